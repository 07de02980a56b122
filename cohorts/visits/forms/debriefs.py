from django import forms
from django.utils.translation import gettext_lazy as _

from hacks.forms.fields import PlainText
from hacks.models import Hack


class DebriefForm(forms.Form):
    """What a visitor noticed, and takes home."""

    use_required_attribute = False

    noticed = PlainText(
        label=_("What did you notice?"),
        longest=1000,
        rows=4,
        help_text=_("What you saw and heard. Name no student and no teacher."),
        error_messages={"required": _("Say what you noticed.")},
    )
    wondered = PlainText(label=_("What do you wonder?"), longest=1000, rows=3, required=False)
    will_try = PlainText(
        label=_("What will you try at home?"),
        longest=1500,
        rows=3,
        help_text=_("One take-away a line, five at most. Each can become a hack."),
        error_messages={"required": _("Name one thing at least that you will try at home.")},
    )
    source = forms.ModelChoiceField(
        label=_("Which of the host’s hacks does it come from?"),
        queryset=Hack.objects.none(),
        required=False,
        empty_label=_("None of them"),
        help_text=_("The host team gets the credit."),
    )
    source.may_be_needed = True

    thanks = PlainText(label=_("A word of thanks"), longest=300, required=False)

    def __init__(self, *args, hacks, **options):
        super().__init__(*args, **options)
        self.fields["source"].queryset = hacks

    def clean_will_try(self) -> list[str]:
        return self.cleaned_data["will_try"].split("\n")


class ReflectionForm(forms.Form):
    """What a member of the host team saw in its own school through the eyes of others."""

    use_required_attribute = False

    noticed = PlainText(
        label=_("What did the visitors help you see?"),
        longest=1000,
        rows=4,
        help_text=_("What is new to you about your own school. Name no student and no teacher."),
        error_messages={"required": _("Say what the visitors helped you see.")},
    )
    wondered = PlainText(label=_("What do you wonder now?"), longest=1000, rows=3, required=False)
    will_change = PlainText(
        label=_("What will you change, or keep?"), longest=1000, rows=3, required=False
    )
    thanks = PlainText(label=_("A word to your visitors"), longest=300, required=False)
