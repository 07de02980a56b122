"""The rows of a slot's stops, beside the form of the slot."""

from datetime import datetime, time

from django import forms
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hacks.forms.fields import PlainText
from incubator.core.errors import DomainError
from incubator.core.rows import BY_CLOCK, RowForm, Rows

from ..models import Slot
from ..models.stop import ROOM_LENGTH, WHAT_LENGTH
from ..services.stops import MOST_STOPS, PlannedStop, StopRefused
from .hours import CLOCKS_CHANGE
from .slots import ChangeSlotForm

ROWS = 2
"""Empty rows that a form offers."""


class StopForm(RowForm):
    """One stop."""

    starts = forms.TimeField(
        label=_("From"), widget=BY_CLOCK, error_messages={"required": _("Say when it starts.")}
    )
    ends = forms.TimeField(
        label=_("To"), widget=BY_CLOCK, error_messages={"required": _("Say when it ends.")}
    )
    room = PlainText(
        label=_("Room"), longest=ROOM_LENGTH, error_messages={"required": _("Say which room.")}
    )
    what = PlainText(
        label=_("What is on"),
        longest=WHAT_LENGTH,
        error_messages={"required": _("Say what visitors see there.")},
    )
    stop = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def planned(self, day, starts_at: datetime) -> PlannedStop:
        """The stop on this day; raises ValidationError for an hour that is not clear."""
        data = self.cleaned_data
        begins, ends = (
            from_current_timezone(datetime.combine(day, data[name])) - starts_at
            for name in ("starts", "ends")
        )
        return PlannedStop(data["room"], data["what"], begins, ends, data["stop"])


class BaseStops(Rows):
    def __init__(self, data=None, **options):
        is_sent = bool(data) and "stop-TOTAL_FORMS" in data
        super().__init__(data if is_sent else None, prefix="stop", **options)

    def is_as_it_was(self) -> bool:
        """Whether nobody changed a row of these ``initial`` ones."""
        return not self.is_bound or [form.cleaned_data for form in self.filled] == self.initial

    def planned(self, day, starts_at: datetime) -> list[PlannedStop]:
        """The stops on this day; a row with an hour that is not clear gets a sentence."""
        found = []
        for form in self.filled:
            try:
                found.append(form.planned(day, starts_at))
            except forms.ValidationError:
                form.add_error("starts", CLOCKS_CHANGE)
        return found


StopFormSet = forms.formset_factory(
    StopForm, formset=BaseStops, extra=ROWS, max_num=MOST_STOPS, absolute_max=MOST_STOPS
)


class SlotWithStops:
    """The form of a slot and the rows of its stops, checked together.

    Asked for more rows, both come back as they were typed, unchecked.
    """

    def __init__(self, form: type[ChangeSlotForm], data, *, initial: dict, stops=(), **options):
        if data.get("do") == "more":
            self.form = form(initial=initial | data.dict(), **options)
            self.stops = StopFormSet(initial=_typed_rows(data))
        else:
            self.form = form(data or None, initial=initial, **options)
            self.stops = StopFormSet(data, initial=list(stops))
        self.planned: list[PlannedStop] | None = None

    def is_valid(self) -> bool:
        """Fills ``planned``: None where the stops stay as they were, and go where the slot goes."""
        is_good = [self.form.is_valid(), not self.stops.is_bound or self.stops.is_valid()]
        if all(is_good) and not self.stops.is_as_it_was():
            data = self.form.cleaned_data
            self.planned = self.stops.planned(data["day"], data["starts_at"])
        return all(is_good) and not any(form.errors for form in self.stops)

    def refuse(self, refusal: DomainError) -> None:
        """Put the sentence beside its field."""
        if isinstance(refusal, StopRefused):
            self.stops.filled[refusal.number].add_error(refusal.field, str(refusal))
        else:
            self.form.add_error(getattr(refusal, "field", "day"), str(refusal))


def rows_of(slot: Slot) -> list[dict]:
    """The rows for stops that are there."""
    return [
        {
            "starts": _clock(stop.starts_at),
            "ends": _clock(stop.ends_at),
            "room": stop.room,
            "what": stop.what,
            "stop": stop.pk,
        }
        for stop in slot.stops.all()
    ]


def _clock(moment: datetime) -> time:
    return timezone.localtime(moment).time()


def _typed_rows(data) -> list[dict[str, str]]:
    names = StopForm.base_fields
    rows = [
        {name: data.get(f"stop-{number}-{name}", "") for name in names}
        for number in range(MOST_STOPS)
    ]
    return [row for row in rows if any(row.values())]
