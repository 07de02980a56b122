import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team
from hacks.forms.fields import audience_field

from ..services.comments import LONGEST
from ..services.ideas import TEXT_LENGTH, TITLE_LENGTH


class IdeaForm(forms.Form):
    """A card: an idea in one line, and more about it for who has more to say."""

    title = forms.CharField(
        label=_("Your idea"),
        max_length=TITLE_LENGTH,
        error_messages={"required": _("Write your idea first.")},
    )
    text = forms.CharField(
        label=_("More about it"),
        max_length=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class EditIdeaForm(IdeaForm):
    client_id = None


class IdeaCommentForm(forms.Form):
    text = forms.CharField(
        label=_("Your comment"),
        help_text=_("@ and a full name tells that person, who must see this board."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a comment first.")},
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class TakeIdeaForm(forms.Form):
    """Which team tries it, and who can see the hack; sent twice it starts one hack."""

    team = forms.ModelChoiceField(
        label=_("Your team"), queryset=Team.objects.none(), empty_label=None
    )
    audience = audience_field()
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, teams, **options):
        super().__init__(*args, **options)
        self.fields["team"].queryset = teams
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()
            self.fields["team"].initial = teams[0]
