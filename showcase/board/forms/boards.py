import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort
from cohorts.rules import guests_may_join_boards

from ..models import Board
from ..phases import Phase
from ..services.boards import LONGEST_TIMER


class SettingsForm(forms.ModelForm):
    """What a facilitator can change while the board runs."""

    class Meta:
        model = Board
        fields = [
            "question",
            "vote_budget",
            "is_silent",
            "shows_results",
            "names_voters",
            "is_open_to_guests",
        ]
        help_texts = {
            "question": _("Begin with “How might we”. One question that many can answer."),
            "is_silent": _("Everybody sees only their own ideas, and how many there are."),
            "vote_budget": _("How many ideas each person can give a dot to."),
            "shows_results": _("Everybody sees how many dots an idea has, most first."),
            "names_voters": _(
                "An idea’s page lists who gave it a dot. Dots given before stay anonymous."
            ),
            "is_open_to_guests": _(
                "People without an account take part. What they post waits for you."
            ),
        }

    def clean_question(self) -> str:
        return " ".join(self.cleaned_data["question"].split())

    def clean(self):
        values = super().clean()
        cohort = values.get("cohort", self.instance.cohort)
        if values.get("is_open_to_guests") and not guests_may_join_boards(cohort):
            self.add_error("is_open_to_guests", _(guests_may_join_boards.__doc__))
        return values


class BoardForm(SettingsForm):
    """A new board."""

    cohort = forms.ModelChoiceField(
        label=_("Who takes part"),
        queryset=Cohort.objects.filter(completed_at=None),
        required=False,
        empty_label=_("The whole network"),
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    cohort.may_be_needed = True  # no choice means the network: nothing about it is optional

    field_order = ["question", "cohort"]

    @property
    def values(self) -> dict:
        """What ``open_board`` takes."""
        data = dict(self.cleaned_data)
        fixed = {name: data.pop(name) for name in ("question", "cohort", "client_id")}
        return {**fixed, "settings": data}

    def _get_validation_exclusions(self):
        """The address is made by the service."""
        return {*super()._get_validation_exclusions(), "client_id"}


class PhaseForm(forms.Form):
    """From the phase that the facilitator saw to another."""

    before = forms.ChoiceField(choices=Phase.choices)
    after = forms.ChoiceField(choices=Phase.choices)


class TimerForm(forms.Form):
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=LONGEST_TIMER, required=False
    )
