"""A visit in return: who was a guest opens its own door to the host."""

from django.utils.translation import gettext as _

from cohorts.models import Team
from cohorts.selectors import team_members
from incubator.core.dates import in_words
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..models import Slot, Visit


def require_return(visit: Visit, team: Team) -> None:
    """Raise DomainError unless the team can answer this visit with an offer."""
    if visit.team_id != team.pk:
        raise DomainError(_("The team that made the visit offers the return visit."))
    if not visit.is_over:
        raise DomainError(_("A return visit is offered once the visit is over."))
    if not visit.host.is_active:
        raise DomainError(_("The host of that visit takes no part any more."))


def tell_of_return(visit: Visit, slots: list[Slot]) -> None:
    """The host of the visit hears, once for each offer."""
    first = slots[0]
    words = {"team": visit.team, "day": in_words(first.day)}
    notify(
        team_members(visit.host),
        kind="slot",
        text=_("%(team)s offers you a return visit on %(day)s.") % words,
        url=first.get_absolute_url(),
        key=f"return:{visit.pk}:{first.pk}",
    )
