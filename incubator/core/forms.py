"""How every form of the site is drawn and answered, and the one that lists are filtered with."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from .errors import DomainError

LONGEST_NUMBER = 18
"""Digits of a key: more may be too large for the database."""


class FormRenderer(TemplatesSetting):
    """Fields through templates/django/forms/field.html (set as FORM_RENDERER)."""

    field_template_name = "django/forms/field.html"


class Picks(forms.RadioSelect):
    """Large radio choices, each with an icon and a hint beside its word.

    `icons` and `hints` are keyed by the choice's value; either may miss a value.
    """

    def __init__(
        self,
        attrs=None,
        choices=(),
        *,
        icons: Mapping[str, str] | None = None,
        hints: Mapping[str, str] | None = None,
        is_one_column: bool = False,
    ):
        super().__init__(attrs, choices)
        self.icons, self.hints = icons or {}, hints or {}
        self.is_one_column = is_one_column

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "icon": self.icons.get(value, ""), "hint": self.hints.get(value, "")}


class ManyField(forms.ModelMultipleChoiceField):
    """Several of some things; a number that no database holds is a wrong choice like any other."""

    def clean(self, value):
        for one in value if isinstance(value, list | tuple) else ():
            if str(one).isdecimal() and len(str(one)) > LONGEST_NUMBER:
                sentence = self.error_messages["invalid_choice"]
                raise forms.ValidationError(sentence, "invalid_choice", {"value": one})
        return super().clean(value)


class FilterForm(forms.Form):
    """Everything is optional; a filter that makes no sense is left out and said so."""

    words = forms.CharField(
        label=_("Words"), required=False, max_length=200, widget=forms.SearchInput
    )

    def filters(self) -> dict:
        """Arguments for the list's selector; a field with an error is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def is_filtered(self) -> bool:
        return bool(self.filters()) or bool(self.errors)


def attempt(form: forms.BaseForm, service: Callable, **values) -> Any:
    """The service's result, or None with the sentence of its refusal on the form."""
    try:
        return service(**values)
    except DomainError as refusal:
        refuse(form, refusal)
        return None


def refuse(form: forms.BaseForm, refusal: DomainError) -> None:
    """Put the sentence beside the field that it is about, if the form has it."""
    field = next((name for name in refusal.fields if name in form.fields), None)
    form.add_error(field, str(refusal))
