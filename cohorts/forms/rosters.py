"""A team's list of people to invite: pasted or sent as a file, put right line by line, sent."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..models import Team
from ..rosters import LARGEST_FILE, LONGEST_ROSTER, Line, NotText, decode, read_roster
from ..selectors.invitations import addresses_in, addresses_invited
from ..services.invitations import Guest


def text_of(upload) -> str:
    """The text of a small file; raises ValidationError with what to do otherwise."""
    if upload.size > LARGEST_FILE:
        raise ValidationError(_now("This file is too large. At most 200 kB are read."))
    try:
        return decode(upload.read())
    except NotText as error:
        words = _now("This is not a text file. In your spreadsheet choose “Save as”, then CSV.")
        raise ValidationError(words) from error


class RosterTextForm(forms.Form):
    """The list as somebody has it; ``cleaned_data["lines"]`` holds what was read."""

    text = forms.CharField(
        label=_("Names and e-mail addresses, one person a line"),
        help_text=_("For example: Demo Educator, educator@school.example"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 8, "autocapitalize": "off", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("or a CSV file from a spreadsheet"),
        required=False,
        widget=forms.FileInput({"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.may_be_needed = True  # one of the two

    def clean_file(self):
        upload = self.cleaned_data["file"]
        return text_of(upload) if upload else ""

    def clean(self):
        fields = super().clean()
        text = "\n".join(filter(None, [fields.get("text"), fields.get("file")]))
        fields["lines"] = read_roster(text)
        if not fields["lines"] and not self.errors:
            raise ValidationError(_now("Paste at least one line, or choose a file."))
        if len(fields["lines"]) > LONGEST_ROSTER:
            raise ValidationError(_too_long(len(fields["lines"])))
        return fields


def _too_long(number: int) -> str:
    words = _now("A list holds at most %(most)d lines; this one has %(number)d. Send it in parts.")
    return words % {"most": LONGEST_ROSTER, "number": number}


class RosterLineForm(forms.Form):
    """One person. An emptied line, or one that is left out, invites nobody."""

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("This is no e-mail address.")},
        widget=forms.TextInput({"inputmode": "email", "autocapitalize": "off"}),
    )
    leave_out = forms.BooleanField(label=_("Leave out"), required=False)
    number = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        fields = super().clean()
        if self.is_left_out:
            self._errors.clear()
        elif not fields.get("email") and "email" not in self.errors:
            self.add_error("email", _now("There is no e-mail address in this line, or several."))
        return fields

    @property
    def line(self) -> Line:
        """What stands in the fields now, with the number of the line in the list."""
        number = self["number"].value()
        number = int(number) if str(number).isdecimal() else self.index + 1
        return Line(number, self["name"].value() or "", self["email"].value() or "")

    @property
    def is_left_out(self) -> bool:
        words = self.line.name + self.line.email
        return bool(self["leave_out"].value()) or not words.strip()

    @property
    def guest(self) -> Guest:
        return Guest(self.cleaned_data.get("name", ""), self.cleaned_data["email"])


class BaseRosterFormSet(forms.BaseFormSet):
    """The lines of one list for one team; each says what is wrong with it."""

    def __init__(self, *args, team: Team, **kwargs):
        super().__init__(*args, prefix="line", **kwargs)
        self.team = team

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.index = index or 0

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

    def good(self) -> list[Guest]:
        """The people of the lines that can be sent."""
        self.is_valid()
        return [one.guest for one in self.forms if not one.errors and not one.is_left_out]

    def bad(self) -> list[Line]:
        """The lines that somebody has to look at."""
        self.is_valid()
        return [one.line for one in self.forms if one.errors and not one.is_left_out]


RosterFormSet = forms.formset_factory(
    RosterLineForm,
    formset=BaseRosterFormSet,
    extra=0,
    max_num=LONGEST_ROSTER,
    absolute_max=LONGEST_ROSTER,
    validate_max=True,
)


def roster_of(lines: list[Line], team: Team) -> BaseRosterFormSet:
    """The lines as they would be if somebody had typed them into the form: checked."""
    data = {"line-TOTAL_FORMS": str(len(lines)), "line-INITIAL_FORMS": "0"}
    for index, line in enumerate(lines):
        data |= {f"line-{index}-{name}": value for name, value in line._asdict().items()}
    return RosterFormSet(data, team=team)


def how_many(number: int) -> str:
    """What was sent, in words."""
    words = ngettext("%(number)d invitation is sent.", "%(number)d invitations are sent.", number)
    return words % {"number": number}
