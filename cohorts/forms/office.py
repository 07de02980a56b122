"""What the Office asks of its lists, and whom it invites."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from incubator.accounts.models import Invitation
from incubator.core.forms import FilterForm, Picks

from ..models import Cohort, School, Team
from ..selectors.invitations import sent_before
from ..selectors.schools import school_called
from ..services.invitations import Guest
from .fields import TeamField, TeamsField, cohort_filter


class PeopleFilterForm(FilterForm):
    """Arguments for ``selectors.directory.directory``."""

    words = forms.CharField(
        label=_("Name or email"), required=False, max_length=200, widget=forms.SearchInput
    )

    role = forms.ChoiceField(
        label=_("Role"),
        required=False,
        choices=[
            ("", _("All roles")),
            ("lead", _("Team lead")),
            ("member", _("Member")),
            ("coach", _("Coach")),
            ("office", _("Office")),
            ("none", _("In no team")),
        ],
    )
    cohort = cohort_filter()
    state = forms.ChoiceField(
        label=_("Sign-in"),
        required=False,
        choices=[
            ("", _("Everybody")),
            ("active", _("Can sign in")),
            ("ended", _("Cannot sign in")),
            ("new", _("Never signed in")),
        ],
    )
    aup = forms.ChoiceField(
        label=_("AUP"),
        required=False,
        choices=[("", _("Everybody")), ("signed", _("Signed")), ("unsigned", _("Not signed"))],
    )


class InvitationFilterForm(FilterForm):
    """Arguments for ``selectors.invitations.all_invitations``."""

    words = forms.CharField(
        label=_("Name, email or school"), required=False, max_length=200, widget=forms.SearchInput
    )

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("Any state")), *Invitation.State.choices]
    )


def growing_teams():
    """Teams that people can join, those of the newest cohort first."""
    teams = Team.objects.growing().select_related("school", "cohort")
    return teams.order_by("-cohort__starts_on", "school__name")


class GuestForm(forms.Form):
    """Somebody to invite. ``batch`` is this form's own number: sent twice, it invites once."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("Email"),
        max_length=254,
        error_messages={"invalid": _("This is no email address.")},
        widget=forms.EmailInput({"autocapitalize": "off"}),
    )
    batch = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    @property
    def guest(self) -> Guest:
        return Guest(self.cleaned_data["name"], self.cleaned_data["email"])

    @property
    def was_sent(self) -> bool:
        """Whether this very form was sent before, by a second press."""
        fields = self.cleaned_data
        return bool(sent_before(fields.get("batch"), fields.get("email", "")))


class InviteCoachForm(GuestForm):
    teams = TeamsField(
        label=_("Teams"),
        help_text=_("One invitation opens all of them."),
        queryset=Team.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one team.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["teams"].queryset = growing_teams()


class InviteLeadForm(GuestForm):
    """To a team that is there, or to a new one that is made in the same step."""

    place = forms.ChoiceField(
        label=_("To which team?"),
        choices=[("team", _("A team that is here already")), ("new", _("A new team"))],
        initial="team",
        widget=Picks(
            hints={
                "team": _("The first lead who joins opens it."),
                "new": _("It waits for this lead, and nobody outside sees it before."),
            }
        ),
    )
    team = TeamField(
        label=_("Team"),
        required=False,
        queryset=Team.objects.none(),
        empty_label=_("Choose a team"),
    )
    cohort = forms.ModelChoiceField(
        label=_("Cohort"),
        required=False,
        queryset=Cohort.objects.all(),
        empty_label=_("Choose a cohort"),
    )
    school = forms.ModelChoiceField(
        label=_("School"),
        required=False,
        queryset=School.objects.all(),
        empty_label=_("A school that is not in this list"),
    )
    school_name = forms.CharField(
        label=_("Name of the new school"),
        help_text=_("Only where the school is not in the list above."),
        max_length=School._meta.get_field("name").max_length,
        required=False,
    )
    team_name = forms.CharField(
        label=_("Name of the team"),
        help_text=_("Leave empty to use the school’s name."),
        max_length=Team._meta.get_field("name").max_length,
        required=False,
    )
    NEEDED = ("team", "cohort", "school", "school_name")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = growing_teams()
        for name in self.NEEDED:
            self.fields[name].may_be_needed = True

    def clean(self):
        fields = super().clean()
        if self.was_sent:
            return fields
        if fields.get("place") == "team" and not fields.get("team") and "team" not in self.errors:
            self.add_error("team", _now("Choose the team."))
        if fields.get("place") == "new":
            self._clean_new(fields)
        return fields

    def _clean_new(self, fields):
        if not fields.get("cohort") and "cohort" not in self.errors:
            self.add_error("cohort", _now("Choose the cohort."))
        if fields.get("school") and fields.get("school_name"):
            words = _now("Choose a school of the list or write a new name, not both.")
            self.add_error("school_name", words)
        elif not fields.get("school") and not fields.get("school_name"):
            self.add_error("school", _now("Choose the school, or write its name below."))
        else:
            self._clean_school(fields)

    def _clean_school(self, fields):
        """A name that is known, however it is typed, means the school that is there."""
        school = fields.get("school") or school_called(fields["school_name"])
        fields["school"] = school
        team = Team.objects.filter(school=school, cohort=fields.get("cohort")).first()
        if school and team:
            words = _now("%(school)s has a team in this cohort already. Choose it above.")
            self.add_error("school", words % {"school": school})
