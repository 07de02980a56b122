"""Visits: asked for, a date chosen, agreed, cancelled. The host team's row is the lock of all."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cohorts.models import Team
from cohorts.selectors import team_leads
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.dates import in_words
from incubator.core.errors import DomainError
from incubator.core.retries import retried

from ..models import Candidate, Mark, Seat, Slot, Visit, Waiting
from ..rules import can_agree, is_asked
from ..selectors.slots import slot_in_words
from ..selectors.visits import who_can_come
from . import seats as seating
from .dates import with_other_dates
from .guards import (
    locked,
    locked_host,
    require_asking,
    require_coming,
    require_to_come,
    require_two_teams,
    require_visitors,
    sent_before,
)
from .letters import tell
from .queue import end_waits, give_free_seats
from .settling import concerned, keep, marks_of, settle

Status = Visit.Status


class SlotGone(DomainError):
    """A date that was chosen is not open any more."""

    fields = ("slots",)


@transaction.atomic
def request_visit(
    *,
    team: Team,
    slots: Iterable[Slot],
    people: Iterable[User],
    purpose: str,
    actor: User,
    client_id: UUID,
) -> Visit:
    """Ask the host of these slots for a visit; who comes marks each date, the asker's are yes.

    The same ``client_id`` again gives the first visit. Raises DomainError when a slot is gone, is
    another host's, or the team cannot visit.
    """
    slots, people = list(slots), list(dict.fromkeys(people))
    host = _host_of(slots)
    if known := sent_before(client_id, actor):
        return known
    require_two_teams(host, team)
    for slot in slots:
        _open_slot(slot)
    require_visitors(team, host, people)
    visit = Visit(team=team, host=host, purpose=purpose, asked_by=actor, client_id=client_id)
    dates = [Candidate(visit=visit, slot=slot) for slot in slots]
    told = _("%(team)s asks to visit %(host)s. Choose a date.")
    return begin(visit, dates, people, told)


def begin(
    visit: Visit, dates: Iterable[Candidate], people: list[User], told: str, **details
) -> Visit:
    """Write a new visit with its dates, which the asker, if coming along, can make; the host's
    leads hear ``told``, and who comes is asked. For services that hold the host's lock.

    The log keeps the ``details`` as well.
    """
    actor = visit.asked_by
    visit.save()
    for one in dates:
        one.save()
        Mark.objects.bulk_create(_first_marks(one, people, actor))
    audit.record(actor, "visit.asked", visit, team=visit.team_id, host=visit.host_id, **details)
    words = {"team": visit.team, "host": visit.host}
    tell(visit, team_leads(visit.host), actor, "asked", told % words)
    asked = _("%(team)s wants to visit %(host)s. Say when you can come.") % words
    tell(visit, people, actor, "mark", asked)
    return visit


def _first_marks(candidate: Candidate, people: list[User], actor: User) -> list[Mark]:
    """The asker, if coming along, can come; the others have not answered."""
    return [
        Mark(candidate=candidate, person=one, answer=Mark.Answer.YES if one == actor else "")
        for one in people
    ]


@transaction.atomic
def mark_dates(*, visit: Visit, person: User, answers: Mapping[int, str]) -> Visit:
    """Say how one finds each date: id of a candidate -> yes, if_need_be or no.

    Raises DomainError once a date is chosen.
    """
    visit = locked(visit)
    require_asking(visit)
    known = {mark.candidate_id: mark.answer for mark in marks_of(visit).filter(person=person)}
    candidates = {one.pk: one for one in visit.candidates.all()}
    new = {pk: answer for pk, answer in answers.items() if known.get(pk) != answer}
    for pk, answer in new.items():
        Mark.objects.update_or_create(
            candidate=candidates[pk], person=person, defaults={"answer": answer}
        )
    if new:
        audit.record(person, "visit.marked", visit, dates=len(new))
    return visit


@retried
@transaction.atomic
def pick_date(*, visit: Visit, slot: Slot, actor: User) -> Visit:
    """Settle on one date and give a seat to each who can come; twice changes nothing.

    Raises DomainError when nobody can come then, seats are missing, the slot is gone, or another
    date was chosen.
    """
    visit = locked(visit)
    if visit.is_coming and visit.slot_id == slot.pk:
        return visit
    require_asking(visit)
    candidate = visit.candidates.filter(slot=slot).first()
    if candidate is None:
        raise DomainError(_("Nobody proposed this date. Choose one of the list."))
    slot = _open_slot(slot)
    people = who_can_come(candidate)
    if not people:
        raise DomainError(_("Nobody can come on that day. Choose another date."))
    seating.take_seats(visit, slot, people)
    visit.slot, visit.status = slot, Status.PLANNED
    visit.is_host_sure = can_agree(actor, visit)
    keep(visit, "slot", "status", "is_host_sure")
    audit.record(actor, "visit.planned", visit, slot=slot.pk, seats=len(people))
    words = {"team": visit.team, "host": visit.host, "day": in_words(slot.day)}
    told = _("%(team)s visits %(host)s on %(day)s. Note who covers your class.") % words
    tell(visit, people, actor, f"planned:{slot.pk}", told)
    _tell_host_of_the_date(visit, words, actor)
    return visit


def _tell_host_of_the_date(visit: Visit, words: dict, actor: User) -> None:
    told = _("%(team)s visits %(host)s on %(day)s. Say yes, and tell your school’s main office.")
    if visit.is_host_sure:
        told = _("%(team)s visits %(host)s on %(day)s. Tell your school’s main office.")
    key = f"planned:{visit.slot_id}"
    tell(visit, team_leads(visit.host), actor, key, told % words)


@transaction.atomic
def agree(*, visit: Visit, is_host_sure: bool, is_office_told: bool, actor: User) -> Visit:
    """The host's part of the checklist; a visit with nothing missing is confirmed."""
    visit = locked(visit)
    require_coming(visit)
    wanted = {"is_host_sure": is_host_sure, "is_office_told": is_office_told}
    changed = [name for name, value in wanted.items() if getattr(visit, name) != value]
    for name in changed:
        setattr(visit, name, wanted[name])
    if changed:
        settle(visit, actor, changed)
        audit.record(actor, "visit.agreed", visit, **wanted)
    return visit


@transaction.atomic
def note_cover(*, seat: Seat, cover: str, needs_no_cover: bool, actor: User) -> Visit:
    """Who takes the visitor's class, or that nobody needs to."""
    visit = locked(seat.visit)
    require_coming(visit)
    seat = visit.seats.taken().filter(pk=seat.pk).first()
    if seat is None:
        raise DomainError(_("This seat was given back meanwhile."))
    cover = "" if needs_no_cover else " ".join(cover.split())
    if (seat.cover, seat.needs_no_cover) != (cover, needs_no_cover):
        seat.cover, seat.needs_no_cover = cover, needs_no_cover
        seat.save(update_fields=["cover", "needs_no_cover", "updated_at"])
        settle(visit, actor, [])
        audit.record(actor, "visit.covered", visit, seat=seat.pk, is_covered=seat.is_covered)
    return visit


@retried
@transaction.atomic
def cancel_visit(*, visit: Visit, reason: str, actor: User | None) -> Visit:
    """Call it off, or say no for the host that was asked; everybody concerned hears, and seats go
    to who waits, but to nobody of this team. Twice changes nothing.

    Raises DomainError once the visit has begun.
    """
    visit = locked(visit)
    if visit.is_cancelled:
        return visit
    require_to_come(visit)
    people, is_no = concerned(visit), bool(actor) and is_asked(actor, visit)
    if visit.slot:
        waits = visit.slot.waits.filter(team=visit.team, ended_at=None).select_related("person")
        people += [wait.person for wait in waits]
        end_waits(waits, Waiting.Outcome.CLOSED)
    seating.give_up(visit.seats)
    visit.status, visit.cancel_reason = Status.CANCELLED, reason
    keep(visit, "status", "cancel_reason")
    audit.record(actor, "visit.declined" if is_no else "visit.cancelled", visit, slot=visit.slot_id)
    words = {"team": visit.team, "host": visit.host, "reason": reason}
    told = _("%(team)s’s visit to %(host)s is cancelled: %(reason)s")
    if is_no:
        told = _("%(host)s cannot take %(team)s’s visit: %(reason)s")
    tell(visit, people, actor, "cancelled", told % words)
    if visit.slot:
        give_free_seats(visit.slot, actor)
    return visit


def follow_slot(*, slot: Slot, actor: User) -> None:
    """Take a slot's visits along to its new hours; cover is asked for again, everybody hears.

    The caller holds the host's lock. Raises DomainError when a visitor is elsewhere then.
    """
    seating.move_seats(slot)
    for visit in Visit.objects.filter(slot=slot, status__in=Visit.COMING).select_related(
        "team", "host", "slot"
    ):
        visit.seats.taken().update(cover="", needs_no_cover=False)
        settle(visit, actor, [])
        audit.record(actor, "visit.moved", visit, slot=slot.pk)
        words = {"team": visit.team, "host": visit.host, "when": slot_in_words(slot)}
        told = _("%(team)s’s visit to %(host)s moved. It is now on %(when)s.") % words
        tell(visit, concerned(visit), actor, f"moved:{slot.starts_at.isoformat()}", told)


def _host_of(slots: list[Slot]) -> Team:
    """The host, locked, of all these slots."""
    hosts = {slot.team_id for slot in slots}
    if len(hosts) != 1:
        raise DomainError(_("Choose one date or more of one host."))
    return locked_host(hosts.pop())


def _open_slot(slot: Slot) -> Slot:
    """The slot as it is now; raises DomainError when nobody can come any more."""
    found = Slot.objects.open().filter(pk=slot.pk).first()
    if found is None:
        gone = _("The visit on %(day)s is no longer open.") % {"day": in_words(slot.day)}
        raise SlotGone(with_other_dates(gone, slot.team, besides=slot))
    return found
