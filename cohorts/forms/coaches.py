"""Handing teams over from one coach to another."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from incubator.accounts.models import User

from ..models import Team
from ..panels import Waiting
from ..selectors.coaches import successors_of
from .fields import TeamsField


class TeamsToHandOver(TeamsField):
    """Teams as large choices; each says what waits there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, widget=forms.CheckboxSelectMultiple, **kwargs)
        self.waiting: dict[int, Waiting] = {}

    def label_from_instance(self, team):
        label = super().label_from_instance(team)
        number = self.waiting.get(team.pk, Waiting()).number
        if not number:
            return label
        words = ngettext(
            "%(team)s: %(number)s iteration waits", "%(team)s: %(number)s iterations wait", number
        )
        return words % {"team": label, "number": number}


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(
        label=_("To whom?"),
        help_text=_("People who coach a team, or have coached one. Invite anybody else first."),
        queryset=User.objects.none(),
        empty_label=_("Choose a coach"),
        error_messages={"required": _("Choose a coach.")},
    )
    teams = TeamsToHandOver(
        label=_("Which teams?"),
        queryset=Team.objects.none(),
        error_messages={
            "required": _("Choose at least one team."),
            "invalid_choice": _("A team has another coach meanwhile. Look at the list again."),
        },
    )

    def __init__(self, *args, coach: User, waiting: dict[int, Waiting], **kwargs):
        teams = [row.team_id for row in coach.coached]
        super().__init__(*args, initial={"teams": teams}, **kwargs)
        found = Team.objects.filter(pk__in=teams).select_related("school", "cohort")
        self.fields["teams"].waiting = waiting
        self.fields["teams"].queryset = found
        self.fields["to"].queryset = successors_of(coach)
