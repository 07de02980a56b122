"""Training and sign-off."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from incubator.core.forms import Picks

from ..models import Question


class TrainingForm(forms.Form):
    """One choice a question; a wrong answer comes back with the reason."""

    def __init__(self, *args, questions: Iterable[Question], **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = {f"question_{question.pk}": question for question in questions}
        for name, question in self.questions.items():
            self.fields[name] = forms.ChoiceField(
                label=question.prompt,
                choices=question.answers(),
                widget=Picks(is_one_column=True),
                error_messages={"required": _("Choose an answer.")},
            )

    def clean(self):
        data = super().clean()
        for name, question in self.questions.items():
            if name in data and data[name] != question.right_answer:
                self.add_error(name, _now("Not quite. %(why)s") % {"why": question.explanation})
        return data


class SignOffForm(forms.Form):
    """The signature: a typed name and a tick."""

    text = forms.IntegerField(widget=forms.HiddenInput)
    signed_name = forms.CharField(
        label=_("Your full name"),
        max_length=120,
        help_text=_("Typing your name here is your signature."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    agrees = forms.BooleanField(
        label=_("I have read the policy and will follow it."),
        error_messages={"required": _("Check this box to sign.")},
    )


class SignOffFilterForm(forms.Form):
    """Which people the Office's list shows; what makes no sense is left out."""

    q = forms.CharField(
        label=_("Name or email"), required=False, max_length=100, widget=forms.SearchInput
    )
    state = forms.ChoiceField(
        label=_("Policy"),
        required=False,
        choices=[("", _("Everybody")), ("unsigned", _("Not signed")), ("signed", _("Signed"))],
    )

    def filters(self) -> dict[str, str]:
        """Arguments for ``selectors.sign_off_list``."""
        self.is_valid()
        return {
            name: self.cleaned_data.get(key, "")
            for name, key in (("words", "q"), ("state", "state"))
        }
