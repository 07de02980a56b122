"""Visits: asked for, a date chosen, agreed, cancelled. The host team's row is the lock of all."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cohorts.models import Membership, Team
from cohorts.selectors import team_leads
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.dates import in_words
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..models import Candidate, Mark, Seat, Slot, Visit
from ..rules import can_agree
from . import seats as seating

Status = Visit.Status


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
    slots, people = list(slots), {person.pk: person for person in people}
    if known := Visit.objects.filter(client_id=client_id, asked_by=actor).first():
        return known
    host = _host_of(slots, team)
    _require_members(team, people.values())
    visit = Visit.objects.create(
        team=team, host=host, purpose=purpose, asked_by=actor, client_id=client_id
    )
    for slot in slots:
        candidate = Candidate.objects.create(visit=visit, slot=slot)
        if actor.pk in people:
            Mark.objects.create(candidate=candidate, person=actor, answer=Mark.Answer.YES)
    audit.record(actor, "visit.asked", visit, team=team.pk, host=host.pk)
    words = {"team": team, "host": host}
    told = _("%(team)s asks to visit %(host)s. Choose a date.") % words
    _tell(visit, team_leads(host), actor, "asked", told)
    asked = _("%(team)s wants to visit %(host)s. Say when you can come.") % words
    _tell(visit, people.values(), actor, "mark", asked)
    return visit


@transaction.atomic
def mark_dates(*, visit: Visit, person: User, answers: Mapping[int, str]) -> Visit:
    """Say how one finds each date: id of a candidate -> yes, if_need_be or no.

    Raises DomainError once a date is chosen.
    """
    visit = _locked(visit)
    _require_asking(visit)
    known = {mark.candidate_id: mark.answer for mark in _marks(visit).filter(person=person)}
    candidates = {one.pk: one for one in visit.candidates.all()}
    new = {pk: answer for pk, answer in answers.items() if known.get(pk) != answer}
    for pk, answer in new.items():
        Mark.objects.update_or_create(
            candidate=candidates[pk], person=person, defaults={"answer": answer}
        )
    if new:
        audit.record(person, "visit.marked", visit, dates=len(new))
    return visit


@transaction.atomic
def pick_date(*, visit: Visit, slot: Slot, actor: User) -> Visit:
    """Settle on one date and give a seat to each who can come; twice changes nothing.

    Raises DomainError when nobody can come then, seats are missing, the slot is gone, or another
    date was chosen.
    """
    visit = _locked(visit)
    if visit.is_coming and visit.slot_id == slot.pk:
        return visit
    _require_asking(visit)
    if not visit.candidates.filter(slot=slot).exists():
        raise DomainError(_("Nobody proposed this date. Choose one of the list."))
    slot = _open_slot(slot)
    people = _who_can_come(visit, slot)
    if not people:
        raise DomainError(_("Nobody can come on that day. Choose another date."))
    seating.take_seats(visit, slot, people)
    visit.slot, visit.status = slot, Status.PLANNED
    visit.is_host_sure = can_agree(actor, visit)
    _save(visit, "slot", "status", "is_host_sure")
    audit.record(actor, "visit.planned", visit, slot=slot.pk, seats=len(people))
    words = {"team": visit.team, "host": visit.host, "day": in_words(slot.day)}
    told = _("%(team)s visits %(host)s on %(day)s. Note who covers your class.") % words
    _tell(visit, people, actor, f"planned:{slot.pk}", told)
    _tell(visit, team_leads(visit.host), actor, f"planned:{slot.pk}", told)
    return visit


@transaction.atomic
def agree(*, visit: Visit, is_host_sure: bool, is_office_told: bool, actor: User) -> Visit:
    """The host's part of the checklist; a visit with nothing missing is confirmed."""
    visit = _locked(visit)
    _require_coming(visit)
    wanted = {"is_host_sure": is_host_sure, "is_office_told": is_office_told}
    changed = [name for name, value in wanted.items() if getattr(visit, name) != value]
    for name in changed:
        setattr(visit, name, wanted[name])
    if changed:
        _settle(visit, actor, changed)
        audit.record(actor, "visit.agreed", visit, **wanted)
    return visit


@transaction.atomic
def note_cover(*, seat: Seat, cover: str, needs_no_cover: bool, actor: User) -> Visit:
    """Who takes the visitor's class, or that nobody needs to."""
    visit = _locked(seat.visit)
    _require_coming(visit)
    seat = visit.seats.taken().filter(pk=seat.pk).first()
    if seat is None:
        raise DomainError(_("This seat was given back meanwhile."))
    cover = "" if needs_no_cover else " ".join(cover.split())
    if (seat.cover, seat.needs_no_cover) != (cover, needs_no_cover):
        seat.cover, seat.needs_no_cover = cover, needs_no_cover
        seat.save(update_fields=["cover", "needs_no_cover", "updated_at"])
        _settle(visit, actor, [])
        audit.record(actor, "visit.covered", visit, seat=seat.pk, is_covered=seat.is_covered)
    return visit


@transaction.atomic
def give_seat_back(*, seat: Seat, actor: User) -> Visit:
    """One visitor stays at home. Twice changes nothing; the last one cancels with a reason.

    Raises DomainError for the last visitor.
    """
    visit = _locked(seat.visit)
    _require_coming(visit)
    taken = visit.seats.taken()
    if not taken.filter(pk=seat.pk).exists():
        return visit
    if taken.count() == 1:
        raise DomainError(_("Nobody would come. Cancel the visit with a reason instead."))
    seating.give_up(taken.filter(pk=seat.pk))
    _settle(visit, actor, [])
    audit.record(actor, "visit.seat_given_back", visit, seat=seat.pk)
    words = {"name": seat.person.get_short_name(), "host": visit.host}
    told = _("%(name)s cannot come to %(host)s.") % words
    _tell(visit, [*team_leads(visit.host), *team_leads(visit.team)], actor, f"seat:{seat.pk}", told)
    return visit


@transaction.atomic
def cancel_visit(*, visit: Visit, reason: str, actor: User) -> Visit:
    """Call it off; seats are free again, and everybody concerned hears. Twice changes nothing."""
    visit = _locked(visit)
    if visit.is_cancelled:
        return visit
    people = _concerned(visit)
    seating.give_up(visit.seats)
    visit.status, visit.cancel_reason = Status.CANCELLED, reason
    _save(visit, "status", "cancel_reason")
    audit.record(actor, "visit.cancelled", visit, slot=visit.slot_id)
    words = {"team": visit.team, "host": visit.host, "reason": reason}
    told = _("%(team)s’s visit to %(host)s is cancelled: %(reason)s") % words
    _tell(visit, people, actor, "cancelled", told)
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
        _settle(visit, actor, [])
        audit.record(actor, "visit.moved", visit, slot=slot.pk)
        words = {"host": visit.host, "day": in_words(slot.day)}
        told = _("Your visit to %(host)s moved. It is now on %(day)s.") % words
        _tell(visit, _concerned(visit), actor, f"moved:{slot.starts_at.isoformat()}", told)


def _locked(visit: Visit) -> Visit:
    Team.objects.select_for_update().get(pk=visit.host_id)
    return Visit.objects.select_related("team", "host", "slot").get(pk=visit.pk)


def _host_of(slots: list[Slot], team: Team) -> Team:
    hosts = {slot.team_id for slot in slots}
    if len(hosts) != 1:
        raise DomainError(_("Choose one date or more of one host."))
    host = Team.objects.select_for_update().get(pk=hosts.pop())
    if host.pk == team.pk:
        raise DomainError(_("A team does not visit itself."))
    if not (host.is_active and team.is_active):
        raise DomainError(_("Only active teams visit each other."))
    for slot in slots:
        _open_slot(slot)
    return host


def _open_slot(slot: Slot) -> Slot:
    """The slot as it is now; raises DomainError when nobody can come any more."""
    found = Slot.objects.open().filter(pk=slot.pk).first()
    if found is None:
        sentence = _("The visit on %(day)s is no longer open. Choose another date.")
        raise DomainError(sentence % {"day": in_words(slot.day)})
    return found


def _require_members(team: Team, people: Iterable[User]) -> None:
    members = set(Membership.objects.current().filter(team=team).values_list("user_id", flat=True))
    if not {person.pk for person in people} <= members:
        raise DomainError(_("Only members of the team can be its visitors."))


def _require_asking(visit: Visit) -> None:
    if visit.is_cancelled:
        raise DomainError(_("This visit was cancelled."))
    if not visit.is_asking:
        day = in_words(visit.slot.day)
        raise DomainError(_("A date was chosen meanwhile: %(day)s.") % {"day": day})


def _require_coming(visit: Visit) -> None:
    if not visit.is_coming:
        raise DomainError(_("This visit has no date, so there is nothing to prepare yet."))


def _settle(visit: Visit, actor: User, changed: list[str]) -> None:
    """Confirmed while nothing is missing, planned otherwise."""
    is_covered = all(seat.is_covered for seat in visit.seats.taken())
    is_ready = visit.is_host_sure and visit.is_office_told and is_covered
    before, visit.status = visit.status, Status.CONFIRMED if is_ready else Status.PLANNED
    _save(visit, *changed, "status")
    if is_ready and before != Status.CONFIRMED:
        audit.record(actor, "visit.confirmed", visit)
        words = {"team": visit.team, "host": visit.host, "day": in_words(visit.slot.day)}
        told = _("Confirmed: %(team)s visits %(host)s on %(day)s.") % words
        _tell(visit, _concerned(visit), actor, f"confirmed:{visit.slot_id}", told)


def _save(visit: Visit, *fields: str) -> None:
    """Keep these fields; calendars see that something changed."""
    visit.sequence += 1
    visit.save(update_fields=[*fields, "sequence", "updated_at"])


def _marks(visit: Visit) -> QuerySet[Mark]:
    return Mark.objects.filter(candidate__visit=visit)


def _who_can_come(visit: Visit, slot: Slot) -> list[User]:
    """Members of the team who can come then, in the order in which they said so."""
    marks = _marks(visit).filter(candidate__slot=slot, answer__in=Mark.CAN_COME)
    current = Membership.objects.current().filter(team=visit.team).values("user_id")
    found = marks.filter(person__in=current).select_related("person").order_by("pk")
    return [mark.person for mark in found]


def _concerned(visit: Visit) -> list[User]:
    """Who comes or said when they could, and the leads of both teams."""
    visitors = User.objects.filter(pk__in=visit.seats.taken().values("person_id"))
    if visit.is_asking:
        visitors = User.objects.filter(pk__in=_marks(visit).values("person_id"))
    return [*visitors, *team_leads(visit.host), *team_leads(visit.team)]


def _tell(visit: Visit, people: Iterable[User], actor: User, what: str, text: str) -> None:
    others = [person for person in people if person.pk != actor.pk]
    url, key = visit.get_absolute_url(), f"visit:{visit.pk}:{what}"
    notify(others, kind="visit", text=text, url=url, key=key)
