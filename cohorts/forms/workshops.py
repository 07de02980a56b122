"""Who was at a workshop."""

from django import forms
from django.utils.translation import gettext_lazy as _

from incubator.accounts.models import User
from incubator.core.forms import ManyField

from ..selectors.workshops import Row


class AttendanceForm(forms.Form):
    """A tick for each person of the list."""

    present = ManyField(
        queryset=User.objects.none(),
        required=False,
        label=_("Who was there"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data=None, *, rows: list[Row]):
        there = [row.person.pk for row in rows if row.attendance and row.attendance.is_confirmed]
        super().__init__(data, initial={"present": there})
        self.rows = rows
        self.fields["present"].queryset = User.objects.filter(pk__in=[r.person.pk for r in rows])

    def lines(self) -> list[tuple[Row, bool]]:
        """Each row, and whether its box is ticked."""
        ticked = {str(one) for one in self["present"].value() or []}
        return [(row, str(row.person.pk) in ticked) for row in self.rows]

    def said(self, request) -> dict:
        """Arguments for record_attendance."""
        return {"present": list(self.cleaned_data["present"]), "actor": request.user}
