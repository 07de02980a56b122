"""What has to hold before a visit changes; each raises DomainError with the reason."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from cohorts.models import Membership, Team
from incubator.accounts.models import User
from incubator.core.dates import in_words
from incubator.core.errors import DomainError

from ..models import Visit


class VisitorsRefused(DomainError):
    """Somebody who would come cannot."""

    fields = ("people", "person")


def locked_host(pk: int) -> Team:
    """The host team, whose row is the lock of all its slots, visits and seats."""
    return Team.objects.select_for_update().get(pk=pk)


def locked(visit: Visit) -> Visit:
    """The visit as it is once nobody else changes it, or who belongs to its teams."""
    teams = Team.objects.select_for_update().filter(pk__in=[visit.host_id, visit.team_id])
    list(teams.order_by("pk"))
    return Visit.objects.select_related("team", "host", "slot").get(pk=visit.pk)


def sent_before(client_id: UUID, actor: User) -> Visit | None:
    """The visit that the person asked for with this form. Raises DomainError where it is somebody
    else's: a calendar names a visit by the form's number."""
    visit = Visit.objects.filter(client_id=client_id).first()
    if visit and visit.asked_by_id != actor.pk:
        raise DomainError(_("Open the form anew and send it again."))
    return visit


def require_two_teams(host: Team, team: Team) -> None:
    """Two teams, both active."""
    if host.pk == team.pk:
        raise DomainError(_("A team does not visit itself."))
    if not (host.is_active and team.is_active):
        raise DomainError(_("Only active teams visit each other."))


def require_visitors(team: Team, host: Team, people: Iterable[User]) -> None:
    """Each of these people is a member of the team now, and none is at home with the host."""
    current = Membership.objects.current().filter(team__in=[team, host], user__in=list(people))
    found = list(current.filter(user__is_active=True).select_related("user"))
    at_home = [one.user for one in found if one.team_id == host.pk]
    if at_home:
        words = {"name": at_home[0].get_short_name(), "host": host}
        said = _("%(name)s is of %(host)s, the host, and cannot come as a visitor.")
        raise VisitorsRefused(said % words)
    if {one.user_id for one in found} != {person.pk for person in people}:
        raise VisitorsRefused(_("Only members of the team can be its visitors."))


def require_asking(visit: Visit) -> None:
    """No date was chosen yet, and nobody cancelled."""
    if visit.is_cancelled:
        raise DomainError(_("This visit was cancelled."))
    if not visit.is_asking:
        day = in_words(visit.slot.day)
        raise DomainError(_("A date was chosen meanwhile: %(day)s.") % {"day": day})


def require_coming(visit: Visit) -> None:
    """It has a date."""
    if not visit.is_coming:
        raise DomainError(_("This visit has no date, so there is nothing to prepare yet."))


def require_to_come(visit: Visit) -> None:
    """It has not begun."""
    if visit.has_begun:
        raise DomainError(_("This visit has begun, so it stays as it is."))
