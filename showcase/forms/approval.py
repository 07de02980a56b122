"""A team's word on a highlight."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from incubator.core.forms import Picks

from ..models import TeamWord


class AnswerForm(forms.Form):
    """``seen`` is the fingerprint of what was read: another version takes no answer from here."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=_("Your team’s word"),
        choices=[
            (TeamWord.Answer.YES, _("It may go public")),
            (TeamWord.Answer.CHANGE, _("Something should change first")),
        ],
        widget=Picks(
            is_one_column=True,
            icons={"yes": "circle-check", "change": "message-circle"},
            hints={
                "yes": _(
                    "Just as you read it here. If the Office changes a word, you are asked again."
                ),
                "change": _("The Office gets your sentence and asks again with the next version."),
            },
        ),
    )
    comment = forms.CharField(
        label=_("What should change"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
    )

    def clean(self):
        values = super().clean()
        wants_change = values.get("answer") == TeamWord.Answer.CHANGE
        if wants_change and not values.get("comment", "").strip():
            self.add_error("comment", _now("Say what should change, so that the Office can do it."))
        return values
