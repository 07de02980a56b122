"""Choosing mail, and writing a newsletter."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort

from .models import Kind, Newsletter

MEMBERS, COACHES = "members", "coaches"


class MailForm(forms.Form):
    """One tick for each kind of mail to many; another where mail came back."""

    digest = forms.BooleanField(
        label=_("The weekly digest"),
        required=False,
        help_text=_(
            "Once a week: your team, feedback that waits, your buddies, your cohort, and one "
            "school to meet. Nothing new, no mail."
        ),
    )
    newsletter = forms.BooleanField(
        label=_("The Office’s newsletter"),
        required=False,
        help_text=_("Now and then a highlight that the Office of Innovation sends around."),
    )
    works_again = forms.BooleanField(
        label=_("Mail arrives at this address again"),
        required=False,
        help_text=_("Then the ticked mails are sent there again."),
    )

    def __init__(self, *args, has_returned: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_returned:
            del self.fields["works_again"]

    def wanted(self) -> dict[str, bool]:
        """For each kind of mail, whether the person takes it."""
        return {kind: self.cleaned_data[kind.value] for kind in Kind}


class NewsletterForm(forms.Form):
    """Sent twice it makes one draft."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)
    subject = forms.CharField(
        label=_("Subject"),
        max_length=120,
        help_text=_("What stands in the list of mails. Plain words, no capitals."),
    )
    intro = forms.CharField(
        label=_("What you say first"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("A few sentences above the highlight. An empty line begins a paragraph."),
    )
    cohort = forms.ModelChoiceField(
        label=_("Which cohort?"),
        queryset=Cohort.objects.order_by("-starts_on", "name"),
        required=False,
        empty_label=_("All cohorts"),
    )
    cohort.may_be_needed = True
    to = forms.MultipleChoiceField(
        label=_("To whom?"),
        choices=[(MEMBERS, _("Members and team leads")), (COACHES, _("Coaches"))],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    def clean_subject(self):
        subject = " ".join(self.cleaned_data["subject"].split())
        if not subject:
            raise forms.ValidationError(_now("Write a subject."))
        return subject

    def values(self) -> dict:
        """What a newsletter keeps of it."""
        data = self.cleaned_data
        chosen = {"to_members": MEMBERS in data["to"], "to_coaches": COACHES in data["to"]}
        return {name: data[name] for name in ("subject", "intro", "cohort")} | chosen


def words_of_draft(newsletter: Newsletter) -> dict:
    """What the form begins with."""
    chosen = [(MEMBERS, newsletter.to_members), (COACHES, newsletter.to_coaches)]
    return {
        "client_id": newsletter.client_id,
        "subject": newsletter.subject,
        "intro": newsletter.intro,
        "cohort": newsletter.cohort_id,
        "to": [name for name, is_chosen in chosen if is_chosen],
    }


class ConfirmForm(forms.Form):
    """How many people the Office has seen that it goes to."""

    seen = forms.IntegerField(min_value=0, max_value=10**9, widget=forms.HiddenInput)


class TeamForm(forms.Form):
    """Whose digest the Office looks at."""

    team = forms.ModelChoiceField(
        label=_("As a member of"), queryset=None, required=False, empty_label=_("Myself")
    )

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams
