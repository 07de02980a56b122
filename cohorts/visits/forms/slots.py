import uuid
from datetime import datetime, timedelta

from django import forms
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.forms.fields import TeamField
from cohorts.models import Team
from hacks.forms.fields import PlainText

from ..models import Slot
from ..models.slot import MOST_SEATS
from ..services.slots import FIELDS, MOST_WEEKS

BY_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
BY_CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class ChangeSlotForm(forms.Form):
    """A time in Boston and what visitors find; ``times`` are its two moments."""

    use_required_attribute = False

    day = forms.DateField(
        label=_("Day"), widget=BY_DAY, error_messages={"required": _("Choose a day.")}
    )
    starts = forms.TimeField(
        label=_("From"),
        widget=BY_CLOCK,
        help_text=_("Boston time, also when you are somewhere else."),
        error_messages={"required": _("Say when it starts.")},
    )
    ends = forms.TimeField(
        label=_("To"), widget=BY_CLOCK, error_messages={"required": _("Say when it ends.")}
    )
    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=MOST_SEATS,
        initial=4,
        help_text=_("How many visitors can come."),
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

    def clean(self):
        data = super().clean()
        if all(data.get(name) for name in ("day", "starts", "ends")):
            if data["ends"] <= data["starts"]:
                self.add_error("ends", _("A visit ends after it starts, on the same day."))
            else:
                self._place(data)
        return data

    def _place(self, data) -> None:
        """Both moments; an hour that Boston's clocks skip or have twice is refused."""
        for name in ("starts", "ends"):
            try:
                data[f"{name}_at"] = from_current_timezone(
                    datetime.combine(data["day"], data[name])
                )
            except forms.ValidationError:
                sentence = _("Clocks change that night, so this hour is not clear. Choose another.")
                self.add_error(name, sentence)

    @property
    def values(self) -> dict:
        """The texts and the seats, as the services take them."""
        return {name: self.cleaned_data[name] for name in FIELDS}

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
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    field_order = ["team", "day", "starts", "ends", "weeks"]

    def __init__(self, *args, teams, **options):
        super().__init__(*args, **options)
        self.fields["team"].queryset = teams
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()
            self.fields["team"].initial = teams[0]

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
