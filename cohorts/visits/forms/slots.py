import uuid
from datetime import datetime, timedelta

from django import forms
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cohorts.forms.fields import TeamField
from cohorts.models import Team
from hacks.forms.fields import PlainText

from ..models import Slot, Visit
from ..models.slot import MOST_SEATS
from ..services.slots import FIELDS, MOST_WEEKS
from .hours import CLOCKS_CHANGE, PeriodHoursForm


def _between(most: int) -> dict:
    """What a number says that is missing, no number, too small or too large."""
    words = format_lazy(_("Choose a number from 1 to {most}."), most=most)
    return dict.fromkeys(("required", "invalid", "min_value", "max_value"), words)


class DetailsForm(forms.Form):
    """What visitors find, and how many can come."""

    use_required_attribute = False

    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=MOST_SEATS,
        initial=4,
        help_text=_("How many visitors can come."),
        error_messages=_between(MOST_SEATS),
    )
    focus_question = PlainText(
        label=_("Focus question"),
        longest=200,
        help_text=_("What you want your visitors to help you see."),
        error_messages={"required": _("Ask the question that this visit is about.")},
    )
    look_fors = PlainText(
        label=_("Look-fors"),
        longest=600,
        rows=4,
        required=False,
        help_text=_("What visitors watch for, one a line. Name no student and no teacher."),
    )
    meeting_point = PlainText(
        label=_("Door and sign-in"),
        longest=200,
        help_text=_("Where to come in, and what to bring."),
        error_messages={"required": _("Say where visitors come in.")},
    )
    travel = PlainText(label=_("Parking and MBTA"), longest=300, rows=2, required=False)
    access = PlainText(label=_("Access, lunch, interpreters"), longest=300, rows=2, required=False)
    must_know = PlainText(
        label=_("Who must know"),
        longest=300,
        rows=2,
        required=False,
        help_text=_(
            "In your school: the front desk, the custodian, other teams. Visitors do not see it."
        ),
    )

    @property
    def values(self) -> dict:
        """The texts and the seats, as the services take them."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class ChangeSlotForm(PeriodHoursForm, DetailsForm):
    """A time in Boston and what visitors find; ``starts_at`` and ``ends_at`` are its moments."""

    @staticmethod
    def initial_of(slot: Slot) -> dict:
        """The form's fields for a slot that is there."""
        starts_at, ends_at = (timezone.localtime(one) for one in (slot.starts_at, slot.ends_at))
        texts = {name: getattr(slot, name) for name in FIELDS}
        return texts | {"day": starts_at.date(), "starts": starts_at.time(), "ends": ends_at.time()}


class SlotForm(ChangeSlotForm):
    """A new slot, or the same hours in several weeks."""

    team = TeamField(label=_("Host team"), queryset=Team.objects.none(), empty_label=None)
    weeks = forms.IntegerField(
        label=_("How many weeks"),
        min_value=1,
        max_value=MOST_WEEKS,
        initial=1,
        help_text=_("More than one offers the same hours every week, at the same time of day."),
        error_messages=_between(MOST_WEEKS),
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    return_of = forms.ModelChoiceField(
        queryset=Visit.objects.none(), required=False, widget=forms.HiddenInput
    )

    field_order = ["team", "day", "period", "starts", "ends", "weeks"]

    def __init__(self, *args, teams, returns=None, **options):
        super().__init__(*args, **options)
        self.fields["team"].queryset = teams
        if returns is not None:
            self.fields["return_of"].queryset = returns
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()
            self.fields["team"].initial = teams[0]

    def clean(self):
        data = super().clean()
        self._require_own_period(data)
        if not self.errors:
            try:
                self.times()
            except forms.ValidationError:
                self.add_error("weeks", CLOCKS_CHANGE)
        return data

    def _require_own_period(self, data) -> None:
        team, period = data.get("team"), data.get("period")
        if team and period and team.school_id != period.school_id:
            self.add_error("period", _("This is a period of another school."))

    def times(self) -> list[tuple[datetime, datetime]]:
        """Start and end in each week: the same time of day, on both sides of a change of clocks."""
        data = self.cleaned_data
        return [
            tuple(
                from_current_timezone(datetime.combine(data["day"] + week, data[name]))
                for name in ("starts", "ends")
            )
            for week in (timedelta(weeks=number) for number in range(data["weeks"]))
        ]
