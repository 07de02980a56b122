"""The rows of a school's bell periods."""

from django import forms
from django.utils.translation import gettext_lazy as _

from incubator.core.errors import DomainError
from incubator.core.rows import BY_CLOCK, RowForm, Rows

from ..models import School
from ..models.bell_period import NAME_LENGTH
from ..services.bell_periods import MOST_PERIODS, Period, PeriodRefused

ROWS = 4
"""Empty rows that the form offers."""


class PeriodForm(RowForm):
    """One period."""

    name = forms.CharField(
        label=_("Name"),
        max_length=NAME_LENGTH,
        error_messages={"required": _("Give the period a name.")},
    )
    starts = forms.TimeField(
        label=_("From"), widget=BY_CLOCK, error_messages={"required": _("Say when it starts.")}
    )
    ends = forms.TimeField(
        label=_("To"), widget=BY_CLOCK, error_messages={"required": _("Say when it ends.")}
    )


class BasePeriods(Rows):
    @property
    def periods(self) -> list[Period]:
        names = ("name", "starts", "ends")
        return [tuple(row.cleaned_data[name] for name in names) for row in self.filled]

    def refuse(self, refusal: DomainError) -> None:
        """Put the sentence beside its row."""
        if isinstance(refusal, PeriodRefused):
            self.filled[refusal.number].add_error(refusal.field, str(refusal))
        else:
            self.forms[0].add_error(None, str(refusal))


PeriodFormSet = forms.formset_factory(
    PeriodForm, formset=BasePeriods, extra=ROWS, max_num=MOST_PERIODS, absolute_max=MOST_PERIODS
)


def rows_of(school: School) -> list[dict]:
    """The rows of what is kept."""
    return list(school.bell_periods.values("name", "starts", "ends"))
