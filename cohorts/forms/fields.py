"""Teams to choose from, each by its name and its cohort: a school may have a team in each."""

from django import forms

from incubator.core.forms import ManyField

from ..models import Team


class TeamLabel:
    def label_from_instance(self, team: Team) -> str:
        return f"{team}, {team.cohort}"


class TeamField(TeamLabel, forms.ModelChoiceField):
    pass


class TeamsField(TeamLabel, ManyField):
    pass
