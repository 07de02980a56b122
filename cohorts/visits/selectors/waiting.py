"""Who waits for a seat, as pages show it."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from cohorts.models import Membership, Team
from incubator.accounts.models import User

from .. import rules
from ..models import Slot, Visit, Waiting
from .visits import visitors_to_choose


@dataclass
class WaitingList:
    """``named``: the waits that the reader may know by name; ``own``: the reader's, or None."""

    number: int
    named: list[Waiting]
    own: Waiting | None

    @property
    def unnamed(self) -> int:
        """How many others there are."""
        return self.number - len(self.named)


def waiting_list(slot: Slot, user, *, is_host: bool) -> WaitingList:
    """Who waits for this slot: names to the host's lead and the Office, others know those of
    their own team; one query."""
    waits = list(_told(slot.waits.all(), user))
    is_office = rules.is_office(user)
    for place, wait in enumerate(waits, 1):
        wait.place = place
        wait.may_leave = wait.is_own or wait.is_led or is_office
    return WaitingList(
        number=len(waits),
        named=[wait for wait in waits if is_host or wait.is_of_team or wait.is_own],
        own=next((wait for wait in waits if wait.is_own), None),
    )


def waiting_with(visit: Visit, user) -> list[Waiting]:
    """Who of the visiting team waits for a seat in the visit's slot; one query."""
    is_office = rules.is_office(user)
    waits = list(_told(visit.slot.waits.filter(team=visit.team), user))
    for wait in waits:
        wait.may_leave = wait.is_own or wait.is_led or is_office
    return waits


def waits_of(user) -> list[Waiting]:
    """What the person waits for, the next date first; one query."""
    waits = Waiting.objects.open().filter(person=user).placed()
    waits = waits.select_related("slot__team__school")
    return list(waits.order_by("slot__starts_at", "pk"))


def people_to_wait(teams, user) -> QuerySet[User]:
    """Oneself, and the members of the teams that one leads."""
    led = Team.objects.of_lead(user).filter(pk__in=[team.pk for team in teams])
    members = Membership.objects.current().filter(team__in=led.order_by().values("pk"))
    mine = Q(pk=user.pk) | Q(pk__in=members.values("user_id"))
    return visitors_to_choose(teams).filter(mine)


def _told(waits: QuerySet[Waiting], user) -> QuerySet[Waiting]:
    return waits.open().telling(user).select_related("person", "team__school").order_by("pk")
