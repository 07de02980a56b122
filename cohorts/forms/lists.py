"""Lists as others write them: pasted or sent as a file, put right line by line, sent.

What a team's roster and the Office's import have in common.
"""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ..rosters import LARGEST_FILE, LONGEST_ROSTER, NotText, decode


def text_of(upload) -> str:
    """The text of a small file; raises ValidationError with what to do otherwise."""
    if upload.size > LARGEST_FILE:
        raise ValidationError(_now("This file is too large. At most 200 kB are read."))
    try:
        return decode(upload.read())
    except NotText as error:
        words = _now("This is not a text file. In your spreadsheet choose “Save as”, then CSV.")
        raise ValidationError(words) from error


class ListTextForm(forms.Form):
    """The list as somebody has it; ``cleaned_data["lines"]`` holds what ``read`` made of it."""

    text = forms.CharField(
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
        for name in ("text", "file"):
            self.fields[name].may_be_needed = True  # one of the two

    def read(self, text: str) -> list:
        """The lines of the text, each a named tuple that begins with its ``number``."""
        raise NotImplementedError

    def clean_text(self):
        text = self.cleaned_data["text"]
        if len(text.encode()) > LARGEST_FILE:
            raise ValidationError(_now("This list is too long. At most 200 kB are read."))
        return text

    def clean_file(self):
        upload = self.cleaned_data["file"]
        return text_of(upload) if upload else ""

    def clean(self):
        fields = super().clean()
        text = "\n".join(filter(None, [fields.get("text"), fields.get("file")]))
        fields["lines"] = self.read(text) if text.strip() else []
        if not fields["lines"] and not self.errors:
            raise ValidationError(_now("Paste at least one line, or choose a file."))
        if len(fields["lines"]) > LONGEST_ROSTER:
            raise ValidationError(_too_long(len(fields["lines"])))
        return fields


def _too_long(number: int) -> str:
    words = _now("A list holds at most %(most)d lines; this one has %(number)d. Send it in parts.")
    return words % {"most": LONGEST_ROSTER, "number": number}


class LineForm(forms.Form):
    """One line; ``LINE`` is its named tuple. An emptied line, or one left out, sends nothing."""

    LINE: type
    leave_out = forms.BooleanField(label=_("Leave out"), required=False)
    number = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order: Iterable[str] | None = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.notes: list[str] = []  # what will become of the line, beside it

    def clean(self):
        fields = super().clean()
        if self.is_left_out:
            self._errors.clear()
        else:
            self.check_line(fields)
        return fields

    def check_line(self, fields: dict) -> None:
        """Say what is wrong between the fields of a line that counts."""

    @property
    def line(self):
        """What stands in the fields now, with the number of the line in the list."""
        number = str(self["number"].value())
        number = int(number) if number.isdecimal() and len(number) < 7 else self.index + 1
        words = {name: self[name].value() or "" for name in self.LINE._fields if name != "number"}
        return self.LINE(number=number, **words)

    @property
    def is_left_out(self) -> bool:
        return bool(self["leave_out"].value()) or not "".join(self.line[1:]).strip()


class BaseLines(forms.BaseFormSet):
    """The lines of one list; each says what is wrong with it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="line", **kwargs)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.index = index or 0

    def good(self) -> list:
        """The forms of the lines that can be sent."""
        self.is_valid()
        return [one for one in self.forms if not one.errors and not one.is_left_out]

    def bad(self) -> list:
        """The lines that somebody has to look at."""
        self.is_valid()
        return [one.line for one in self.forms if one.errors and not one.is_left_out]


def lines_of(form: type[LineForm], formset: type[BaseLines]) -> type[BaseLines]:
    """The form of a whole list, of at most as many lines as are read."""
    return forms.formset_factory(
        form,
        formset=formset,
        extra=0,
        max_num=LONGEST_ROSTER,
        absolute_max=LONGEST_ROSTER,
        validate_max=True,
    )


def as_typed(lines: list) -> dict[str, str]:
    """The lines as a browser would send them back, had somebody typed them: to be checked."""
    data = {"line-TOTAL_FORMS": str(len(lines)), "line-INITIAL_FORMS": "0"}
    for index, line in enumerate(lines):
        data |= {f"line-{index}-{name}": value for name, value in line._asdict().items()}
    return data
