"""Forms in rows, of which people fill as many as they need: an emptied row is none."""

from django import forms

BY_CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
"""A time of day, as browsers offer it."""


class RowForm(forms.Form):
    """One row; where every field is empty, nothing is asked of it."""

    use_required_attribute = False

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.empty_permitted = False  # an unchanged row is read like any other

    def clean(self):
        data = super().clean()
        if self.is_empty:
            self._errors.clear()
        return data

    @property
    def is_empty(self) -> bool:
        return not any(field.value() for field in self.visible_fields())


class Rows(forms.BaseFormSet):
    """The rows of one form."""

    @property
    def filled(self) -> list[RowForm]:
        return [row for row in self.forms if not row.is_empty]
