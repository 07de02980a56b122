"""The Office's list of schools and teams."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ..models import School, Team
from ..selectors.imports import Known, changes_of
from ..services.imports import Entry
from ..services.invitations import Guest
from ..tables import NoHeadings, Row, TwoAlike, read_table
from .lists import BaseLines, LineForm, ListTextForm, as_typed, lines_of


def words_field(model, name: str, label: str) -> forms.CharField:
    """A short text, no longer than the model takes."""
    return forms.CharField(
        label=label, required=False, max_length=model._meta.get_field(name).max_length
    )


class ImportTextForm(ListTextForm):
    """``cleaned_data["unknown"]`` holds the headings that mean nothing here."""

    replace = forms.BooleanField(
        label=_("Overwrite what our schools say already"),
        help_text=_("Otherwise the list fills in only what is empty."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        text.label = _("A header line, then one school a line")
        text.help_text = _(
            "Columns, in any order: school, neighborhood, grades, website, cohort, team name, "
            "lead name, lead email. Only school is needed. Copied cells of a spreadsheet work too."
        )

    def read(self, text):
        self.cleaned_data["unknown"] = []
        try:
            table = read_table(text)
        except NoHeadings as error:
            words = _now("The first line needs the names of the columns, one of them “school”.")
            raise ValidationError(words) from error
        except TwoAlike as error:
            words = _now("Two columns mean the same. Rename or remove “%(heading)s”.")
            raise ValidationError(words % {"heading": error}) from error
        self.cleaned_data["unknown"] = table.unknown
        return table.rows


class ReplaceForm(forms.Form):
    """The same choice, still open while the lines are looked over."""

    replace = forms.BooleanField(label=ImportTextForm.base_fields["replace"].label, required=False)


class ImportLineForm(LineForm):
    """One school, its team in a cohort, and the leader to invite; only the school is needed."""

    LINE = Row
    field_order = [name for name in Row._fields if name != "number"] + ["leave_out"]

    school = words_field(School, "name", _("School"))
    neighborhood = words_field(School, "neighborhood", _("Neighborhood"))
    grades = words_field(School, "grade_span", _("Grades"))
    website = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        max_length=200,
        error_messages={"invalid": _("This is no web address.")},
        widget=forms.TextInput({"inputmode": "url"}),
    )
    cohort = forms.CharField(label=_("Cohort"), required=False, max_length=80)
    team_name = words_field(Team, "name", _("Team name"))
    lead_name = forms.CharField(label=_("Lead name"), required=False, max_length=120)
    lead_email = forms.EmailField(
        label=_("Lead email"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("This is no email address.")},
        widget=forms.TextInput({"inputmode": "email", "autocapitalize": "off"}),
    )
    surplus = forms.CharField(label=_("Without a heading"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self["surplus"].value():
            self.fields["surplus"].widget = forms.HiddenInput()

    def check_line(self, fields):
        if not fields.get("school") and "school" not in self.errors:
            self.add_error("school", _now("Every line needs a school."))
        if fields.get("surplus"):
            words = _now("This has no column. Put it where it belongs, then empty this field.")
            self.add_error("surplus", words)
        has_no_address = not fields.get("lead_email") and "lead_email" not in self.errors
        if fields.get("lead_name") and has_no_address:
            self.add_error("lead_email", _now("A lead needs an email address."))
        if not fields.get("cohort") and (fields.get("team_name") or fields.get("lead_email")):
            self.add_error("cohort", _now("A team and its lead need a cohort."))

    def details(self) -> dict[str, str]:
        """What the line says of the school, by the model's names."""
        data = self.cleaned_data
        return {
            "neighborhood": data.get("neighborhood", ""),
            "grade_span": data.get("grades", ""),
            "website": data.get("website", ""),
        }

    @property
    def entry(self) -> Entry:
        data = self.cleaned_data
        email = data["lead_email"].lower()
        lead = Guest(data["lead_name"], email) if email else None
        return Entry(data["school"], self.details(), self.cohort_found, data["team_name"], lead)


class BaseImportFormSet(BaseLines):
    """The lines of one list, each with what would become of it."""

    def __init__(self, *args, replace: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.replace = replace

    def clean(self):
        known, seen = Known(), set()
        for form in self.forms:
            form.cohort_found = None
            if not form.is_left_out:
                self._check(form, known, seen)

    def _check(self, form, known: Known, seen: set):
        name, cohort_name = (form.cleaned_data.get(one, "") for one in ("school", "cohort"))
        form.cohort_found = cohort = known.cohort(cohort_name)
        if cohort_name and not cohort:
            form.add_error("cohort", _now("No cohort has this name. Add it in the CMS first."))
        place = known.key(name), cohort.pk if cohort else None
        if name and place in seen:
            form.add_error("school", _now("This school and cohort stand in the list twice."))
        seen.add(place)
        school = known.school(name)
        team = known.team(school, cohort)
        email = form.cleaned_data.get("lead_email")
        if team and email and not team.may_grow and not known.was_asked(team, email):
            form.add_error("lead_email", _now("This team no longer takes people."))
        if not form.errors:
            form.notes = [*self._of_school(form, school), *_of_team(form, team, known)]

    def _of_school(self, form, school: School | None) -> list[str]:
        if school is None:
            return [_now("New school.")]
        changes = changes_of(school, form.details(), replace=self.replace)
        if not changes:
            return [_now("The school is here already and stays as it is.")]
        names = ", ".join(str(School._meta.get_field(one).verbose_name) for one in changes)
        return [_now("The school is here already. From the list: %(names)s.") % {"names": names}]


def _of_team(form, team: Team | None, known: Known) -> list[str]:
    notes, email = [], form.cleaned_data.get("lead_email")
    if team:
        notes.append(_now("The team is here already and stays as it is."))
    elif form.cohort_found:
        notes.append(_now("New team in %(cohort)s.") % {"cohort": form.cohort_found})
    if email and known.was_asked(team, email):
        notes.append(_now("The lead was invited before and gets no second mail."))
    elif email:
        notes.append(_now("The lead is invited."))
    return notes


ImportFormSet = lines_of(ImportLineForm, BaseImportFormSet)


def import_of(rows: list[Row], *, replace: bool) -> BaseImportFormSet:
    """The rows as they would be if somebody had typed them into the form: checked."""
    return ImportFormSet(as_typed(rows), replace=replace)
