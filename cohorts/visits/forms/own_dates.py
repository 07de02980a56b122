"""Dates that visitors propose, and the host's yes to one of them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from incubator.core.errors import DomainError
from incubator.core.forms import refuse
from incubator.core.rows import RowForm, Rows

from ..services.own_dates import MOST_DATES, DateRefused, Hours, too_few_seats
from .hours import HoursForm
from .slots import DetailsForm
from .visits import RequestForm


class OwnDateForm(RowForm, HoursForm):
    """One date."""

    field_order = ["day", "starts", "ends"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["starts"].help_text = ""

    @property
    def hours(self) -> Hours:
        return self.cleaned_data["starts_at"], self.cleaned_data["ends_at"]


OwnDateFormSet = forms.formset_factory(
    OwnDateForm, formset=Rows, extra=MOST_DATES, max_num=MOST_DATES, absolute_max=MOST_DATES
)


class Proposal:
    """The form of a request and the rows of its dates, checked together."""

    def __init__(self, data, **options):
        self.form = RequestForm(data or None, **options)
        self.rows = OwnDateFormSet(data or None, prefix="date")

    def is_valid(self) -> bool:
        is_good = [self.form.is_valid(), self.rows.is_bound and self.rows.is_valid()]
        if is_good[1] and not self.rows.filled:
            self._ask_for_one()
        has_errors = any(row.errors for row in self.rows)
        return all(is_good) and not has_errors and bool(self.rows.filled)

    def _ask_for_one(self) -> None:
        form, field = (self.rows[0], "day") if self.rows.forms else (self.form, None)
        form.add_error(field, _("Name one date or more."))

    @property
    def dates(self) -> list[Hours]:
        return [row.hours for row in self.rows.filled]

    def refuse(self, refusal: DomainError) -> None:
        """Put the sentence beside its date."""
        if isinstance(refusal, DateRefused):
            self.rows.filled[refusal.number].add_error("day", str(refusal))
        else:
            refuse(self.form, refusal)


class AcceptForm(DetailsForm):
    """What the host adds when it says yes; each who can come has a seat."""

    def __init__(self, *args, visitors: int, **options):
        super().__init__(*args, **options)
        self.visitors = visitors
        self.fields["seats"].help_text = _("Other teams see the seats that are left.")

    def clean_seats(self) -> int:
        seats = self.cleaned_data["seats"]
        if seats < self.visitors:
            raise forms.ValidationError(too_few_seats(self.visitors))
        return seats
