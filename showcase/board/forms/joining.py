from django import forms
from django.utils.translation import gettext_lazy as _

from ..codes import LENGTH, read_code


class CodeForm(forms.Form):
    """The code that the wall shows, in any case and with any spaces."""

    code = forms.CharField(
        label=_("Code of the board"),
        help_text=_("Six letters and digits, as the wall shows them."),
        max_length=4 * LENGTH,
        error_messages={"required": _("Type the code first.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_code(self) -> str:
        return read_code(self.cleaned_data["code"])
