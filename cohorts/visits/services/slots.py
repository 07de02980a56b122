"""Slots: offered, changed, withdrawn."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import ClosedDay, Team
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.dates import in_words
from incubator.core.errors import DomainError

from ..models import Seat, Slot
from .visits import follow_slot

FIELDS = ("seats", "focus_question", "look_fors", "meeting_point", "travel", "access")
LONGEST = timedelta(hours=12)
MOST_WEEKS = 12


@transaction.atomic
def offer_slots(
    *,
    team: Team,
    times: list[tuple[datetime, datetime]],
    values: Mapping[str, Any],
    actor: User,
    client_id: UUID,
) -> list[Slot]:
    """Offer a time to visitors, or the same time in several weeks.

    The same ``client_id`` again gives the slots that it made. Raises DomainError with a sentence
    when a time is past, no time, on a closed day, or taken by another slot of the team.
    """
    team = Team.objects.select_for_update().get(pk=team.pk)
    ids = [uuid5(client_id, str(number)) for number in range(len(times))]
    if known := list(Slot.objects.filter(client_id__in=ids, team=team)):
        return known
    if not team.is_active:
        raise DomainError(_("Only active teams can offer visits."))
    for starts_at, ends_at in times:
        _require_possible(team, starts_at, ends_at)
    texts = {name: values[name] for name in FIELDS}
    return [
        _offer(team, moments, texts, actor, one) for moments, one in zip(times, ids, strict=True)
    ]


@transaction.atomic
def change_slot(
    *, slot: Slot, starts_at: datetime, ends_at: datetime, values: Mapping[str, Any], actor: User
) -> Slot:
    """Change a slot before it begins; raises DomainError as ``offer_slots`` does."""
    Team.objects.select_for_update().get(pk=slot.team_id)
    slot = Slot.objects.select_related("team").get(pk=slot.pk)
    if slot.withdrawn_at:
        raise DomainError(_("This slot was withdrawn meanwhile. Offer a new one."))
    wanted = {"starts_at": starts_at, "ends_at": ends_at, **{one: values[one] for one in FIELDS}}
    changed = [name for name, value in wanted.items() if getattr(slot, name) != value]
    if not changed:
        return slot
    _require_possible(slot.team, starts_at, ends_at, besides=slot)
    for name in changed:
        setattr(slot, name, wanted[name])
    _require_seats_for_visitors(slot)
    slot.save(update_fields=[*changed, "updated_at"])
    audit.record(actor, "slot.changed", slot, fields=changed)
    if {"starts_at", "ends_at"} & set(changed):
        follow_slot(slot=slot, actor=actor)
    return slot


@transaction.atomic
def withdraw_slot(*, slot: Slot, actor: User) -> Slot:
    """Take a slot back; twice changes nothing.

    Raises DomainError while somebody is coming.
    """
    Team.objects.select_for_update().get(pk=slot.team_id)
    slot = Slot.objects.get(pk=slot.pk)
    if not slot.withdrawn_at:
        if Seat.objects.taken().filter(slot=slot).exists():
            raise DomainError(_("Somebody is coming. Cancel the visit first, with a reason."))
        slot.withdrawn_at = timezone.now()
        slot.save(update_fields=["withdrawn_at", "updated_at"])
        audit.record(actor, "slot.withdrawn", slot)
    return slot


def _offer(team: Team, moments, texts: dict[str, Any], actor: User, client_id: UUID) -> Slot:
    starts_at, ends_at = moments
    slot = Slot.objects.create(
        team=team,
        starts_at=starts_at,
        ends_at=ends_at,
        offered_by=actor,
        client_id=client_id,
        **texts,
    )
    audit.record(actor, "slot.offered", slot, team=team.pk)
    return slot


def _require_possible(team: Team, starts_at: datetime, ends_at: datetime, *, besides=None) -> None:
    """Raise DomainError with the reason unless somebody can visit the team then."""
    day = timezone.localdate(starts_at)
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise DomainError(_("A visit ends after it starts, within twelve hours."))
    if starts_at <= timezone.now():
        raise DomainError(_("%(day)s is past. Choose a time to come.") % {"day": in_words(day)})
    if closed := ClosedDay.objects.on(day).first():
        raise DomainError(closed.reason(day))
    taken = Slot.objects.filter(team=team, withdrawn_at=None).overlapping(starts_at, ends_at)
    if besides:
        taken = taken.exclude(pk=besides.pk)
    if taken.exists():
        sentence = _("This team offers another visit at that time on %(day)s.")
        raise DomainError(sentence % {"day": in_words(day)})


def _require_seats_for_visitors(slot: Slot) -> None:
    """Seats have numbers: the highest one that somebody has stays."""
    highest = Seat.objects.taken().filter(slot=slot).aggregate(Max("number"))["number__max"] or 0
    if slot.seats < highest:
        raise DomainError(_("Visitors have seats up to number %(number)d.") % {"number": highest})
