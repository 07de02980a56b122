"""What a school or a cohort may decide, and in words what it may not."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms.models import WagtailAdminModelForm

from ..models import LocalProcedures
from ..selectors.procedures import NO_HOUR_LEFT, frame, leaves_no_hour, possible_inviters

AS_ABOVE = _("As the rule above says")
NOT_POSSIBLE = _("The district does not allow this, so nobody below it can.")
Inviter = LocalProcedures.Inviter


def yes_or_no(value) -> bool | None:
    return {"yes": True, "no": False}.get(value)


class Decision(forms.TypedChoiceField):
    """Yes, no, or as the rule above says; yes is left out where the district says no."""

    def __init__(self, **options):
        super().__init__(coerce=yes_or_no, empty_value=None, required=False, **options)

    def offer(self, is_allowed: bool) -> None:
        yes = [("yes", _("Yes"))] if is_allowed else []
        self.choices = [("", AS_ABOVE), *yes, ("no", _("No"))]
        if not is_allowed:
            self.help_text = f"{self.help_text} {NOT_POSSIBLE}"


def clock(**options) -> forms.TimeField:
    return forms.TimeField(required=False, widget=forms.TimeInput({"type": "time"}), **options)


class ProceduresForm(forms.Form):
    """Left empty, the rule above holds: for a school its cohort's and the district's."""

    student_photos_may_go_public = Decision(
        label=_("May photos of students go public?"),
        help_text=_(
            "Consent of all of them is needed in any case. If you say no, photos that are public "
            "now are hidden outside the cohort at once."
        ),
    )
    guest_boards_allowed = Decision(
        label=_("May guests join live boards?"),
        help_text=_("Guests join by a code, without an account."),
    )
    who_may_invite = forms.ChoiceField(label=_("Who may invite people to a team?"), required=False)
    quiet_from = clock(
        label=_("Quiet from"),
        help_text=_(
            "In quiet hours no mail goes about what happens on the site. It waits until they end. "
            "Invitations and mail for signing in always go."
        ),
    )
    quiet_until = clock(
        label=_("Quiet until"), help_text=_("Over midnight works: from 6:00 p.m. until 7:00 a.m.")
    )

    def __init__(self, data=None, *, row: LocalProcedures, **options):
        super().__init__(data, initial=initial_of(row), **options)
        for field in self.fields.values():
            field.may_be_needed = True  # empty is an answer, too: the rule above
        district = frame()
        for name in ("student_photos_may_go_public", "guest_boards_allowed"):
            self.fields[name].offer(getattr(district, name))
        possible = possible_inviters()
        field = self.fields["who_may_invite"]
        field.choices = [("", AS_ABOVE), *((one, Inviter(one).label) for one in possible)]
        refused = [str(label) for value, label in Inviter.choices if value not in possible]
        if refused:
            words = {"who": ", ".join(refused)}
            field.help_text = _now("Not possible within the district’s rule: %(who)s.") % words

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("quiet_from"), cleaned.get("quiet_until")
        has_errors = {"quiet_from", "quiet_until"} & set(self.errors)
        if not has_errors and (start is None) != (end is None):
            missing = "quiet_from" if start is None else "quiet_until"
            self.add_error(missing, _("Quiet hours need a beginning and an end."))
        elif leaves_no_hour(start, end):
            self.add_error("quiet_until", NO_HOUR_LEFT)
        return cleaned


def initial_of(row: LocalProcedures) -> dict:
    """The kept decisions as the form shows them."""
    words = {True: "yes", False: "no", None: ""}
    return {
        "student_photos_may_go_public": words[row.student_photos_may_go_public],
        "guest_boards_allowed": words[row.guest_boards_allowed],
        "who_may_invite": row.who_may_invite,
        "quiet_from": row.quiet_from,
        "quiet_until": row.quiet_until,
    }


class LocalProceduresForm(WagtailAdminModelForm):
    """The same decisions in /cms/, for a school or a cohort; who decides stays who it is."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name in ("school", "cohort"):
            self.fields[name].disabled = self.instance.pk is not None
        for name in ("student_photos_may_go_public", "guest_boards_allowed"):
            words = [("unknown", AS_ABOVE), ("true", _("Yes")), ("false", _("No"))]
            self.fields[name].widget.choices = words
        field = self.fields["who_may_invite"]
        field.choices = [("", AS_ABOVE), *Inviter.choices]

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("school")) == bool(cleaned.get("cohort")):
            self.add_error("school", _("Choose a school or a cohort, one of the two."))
        district = frame()
        for name in ("student_photos_may_go_public", "guest_boards_allowed"):
            if cleaned.get(name) and not getattr(district, name):
                self.add_error(name, NOT_POSSIBLE)
        if cleaned.get("who_may_invite") not in {"", *possible_inviters()}:
            self.add_error("who_may_invite", NOT_POSSIBLE)
        if leaves_no_hour(cleaned.get("quiet_from"), cleaned.get("quiet_until")):
            self.add_error("quiet_until", NO_HOUR_LEFT)
        return cleaned
