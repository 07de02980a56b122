"""Fields that more than one form of this app uses."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from incubator.core.forms import Picks

from ..models import Audience

AUDIENCE_ICONS = {"team": "users", "cohort": "school", "network": "link", "public": "globe"}
AUDIENCE_HINTS = {
    "team": _("You can open it up later"),
    "cohort": _("Their coaches and the Office too"),
    "network": _("Every cohort, past ones too"),
    "public": _("Once a team lead says yes"),
}


TOO_LONG = _("This has %(show_value)d characters; there is room for %(limit_value)d.")


class PlainText(forms.CharField):
    """Text with line ends as one character, and no cut in the browser: a pasted text is kept
    whole and the sentence says by how much it is too long. A field that ``may_be_needed`` is not
    called optional: its hint says when it is needed.
    """

    def __init__(
        self, *, longest: int, rows: int = 0, too_long=TOO_LONG, may_be_needed=False, **options
    ):
        self.may_be_needed = may_be_needed
        if rows:
            options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**options)
        self.validators.append(MaxLengthValidator(longest, too_long))

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


def audience_field() -> forms.ChoiceField:
    """Who can see this: from the team to everyone; proposes the cohort."""
    return forms.ChoiceField(
        label=_("Who can see this?"),
        choices=Audience.choices,
        initial=Audience.COHORT,
        widget=Picks(icons=AUDIENCE_ICONS, hints=AUDIENCE_HINTS, is_one_column=True),
        error_messages={"required": _("Choose who can see this.")},
    )


def version_field() -> forms.IntegerField:
    """The version that the person read; a form that never had one is at the first."""
    return forms.IntegerField(required=False, min_value=1, initial=1, widget=forms.HiddenInput)
