"""Who may do what about visits. Each docstring is the sentence that a refused person reads."""

from cohorts.models import Team
from cohorts.rules import is_lead_of, is_member_of
from incubator.accounts.rules import is_office

from .models import EvidenceNote, Seat, Slot, TakeAway, Visit, Waiting


def can_host(user) -> bool:
    """Only the lead of an active team and the Office of Innovation can offer a visit."""
    return bool(user.is_authenticated) and (
        is_office(user) or Team.objects.active().of_lead(user).exists()
    )


def can_change_slot(user, slot: Slot) -> bool:
    """Only the lead of the host team and the Office can change this, and only before it begins."""
    return (is_office(user) or is_lead_of(user, slot.team)) and not slot.is_past


def can_ask(user, slot: Slot) -> bool:
    """Only members of another active team can ask for a visit."""
    return bool(user.is_authenticated) and (
        Team.objects.of_member(user).active().exclude(pk=slot.team_id).exists()
    )


def can_come_to(user, host: Team) -> bool:
    """Only members of another active team can propose dates."""
    return bool(user.is_authenticated) and (
        Team.objects.of_member(user).active().exclude(pk=host.pk).exists()
    )


def can_propose(user, host: Team) -> bool:
    """Only members of another active team can propose dates, and only to an active team."""
    return host.is_active and can_come_to(user, host)


def can_answer(user, visit: Visit) -> bool:
    """Only the lead of the host team and the Office can say yes to dates of the visitors."""
    return visit.is_asking and can_agree(user, visit)


def is_asked(user, visit: Visit) -> bool:
    """Only the lead of the host team can answer with a no."""
    return visit.is_asking and is_lead_of(user, visit.host)


def can_mark(user, visit: Visit) -> bool:
    """Only members of the visiting team can say when they can come, until a date is chosen."""
    return visit.is_asking and is_member_of(user, visit.team)


def can_agree(user, visit: Visit) -> bool:
    """Only the lead of the host team and the Office can say yes for the host."""
    return is_office(user) or is_lead_of(user, visit.host)


def can_note_cover(user, seat: Seat) -> bool:
    """Only the visitor and the lead of the visiting team can say who covers the class."""
    return seat.person_id == user.pk or can_drop(user, seat)


def can_add_visitor(user, visit: Visit) -> bool:
    """Only the lead of the visiting team and the Office can add a visitor, until the visit
    begins."""
    is_to_come = visit.is_coming and not visit.has_begun
    return is_to_come and can_lead_visitors(user, visit)


def can_lead_visitors(user, visit: Visit) -> bool:
    """Only the lead of the visiting team and the Office can do this."""
    return is_office(user) or is_lead_of(user, visit.team)


def can_drop(user, seat: Seat) -> bool:
    """Only the visitor and the lead of the visiting team can give this seat back."""
    return seat.person_id == user.pk or can_lead_visitors(user, seat.visit)


def can_leave_list(user, wait: Waiting) -> bool:
    """Only who waits and the lead of that team can take a name off the list."""
    return wait.person_id == user.pk or is_office(user) or is_lead_of(user, wait.team)


def can_lead_visit(user, visit: Visit) -> bool:
    """Only the lead of one of the two teams and the Office can do this."""
    return is_office(user) or is_lead_of(user, visit.team) or is_lead_of(user, visit.host)


def can_pair(user) -> bool:
    """Only the Office of Innovation can pair buddies."""
    return is_office(user)


def can_debrief(user, visit: Visit) -> bool:
    """Only who came and members of the host team can write a debrief, once the visit began."""
    if not (user.is_authenticated and visit.has_begun):
        return False
    came = visit.seats.taken().filter(person_id=user.pk).exists()
    return came or is_member_of(user, visit.host)


def can_note(user, visit: Visit) -> bool:
    """Only visitors who have a seat in this visit can keep notes of it."""
    if not (user.is_authenticated and visit.is_coming and is_member_of(user, visit.team)):
        return False
    return visit.seats.taken().filter(person_id=user.pk).exists()


def can_read_notes(user, visit: Visit) -> bool:
    """Only the visiting team reads these notes."""
    return is_member_of(user, visit.team)


def can_change_note(user, note: EvidenceNote) -> bool:
    """Only who wrote a note can change or delete it."""
    return note.author_id == user.pk


def can_offer_return(user, visit: Visit) -> bool:
    """Only the lead of the visiting team and the Office can offer a return visit, once the visit
    is over and while both teams are active."""
    is_possible = visit.is_over and visit.team.is_active and visit.host.is_active
    return is_possible and (is_office(user) or is_lead_of(user, visit.team))


def can_make_hack(user, take_away: TakeAway) -> bool:
    """Only members of the visiting team can make this a hack."""
    return is_member_of(user, take_away.visit.team)
