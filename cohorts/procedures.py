"""What a school or a cohort decided within the district's rule: the strictest of them holds.

Rules ask this, so it stands below them, beside the models.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incubator.notifications.quiet_hours import QuietSpan

from .models import Cohort, LocalProcedures, School, Team

Inviter = LocalProcedures.Inviter
#: From strict to loose.
INVITERS = (Inviter.OFFICE, Inviter.LEAD, Inviter.MEMBER)
DISTRICT, COHORT, SCHOOL = "district", "cohort", "school"
#: From the widest to the nearest.
LEVELS = (DISTRICT, COHORT, SCHOOL)
DECIDED = {
    DISTRICT: _("The district decided that."),
    COHORT: _("The cohort decided that."),
    SCHOOL: _("The school decided that."),
}
FOR_A_PERSON = {DISTRICT: _("the district"), COHORT: _("your cohort"), SCHOOL: _("your school")}


@dataclass(frozen=True)
class Procedures:
    """What holds, and who decided each part: ``decided_by[name]`` is one of LEVELS."""

    student_photos_may_go_public: bool
    guest_boards_allowed: bool
    who_may_invite: str
    quiet: tuple[QuietSpan, ...] = ()
    decided_by: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def inviters_in_words(self) -> str:
        """The Office may always."""
        return {
            Inviter.OFFICE: _("Only the Office of Innovation"),
            Inviter.LEAD: _("The team lead and the Office of Innovation"),
            Inviter.MEMBER: _("Every member of the team and the Office of Innovation"),
        }[self.who_may_invite]

    def decided(self, name: str) -> str:
        """Who decided this part, in a sentence."""
        return DECIDED[self.decided_by[name]]

    @property
    def photos_decided(self) -> str:
        return self.decided("student_photos_may_go_public")

    @property
    def guests_decided(self) -> str:
        return self.decided("guest_boards_allowed")

    @property
    def inviters_decided(self) -> str:
        return self.decided("who_may_invite")


def district() -> LocalProcedures:
    """The district's rule as a row that is never saved."""
    return LocalProcedures(**settings.DISTRICT_PROCEDURES)


def procedures_of(team: Team) -> Procedures:
    """What holds for a team: the strictest of district, cohort and school; one query."""
    rows = LocalProcedures.objects.filter(Q(school=team.school_id) | Q(cohort=team.cohort_id))
    return strictest([district(), *rows])


def procedures_of_school(school: School) -> Procedures:
    """What holds in a school, whatever its teams' cohorts decided; one query."""
    return strictest([district(), *LocalProcedures.objects.filter(school=school)])


def district_takes_guests() -> bool:
    """What holds for boards of the network, which belong to no cohort and no school."""
    return district().guest_boards_allowed is not False


def guests_stay_out_of(cohort: Cohort) -> bool:
    """District, cohort or one of the schools in it wants no guests on its boards; one query.

    A cohort's board holds the ideas of all its schools, so the strictest of them counts.
    """
    teams = Team.objects.filter(cohort=cohort).exclude(status=Team.Status.WITHDRAWN)
    rows = LocalProcedures.objects.filter(
        Q(cohort=cohort) | Q(school__in=teams.values("school_id")), guest_boards_allowed=False
    )
    return not district_takes_guests() or rows.exists()


def quiet_hours_of(person) -> list[QuietSpan]:
    """The hours in which mail to this person waits: of the district, and of the schools and
    cohorts where the person is a member now; one query.
    """
    mine = Team.objects.of_member(person).order_by()
    rows = LocalProcedures.objects.filter(
        Q(school__in=mine.values("school_id")) | Q(cohort__in=mine.values("cohort_id"))
    ).exclude(quiet_from=None)
    return list(strictest([district(), *rows]).quiet)


def strictest(rows: Iterable[LocalProcedures]) -> Procedures:
    """What holds where all of these rows do; an empty field says nothing."""
    rows = sorted(rows, key=lambda row: LEVELS.index(level_of(row)))
    photos = _first(rows, "student_photos_may_go_public", lambda value: value is False)
    guests = _first(rows, "guest_boards_allowed", lambda value: value is False)
    given = [row.who_may_invite for row in rows if row.who_may_invite]
    inviter = min(given, key=INVITERS.index, default=Inviter.LEAD)
    return Procedures(
        student_photos_may_go_public=photos is None,
        guest_boards_allowed=guests is None,
        who_may_invite=inviter,
        quiet=_quiet(rows),
        decided_by={
            "student_photos_may_go_public": photos or DISTRICT,
            "guest_boards_allowed": guests or DISTRICT,
            "who_may_invite": _first(rows, "who_may_invite", lambda value: value == inviter)
            or DISTRICT,
        },
    )


def level_of(row: LocalProcedures) -> str:
    """Whose decision the row is."""
    if row.school_id:
        return SCHOOL
    return COHORT if row.cohort_id else DISTRICT


def _first(rows: list[LocalProcedures], name: str, is_it) -> str | None:
    """The widest level whose field is so."""
    return next((level_of(row) for row in rows if is_it(getattr(row, name))), None)


def _quiet(rows: list[LocalProcedures]) -> tuple[QuietSpan, ...]:
    """All quiet hours, the same ones once, with who decided them first."""
    spans = {}
    for row in rows:
        if row.quiet_from is not None:
            hours = row.quiet_from, row.quiet_until
            spans.setdefault(hours, QuietSpan(*hours, FOR_A_PERSON[level_of(row)]))
    return tuple(spans[hours] for hours in sorted(spans))
