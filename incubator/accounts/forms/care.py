"""What the Office writes when it changes somebody's account."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Why a second factor is taken away; the person reads it."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_(
            "The person reads this, and so does who confirms it. For example: you told us by phone "
            "that it is lost."
        ),
        max_length=80,
        widget=forms.Textarea({"rows": 3}),
    )


class ConfirmForm(forms.Form):
    """Nothing to write: the button is the word."""
