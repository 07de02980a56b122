"""Teams to choose from, each by its name and its cohort: a school may have a team in each.

Cohorts and schools to narrow a list with, by the name in their address.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from incubator.core.forms import ManyField

from ..models import Cohort, School, Team


class TeamLabel:
    def label_from_instance(self, team: Team) -> str:
        return f"{team}, {team.cohort}"


class TeamField(TeamLabel, forms.ModelChoiceField):
    pass


class TeamsField(TeamLabel, ManyField):
    pass


def cohort_filter() -> forms.ModelChoiceField:
    """One cohort, or all."""
    return forms.ModelChoiceField(
        label=_("Cohort"),
        required=False,
        queryset=Cohort.objects.all(),
        to_field_name="slug",
        empty_label=_("All cohorts"),
    )


def school_filter() -> forms.ModelChoiceField:
    """One school, or all."""
    return forms.ModelChoiceField(
        label=_("School"),
        required=False,
        queryset=School.objects.all(),
        to_field_name="slug",
        empty_label=_("All schools"),
    )
