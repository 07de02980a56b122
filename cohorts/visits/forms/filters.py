from datetime import date, datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort

YEARS = 20  # that one can look ahead and back


class VisitFilterForm(forms.Form):
    """Which month, and whose visits; a month that makes no sense is this one."""

    month = forms.CharField(required=False, max_length=7, widget=forms.HiddenInput)
    cohort = forms.ModelChoiceField(
        label=_("Cohort"),
        queryset=Cohort.objects.all(),
        to_field_name="slug",
        required=False,
        empty_label=_("All cohorts"),
    )

    def first_day(self) -> date:
        self.is_valid()
        today = timezone.localdate()
        try:
            first = datetime.strptime(self.cleaned_data.get("month") or "", "%Y-%m").date()
        except ValueError:
            return today.replace(day=1)
        return first if abs(first.year - today.year) < YEARS else today.replace(day=1)

    def chosen_cohort(self) -> Cohort | None:
        self.is_valid()
        return self.cleaned_data.get("cohort")
