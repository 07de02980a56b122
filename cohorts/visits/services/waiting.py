"""The list of who waits for a seat in a slot that is full: joined and left."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from cohorts.models import Team
from cohorts.selectors import team_leads
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.dates import in_words
from incubator.core.errors import DomainError
from incubator.core.retries import retried
from incubator.notifications.services import notify

from ..models import Slot, Waiting
from .dates import with_other_dates
from .guards import locked_host, require_two_teams, require_visitors
from .queue import end_waits, give_free_seats
from .seats import require_no_seat, require_nobody_elsewhere


@retried
@transaction.atomic
def wait_for_seat(
    *,
    slot: Slot,
    team: Team,
    people: Iterable[User],
    purpose: str,
    actor: User,
    client_id: UUID,
) -> list[Waiting]:
    """Put these people on the slot's list; who is on it keeps the place. Where a seat is free by
    now they have it at once. The same ``client_id`` again changes nothing.

    Raises DomainError when the slot is gone, the team cannot visit, or one of them has a seat at
    that time.
    """
    people = list(dict.fromkeys(people))
    host = locked_host(slot.team_id)
    ids = {person.pk: uuid5(client_id, f"{actor.pk}-{person.pk}") for person in people}
    if known := list(Waiting.objects.filter(client_id__in=ids.values())):
        return known
    slot = _slot_to_come(slot)
    require_two_teams(host, team)
    require_visitors(team, host, people)
    require_no_seat(slot, people)
    require_nobody_elsewhere(people, slot.starts_at, slot.ends_at, besides=slot)
    waits = []
    for person in people:
        fields = {"team": team, "purpose": purpose, "asked_by": actor, "client_id": ids[person.pk]}
        wait, is_new = Waiting.objects.get_or_create(
            slot=slot, person=person, ended_at=None, defaults=fields
        )
        if is_new:
            audit.record(actor, "wait.begun", wait, slot=slot.pk, person=person.pk)
        waits.append(wait)
    if len(give_free_seats(slot, actor)) < len(people):
        _tell_host(slot, team, actor)
    return [Waiting.objects.get(pk=wait.pk) for wait in waits]


@transaction.atomic
def leave_list(*, wait: Waiting, actor: User) -> Waiting:
    """Wait no longer. Twice, or once the person has the seat, changes nothing."""
    locked_host(wait.slot.team_id)
    wait = Waiting.objects.select_related("slot").get(pk=wait.pk)
    if wait.ended_at is None:
        end_waits(Waiting.objects.filter(pk=wait.pk), Waiting.Outcome.LEFT)
        audit.record(actor, "wait.ended", wait, slot=wait.slot_id, person=wait.person_id)
        wait.refresh_from_db()
    return wait


def close_list(slot: Slot) -> None:
    """The slot is withdrawn: nobody waits for it, and who did hears of other dates. The caller
    holds the host's lock."""
    people = _people_waiting(slot)
    end_waits(slot.waits.all(), Waiting.Outcome.CLOSED)
    gone = _("%(host)s takes back its visit on %(day)s, for which you waited.") % _words(slot)
    text = with_other_dates(gone, slot.team, besides=slot)
    notify(people, kind="slot", text=text, url="/visits/", key=f"wait:{slot.pk}:closed")


def tell_of_the_move(slot: Slot) -> None:
    """Who waits hears where the slot went."""
    moved = _("The visit to %(host)s for which you wait is now on %(day)s.") % _words(slot)
    key = f"wait:{slot.pk}:{slot.starts_at.isoformat()}"
    people, url = _people_waiting(slot), slot.get_absolute_url()
    notify(people, kind="slot", text=moved, url=url, key=key)


def _people_waiting(slot: Slot) -> list[User]:
    return [wait.person for wait in slot.waits.filter(ended_at=None).select_related("person")]


def _words(slot: Slot) -> dict[str, object]:
    return {"host": slot.team, "day": in_words(slot.day)}


def _slot_to_come(slot: Slot) -> Slot:
    found = Slot.objects.offered().upcoming().filter(pk=slot.pk).select_related("team").first()
    if found is None:
        gone = _("The visit on %(day)s is no longer open.") % {"day": in_words(slot.day)}
        raise DomainError(with_other_dates(gone, slot.team, besides=slot))
    return found


def _tell_host(slot: Slot, team: Team, actor: User) -> None:
    """Its leads hear once of each team that another date, or one seat more, would help."""
    words = {"team": team, "day": in_words(slot.day)}
    notify(
        [lead for lead in team_leads(slot.team) if lead.pk != actor.pk],
        kind="slot",
        text=_("%(team)s waits for a seat on %(day)s. Can you offer one more, or another date?")
        % words,
        url=slot.get_absolute_url(),
        key=f"wait:{slot.pk}:team-{team.pk}",
    )
