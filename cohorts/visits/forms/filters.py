from datetime import date, datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.forms.fields import cohort_filter
from cohorts.models import Cohort, School

from ..models import Visit

YEARS = 20  # that one can look ahead and back


class VisitFilterForm(forms.Form):
    """Which month, and whose visits."""

    month = forms.CharField(required=False, max_length=7, widget=forms.HiddenInput)
    cohort = cohort_filter()
    hosts = forms.ChoiceField(
        label=_("Hosts"),
        choices=[("", _("All")), ("buddies", _("Our buddies"))],
        required=False,
    )

    def chosen_month(self) -> date | None:
        """Its first day; None where none was chosen, or one that makes no sense."""
        self.is_valid()
        try:
            first = datetime.strptime(self.cleaned_data.get("month") or "", "%Y-%m").date()
        except ValueError:
            return None
        return first if abs(first.year - timezone.localdate().year) < YEARS else None

    def chosen_cohort(self) -> Cohort | None:
        self.is_valid()
        return self.cleaned_data.get("cohort")

    def is_of_buddies(self) -> bool:
        """Whether only those are asked for whom the reader's teams go to see."""
        self.is_valid()
        return self.cleaned_data.get("hosts") == "buddies"


class OfficeFilterForm(VisitFilterForm):
    """Which visits the Office looks at."""

    hosts = None
    school = forms.ModelChoiceField(
        label=_("School"), queryset=School.objects.all(), required=False, empty_label=_("All")
    )
    status = forms.ChoiceField(
        label=_("State"), choices=[("", _("All")), *Visit.Status.choices], required=False
    )

    def filters(self) -> dict:
        """What ``selectors.office.office_visits`` takes; a filter that makes no sense is none."""
        self.is_valid()
        given = self.cleaned_data
        return {
            "cohort": given.get("cohort"),
            "school": given.get("school"),
            "status": given.get("status", ""),
        }
