"""Who coaches which team: beginning, ending, and passing teams on with what waits."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.accounts.services.sessions import end_sockets
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..models import CoachAssignment, Team
from ..selectors import team_leads

QUEUE = "/coach/"
NETWORK = "/me/"
#: Names in one notice; more are counted.
MOST_NAMES = 3


@transaction.atomic
def begin_coaching(
    *, team: Team, coach: User, actor: User, started_at: datetime | None = None
) -> CoachAssignment:
    """Give the team this coach without an invitation; coach and leads hear.

    Raises DomainError when the person coaches the team already, or may not sign in.
    """
    _require_can_coach(coach)
    [team] = _locked([team])
    if CoachAssignment.objects.current().of(coach).filter(team=team).exists():
        raise DomainError(_("This coach already has this team."))
    assignment = CoachAssignment.objects.create(
        team=team, coach=coach, started_at=started_at or timezone.now()
    )
    audit.record(actor, "coach.joined", assignment, team=team.pk)
    words = {"name": coach.get_short_name(), "team": team}
    yours = _("You are now a coach of %(team)s.")
    theirs = _("%(name)s is now a coach of %(team)s.")
    key = f"coaching:{assignment.pk}:began"
    _tell([coach], "coach.joined", yours % words, QUEUE, key)
    _tell_leads(team, actor, "coach.joined", theirs % words, key)
    return assignment


@transaction.atomic
def end_coaching(
    *, assignment: CoachAssignment, actor: User, ended_at: datetime | None = None
) -> CoachAssignment:
    """End the coach's rights in the team at once; what they wrote stays. Ended already, nothing
    changes."""
    [team] = _locked([assignment.team])
    assignment = CoachAssignment.objects.select_related("coach").get(pk=assignment.pk)
    if assignment.ended_at is not None:
        return assignment
    _end(assignment, actor, ended_at)
    words = {"name": assignment.coach.get_short_name(), "team": team}
    yours = _("You no longer coach %(team)s. You still read and comment in the network.")
    theirs = _("%(name)s no longer coaches %(team)s.")
    key = f"coaching:{assignment.pk}:ended"
    _tell([assignment.coach], "coach.ended", yours % words, NETWORK, key)
    _tell_leads(team, actor, "coach.ended", theirs % words, key)
    return assignment


@transaction.atomic
def hand_over_coaching(
    *, coach: User, to: User, teams: Iterable[Team], actor: User
) -> list[CoachAssignment]:
    """Move these teams, and the queue with them, from one coach to another.

    Gives the new coach's assignments. What was handed over already is passed over. Raises
    DomainError when somebody else took over a team meanwhile, or the new coach may not sign in.
    """
    _require_can_coach(to)
    if coach.pk == to.pk:
        raise DomainError(_("Choose another coach."))
    moved = [team for team in _locked(teams) if _still_coaches(coach, to, team)]
    ending = CoachAssignment.objects.current().of(coach).filter(team__in=moved)
    for assignment in ending.select_related("coach"):
        _end(assignment, actor)
    taken = [_take_over(team, coach, to, actor) for team in moved]
    if taken:
        _tell_of_the_hand_over(moved, coach, to, actor, taken[0].pk)
    return taken


def _locked(teams: Iterable[Team]) -> list[Team]:
    """The teams as they are now, in one order, held until the end of the transaction."""
    found = Team.objects.select_for_update(of=("self",)).select_related("school")
    return list(found.filter(pk__in={team.pk for team in teams}).order_by("pk"))


def _require_can_coach(person: User) -> None:
    if not person.is_active:
        words = {"name": person.get_short_name()}
        raise DomainError(_("%(name)s may not sign in, so cannot coach a team.") % words)


def _still_coaches(coach: User, to: User, team: Team) -> bool:
    current = CoachAssignment.objects.current().filter(team=team)
    if current.of(coach).exists():
        return True
    if current.of(to).exists():
        return False
    words = {"name": coach.get_short_name(), "team": team}
    raise DomainError(_("%(name)s no longer coaches %(team)s. Look at the list again.") % words)


def _end(assignment: CoachAssignment, actor: User, ended_at: datetime | None = None) -> None:
    assignment.ended_at = ended_at or timezone.now()
    assignment.save(update_fields=["ended_at"])
    audit.record(actor, "coach.ended", assignment, team=assignment.team_id)
    end_sockets(person=assignment.coach)


def _take_over(team: Team, coach: User, to: User, actor: User) -> CoachAssignment:
    row, is_new = CoachAssignment.objects.current().get_or_create(team=team, coach=to)
    if is_new:
        audit.record(actor, "coach.took_over", row, team=team.pk, before=coach.pk)
    return row


def _tell_of_the_hand_over(
    teams: list[Team], coach: User, to: User, actor: User, number: int
) -> None:
    """Both coaches hear of all teams in one line; the leads hear of their own team."""
    names = {"coach": coach.get_short_name(), "to": to.get_short_name()}
    words = names | {"teams": _names(teams)}
    before = _("%(to)s now coaches %(teams)s in your place. Thank you for your work.")
    after = _("You now coach %(teams)s in place of %(coach)s. What waited is in your queue.")
    key = f"hand-over:{number}:{coach.pk}"
    _tell([coach], "coach.handed_over", before % words, NETWORK, key)
    _tell([to], "coach.handed_over", after % words, QUEUE, key)
    theirs = _("%(to)s now coaches %(team)s in place of %(coach)s.")
    for team in teams:
        text = theirs % (names | {"team": str(team)})
        _tell_leads(team, actor, "coach.handed_over", text, key)


def _names(teams: list[Team]) -> str:
    named = [str(team) for team in teams[:MOST_NAMES]]
    more = len(teams) - len(named)
    if more:
        named.append(_("%(number)s more") % {"number": more})
    return ", ".join(named)


def _tell_leads(team: Team, actor: User, kind: str, text: str, key: str) -> None:
    leads = team_leads(team).exclude(pk=actor.pk)
    _tell(leads, kind, text, team.get_absolute_url(), f"{key}:{team.pk}")


def _tell(people: Iterable[User], kind: str, text: str, url: str, key: str) -> None:
    notify(people, kind=kind, text=text, url=url, key=key)
