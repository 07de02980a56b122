"""Slots: offered, changed, withdrawn."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import Team
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.core.retries import retried

from ..models import Seat, Slot, Visit
from .hours import require_possible
from .queue import give_free_seats
from .returns import require_return, tell_of_return
from .stops import PlannedStop, free_rooms, keep_stops, plan_of
from .visits import follow_slot
from .waiting import close_list, tell_of_the_move

FIELDS = (
    "seats",
    "focus_question",
    "look_fors",
    "meeting_point",
    "travel",
    "access",
    "must_know",
)
MOST_WEEKS = 12


class SeatsRefused(DomainError):
    """There are fewer seats than visitors have."""

    field = "seats"


@transaction.atomic
def offer_slots(
    *,
    team: Team,
    times: list[tuple[datetime, datetime]],
    values: Mapping[str, Any],
    actor: User,
    client_id: UUID,
    stops: Iterable[PlannedStop] = (),
    return_of: Visit | None = None,
) -> list[Slot]:
    """Offer a time to visitors, or the same time in several weeks, each with these stops.

    With ``return_of`` the slots answer a visit that the team made, and its host hears of them.
    The same ``client_id`` again gives the slots that it made. Raises DomainError with a sentence
    when a time is past, no time, on a closed day, or taken by another slot of the team, and
    StopRefused as ``keep_stops`` does.
    """
    team = Team.objects.select_for_update().get(pk=team.pk)
    ids = [uuid5(client_id, str(number)) for number in range(len(times))]
    if known := list(Slot.objects.filter(client_id__in=ids, team=team)):
        return known
    if not team.is_active:
        raise DomainError(_("Only active teams can offer visits."))
    if return_of:
        require_return(return_of, team)
    for starts_at, ends_at in times:
        require_possible(team, starts_at, ends_at)
    texts = {name: values[name] for name in FIELDS}
    given = texts | {"return_of": return_of}
    stops = list(stops)
    slots = [
        offer_one(team, moments, given, stops, actor, one)
        for moments, one in zip(times, ids, strict=True)
    ]
    if return_of:
        tell_of_return(return_of, slots)
    return slots


@retried
@transaction.atomic
def change_slot(
    *,
    slot: Slot,
    starts_at: datetime,
    ends_at: datetime,
    values: Mapping[str, Any],
    actor: User,
    stops: Iterable[PlannedStop] | None = None,
) -> Slot:
    """Change a slot before it begins; its stops go where it goes unless others are given, and a
    seat more goes to who waits.

    Raises DomainError as ``offer_slots`` does.
    """
    Team.objects.select_for_update().get(pk=slot.team_id)
    slot = Slot.objects.select_related("team").get(pk=slot.pk)
    if slot.withdrawn_at:
        raise DomainError(_("This slot was withdrawn meanwhile. Offer a new one."))
    wanted = {"starts_at": starts_at, "ends_at": ends_at, **{one: values[one] for one in FIELDS}}
    changed = [name for name, value in wanted.items() if getattr(slot, name) != value]
    before = plan_of(slot)
    planned = before if stops is None else list(stops)
    if not changed and planned == before:
        return slot
    require_possible(slot.team, starts_at, ends_at, besides=slot)
    for name in changed:
        setattr(slot, name, wanted[name])
    _require_seats_for_visitors(slot)
    slot.save(update_fields=[*changed, "updated_at"])
    is_moved = bool({"starts_at", "ends_at"} & set(changed))
    if is_moved or planned != before:
        keep_stops(slot, planned)
    changed += ["stops"] if planned != before else []
    audit.record(actor, "slot.changed", slot, fields=changed)
    if is_moved:
        follow_slot(slot=slot, actor=actor)
        tell_of_the_move(slot)
    give_free_seats(slot, actor)
    return slot


@transaction.atomic
def withdraw_slot(*, slot: Slot, actor: User | None) -> Slot:
    """Take a slot back; twice changes nothing.

    Raises DomainError while somebody is coming.
    """
    Team.objects.select_for_update().get(pk=slot.team_id)
    slot = Slot.objects.select_related("team").get(pk=slot.pk)
    if not slot.withdrawn_at:
        if Seat.objects.taken().filter(slot=slot).exists():
            raise DomainError(_("Somebody is coming. Cancel the visit first, with a reason."))
        slot.withdrawn_at = timezone.now()
        slot.save(update_fields=["withdrawn_at", "updated_at"])
        free_rooms(slot)
        close_list(slot)
        audit.record(actor, "slot.withdrawn", slot)
    return slot


def offer_one(team: Team, moments, texts, stops: list[PlannedStop], actor: User, client_id) -> Slot:
    """A new slot; the caller holds the team's lock and knows that the hours are possible."""
    starts_at, ends_at = moments
    slot = Slot.objects.create(
        team=team,
        starts_at=starts_at,
        ends_at=ends_at,
        offered_by=actor,
        client_id=client_id,
        **texts,
    )
    keep_stops(slot, stops)
    audit.record(actor, "slot.offered", slot, team=team.pk, stops=len(stops))
    return slot


def _require_seats_for_visitors(slot: Slot) -> None:
    """Seats have numbers: the highest one that somebody has stays."""
    highest = Seat.objects.taken().filter(slot=slot).aggregate(Max("number"))["number__max"] or 0
    if slot.seats < highest:
        said = _("Somebody has seat %(number)d. Offer at least as many seats.")
        raise SeatsRefused(said % {"number": highest})
