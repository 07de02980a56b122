"""Who waits for a seat in a slot that is full has the next one that comes free, told once."""

import uuid
from datetime import timedelta

from django.core import mail

import pytest
import time_machine

from cohorts.services.memberships import end_membership
from cohorts.visits.models import Seat, Visit, Waiting
from cohorts.visits.selectors.waiting import waiting_list, waits_of
from cohorts.visits.services.queue import give_seats_that_stayed_free
from cohorts.visits.services.slots import change_slot, withdraw_slot
from cohorts.visits.services.visitors import add_visitor, give_seat_back
from cohorts.visits.services.visits import cancel_visit, pick_date
from cohorts.visits.services.waiting import leave_list, wait_for_seat
from incubator.accounts.services.people import deactivate
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.factories import MembershipFactory, SlotFactory, VisitFactory
from tests.factories.visits import DETAILS, planned_visit


def seat_of(person) -> Seat | None:
    return Seat.objects.taken().filter(person=person).first()


def texts(person) -> list[str]:
    return [one.text for one in person.notifications.order_by("pk")]


def cancel(visit, actor):
    return cancel_visit(visit=visit, reason="Snow.", actor=actor)


def test_who_waits_has_no_seat_and_the_hosts_lead_hears_once(wait, member, lead, host_lead):
    first = wait()
    wait(lead)

    assert (first.outcome, seat_of(member)) == ("", None)
    assert [text for text in texts(host_lead) if "waits for a seat" in text] == [
        texts(host_lead)[0]
    ]
    entry = AuditEntry.objects.filter(action="wait.begun").earliest("pk")
    assert (entry.actor_id, entry.details["person"]) == (member.pk, member.pk)


def test_same_form_twice_and_same_person_twice_wait_once(wait, member):
    number = uuid.uuid4()

    waits = {wait(client_id=number).pk, wait(client_id=number).pk, wait().pk}

    assert len(waits) == 1
    assert Waiting.objects.get().person == member


def test_cancelled_visit_gives_its_seat_to_who_waits_longest(
    wait, taken, member, lead, guest, host_lead, django_capture_on_commit_callbacks
):
    first = wait()
    second = wait(lead)

    with django_capture_on_commit_callbacks(execute=True):
        cancel(taken, guest)

    first.refresh_from_db()
    second.refresh_from_db()
    visit = Visit.objects.get(team=first.team)
    assert (first.outcome, first.seat) == ("seated", seat_of(member))
    assert (second.outcome, seat_of(lead)) == ("", None)
    assert (visit.status, visit.purpose) == ("planned", "To see who speaks first.")
    assert not visit.is_host_sure
    assert "A seat came free, and it is yours" in texts(member)[-1]
    assert any("who waited for it" in text for text in texts(host_lead))
    [letter] = [one for one in mail.outbox if one.to == [member.email]]
    assert "Note who covers your class" in letter.body
    assert "Main office, first floor" in letter.body
    [(name, content, _kind)] = letter.attachments
    assert (name, "STATUS:TENTATIVE" in content) == ("visit.ics", True)


def test_seat_given_back_goes_to_who_waits_in_the_visit_of_the_own_team(
    planned, slot, team, member, lead, host_lead
):
    slot.seats = 2
    slot.save()
    colleague, third = (MembershipFactory(team=team).user for _ in range(2))
    add_visitor(visit=planned, person=colleague, actor=lead)
    wait_for_seat(
        slot=slot,
        team=team,
        people=[third],
        purpose="To see.",
        actor=third,
        client_id=uuid.uuid4(),
    )

    visit = give_seat_back(seat=seat_of(colleague), actor=colleague)

    assert seat_of(third).visit == planned
    assert Visit.objects.count() == 1
    assert visit.status == "planned"
    assert [text for text in texts(third) if "it is yours" in text] == [texts(third)[-1]]


def test_more_seats_go_to_who_waits(wait, full, member, lead, host_lead):
    wait()
    wait(lead)

    hours = {"starts_at": full.starts_at, "ends_at": full.ends_at}
    change_slot(slot=full, values=DETAILS | {"seats": 2}, actor=host_lead, **hours)

    assert seat_of(member).number == 2
    assert seat_of(lead) is None


def test_person_who_leaves_the_team_gives_the_seat_to_who_waits(wait, guest, member, office):
    wait()

    end_membership(membership=guest.memberships.get(), actor=office)

    assert seat_of(member).number == 1


def test_who_leaves_the_team_or_the_site_waits_no_longer(wait, member, lead, office, taken, guest):
    waits = [wait(), wait(lead)]

    end_membership(membership=member.memberships.get(), actor=office)
    deactivate(person=lead, actor=office)
    cancel(taken, guest)

    assert {Waiting.objects.get(pk=one.pk).outcome for one in waits} == {"left"}
    assert not Seat.objects.taken().exists()


def test_person_who_is_elsewhere_is_passed_over_and_served_by_the_clock_later(
    wait, taken, full, member, lead, guest, team
):
    wait()
    wait(lead)
    elsewhere = SlotFactory(starts_at=full.starts_at, ends_at=full.ends_at)
    other = planned_visit(member, elsewhere)

    cancel(taken, guest)
    assert (seat_of(lead).slot, seat_of(member).slot) == (full, elsewhere)

    cancel(Visit.objects.get(team=team, slot=full), lead)
    cancel(other, lead)
    assert Waiting.objects.get(person=member).outcome == "closed"  # the team called it off


def test_seat_that_nobody_could_take_is_given_by_the_clock(wait, taken, full, member, guest, lead):
    wait()
    elsewhere = SlotFactory(starts_at=full.starts_at, ends_at=full.ends_at)
    other = planned_visit(member, elsewhere)
    cancel(taken, guest)
    cancel(other, lead)
    assert seat_of(member) is None

    assert give_seats_that_stayed_free() == 1
    assert give_seats_that_stayed_free() == 0
    assert seat_of(member).slot == full


def test_team_that_cancels_its_visit_waits_for_it_no_longer(
    planned, slot, lead, team, member, host_lead
):
    slot.seats = 1
    slot.save()
    colleague = MembershipFactory(team=team).user
    values = {"slot": slot, "team": team, "people": [colleague], "purpose": "To see."}
    wait_for_seat(**values, actor=colleague, client_id=uuid.uuid4())

    cancel(planned, lead)

    assert Waiting.objects.get().outcome == "closed"
    assert seat_of(colleague) is None
    assert "is cancelled: Snow." in texts(colleague)[-1]


def test_slot_that_is_withdrawn_has_no_list_and_who_waited_hears_of_other_dates(
    wait, taken, full, member, host, host_lead, guest, lead
):
    wait()
    elsewhere = SlotFactory(starts_at=full.starts_at, ends_at=full.ends_at)
    planned_visit(member, elsewhere)
    cancel(taken, guest)
    SlotFactory(team=host)

    withdraw_slot(slot=full, actor=host_lead)

    assert Waiting.objects.get().outcome == "closed"
    assert "takes back its visit" in texts(member)[-1]
    assert "Choose another date" in texts(member)[-1]


def test_slot_that_moves_takes_its_list_along(wait, full, member, host_lead):
    wait()
    hours = {
        "starts_at": full.starts_at + timedelta(days=1),
        "ends_at": full.ends_at + timedelta(days=1),
    }

    change_slot(slot=full, values=DETAILS | {"seats": 1}, actor=host_lead, **hours)

    assert "for which you wait is now on" in texts(member)[-1]
    assert Waiting.objects.open().count() == 1


def test_seat_that_is_free_by_now_is_given_at_once(wait, taken, guest, member):
    cancel(taken, guest)

    assert wait().outcome == "seated"
    assert seat_of(member)


@pytest.mark.parametrize("case", ["own", "stranger", "seated", "past", "gone", "elsewhere"])
def test_refused_with_a_sentence(
    case, wait, taken, full, host, host_lead, guest, neighbor, member, team
):
    if case == "elsewhere":
        hours = {"starts_at": full.starts_at, "ends_at": full.ends_at}
        planned_visit(member, SlotFactory(**hours))
    if case == "gone":
        full.withdrawn_at = full.starts_at
        full.save()
    more = {
        "own": {"team": host, "person": host_lead},
        "stranger": {"person": neighbor},
        "seated": {"team": taken.team, "person": guest},
    }
    sentences = {
        "own": "does not visit itself",
        "stranger": "Only members of the team",
        "seated": "has a seat on",
        "past": "no longer open",
        "gone": "no longer open",
        "elsewhere": "visits another school at that time",
    }
    moment = full.starts_at if case == "past" else full.starts_at - timedelta(days=2)

    with time_machine.travel(moment), pytest.raises(DomainError, match=sentences[case]):
        wait(**more.get(case, {}))


def test_list_is_left_once_and_the_next_one_moves_up(wait, taken, guest, member, lead):
    first = wait()
    wait(lead)
    assert [one.place for one in waits_of(lead)] == [2]

    leave_list(wait=first, actor=member)
    leave_list(wait=first, actor=member)
    cancel(taken, guest)

    assert (seat_of(member), bool(seat_of(lead))) == (None, True)
    assert AuditEntry.objects.filter(action="wait.ended").count() == 1


def test_names_are_for_the_own_team_and_the_host(wait, full, member, lead, host_lead, guest):
    wait()
    wait(lead)

    def names(reader, *, is_host=False):
        return [one.person for one in waiting_list(full, reader, is_host=is_host).named]

    assert names(lead) == [member, lead]
    assert names(guest) == []
    assert names(host_lead, is_host=True) == [member, lead]
    assert waiting_list(full, guest, is_host=False).unnamed == 2


def test_date_of_a_visit_is_not_chosen_for_who_has_a_seat_in_it(
    wait, taken, full, team, member, lead
):
    visit = VisitFactory(team=team, host=full.team)
    candidate = visit.candidates.create(slot=full)
    candidate.marks.create(person=member, answer="yes")
    wait()
    cancel(taken, lead)
    full.seats = 2
    full.save()

    with pytest.raises(DomainError, match="has a seat on"):
        pick_date(visit=visit, slot=full, actor=lead)
