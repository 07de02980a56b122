from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from .kinds import Kind
from .models import Decision, Report


class ReportForm(forms.ModelForm):
    """Why somebody asks the Office to look at a thing."""

    class Meta:
        model = Report
        fields = ["reason", "words"]
        widgets = {"reason": forms.RadioSelect, "words": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, kind: Kind, **options):
        super().__init__(*args, **options)
        reason = self.fields["reason"]
        reason.choices = [(one.value, one.label) for one in kind.reasons]
        reason.error_messages["required"] = _("Choose a reason.")


class DecisionForm(forms.Form):
    """What the Office decides, and why."""

    why = forms.CharField(
        label=_("Why"),
        max_length=Decision._meta.get_field("why").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One or two sentences. Whoever made it reads them."),
        error_messages={"required": _("Write why, in a sentence.")},
    )
    verb = forms.ChoiceField(
        widget=forms.HiddenInput,
        error_messages={"required": _("Choose what to do.")},
    )

    def __init__(self, *args, possible: list[Decision.Verb], **options):
        super().__init__(*args, **options)
        self.fields["verb"].choices = [(verb.value, verb.label) for verb in Decision.Verb]
        self.buttons = possible

    def clean_verb(self) -> Decision.Verb:
        return Decision.Verb(self.cleaned_data["verb"])


class StateForm(forms.Form):
    """Which cases the list shows."""

    show = forms.ChoiceField(required=False)


class AskForm(forms.Form):
    """Sent twice it asks once."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class CloseForm(forms.Form):
    """Nobody closes an account by one tap."""

    is_sure = forms.BooleanField(
        label=_("Yes, close my account. I know that it cannot be opened again."),
        error_messages={"required": _("Tick the box to close your account.")},
    )
