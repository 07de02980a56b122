"""A team's list of people to invite."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..models import Team
from ..rosters import Line, read_roster
from ..selectors.invitations import addresses_in, addresses_invited
from ..services.invitations import Guest
from .lists import BaseLines, LineForm, ListTextForm, as_typed, lines_of


class RosterTextForm(ListTextForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        text.label = _("Names and email addresses, one person a line")
        text.help_text = _("For example: Demo Educator, educator@school.example")

    def read(self, text):
        return read_roster(text)


class RosterLineForm(LineForm):
    """One person."""

    LINE = Line
    field_order = ["name", "email", "leave_out"]

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("Email"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("This is no email address.")},
        widget=forms.TextInput({"inputmode": "email", "autocapitalize": "off"}),
    )

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def check_line(self, fields):
        if not fields.get("email") and "email" not in self.errors:
            self.add_error("email", _now("There is no email address in this line, or several."))

    @property
    def guest(self) -> Guest:
        return Guest(self.cleaned_data.get("name", ""), self.cleaned_data["email"])


class BaseRosterFormSet(BaseLines):
    """The lines of one list for one team."""

    def __init__(self, *args, team: Team, **kwargs):
        super().__init__(*args, **kwargs)
        self.team = team

    def clean(self):
        known = [
            (addresses_in(self.team), _now("This person is in the team already.")),
            (addresses_invited(self.team), _now("This person is invited already.")),
        ]
        seen = set()
        for form in self.forms:
            email = form.cleaned_data.get("email") if not form.is_left_out else None
            if email in seen:
                form.add_error("email", _now("This address stands in the list twice."))
            for addresses, words in known:
                if email in addresses:
                    form.add_error("email", words)
            seen |= {email} - {None, ""}


RosterFormSet = lines_of(RosterLineForm, BaseRosterFormSet)


def roster_of(lines: list[Line], team: Team) -> BaseRosterFormSet:
    """The lines as they would be if somebody had typed them into the form: checked."""
    return RosterFormSet(as_typed(lines), team=team)


def how_many(number: int) -> str:
    """What was sent, in words."""
    words = ngettext("%(number)d invitation is sent.", "%(number)d invitations are sent.", number)
    return words % {"number": number}
