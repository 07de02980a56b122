"""Members and coaches in /cms/: rows begin and end, and are never turned into others."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

#: Who and where stay as they are: a row for somebody else is another row.
FIXED = ("team", "user", "coach")


class TimeOfRightsForm(forms.ModelForm):
    """A row that gives rights until it ends; an ended one stays as it was."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.was_over = self.instance.ended_at is not None
            fixed = self.fields if self.was_over else set(FIXED) & set(self.fields)
            for name in fixed:
                self.fields[name].disabled = True

    def clean_started_at(self):
        return _passed(self.cleaned_data["started_at"])

    def clean_ended_at(self):
        return _passed(self.cleaned_data["ended_at"])

    def clean(self):
        data = super().clean()
        if self.instance.pk is not None and self.was_over:
            raise ValidationError(_("This has ended and stays as it was. Add a new row instead."))
        started_at, ended_at = data.get("started_at"), data.get("ended_at")
        if started_at and ended_at and ended_at < started_at:
            self.add_error("ended_at", _("Choose a moment after the beginning."))
        return data


def _passed(moment: datetime | None) -> datetime | None:
    if moment and moment > timezone.now():
        raise ValidationError(_("Choose a moment that has passed: rights begin and end at once."))
    return moment
