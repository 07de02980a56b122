from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import IdeaReport


class ReportForm(forms.ModelForm):
    """Why somebody asks the facilitator to look at an idea."""

    class Meta:
        model = IdeaReport
        fields = ["reason", "words"]
        widgets = {"reason": forms.RadioSelect, "words": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["reason"].choices = IdeaReport.Reason.choices
        self.fields["reason"].error_messages["required"] = _("Choose a reason.")


class CodeForm(forms.Form):
    """The code as the facilitator saw it, and what becomes of it."""

    seen = forms.CharField(required=False)
    do = forms.ChoiceField(choices=[("replace", ""), ("off", "")])
