"""Seats that come free while many want them: nobody has one twice, who waits comes first."""

import uuid

import pytest

from cohorts.services.memberships import end_membership
from cohorts.visits.models import Mark, Seat, Visit, Waiting
from cohorts.visits.services.queue import give_seats_that_stayed_free
from cohorts.visits.services.visits import cancel_visit, pick_date
from cohorts.visits.services.waiting import leave_list, wait_for_seat
from tests.crowd import at_once
from tests.factories import MembershipFactory, SlotFactory, TeamFactory, VisitFactory
from tests.factories.visits import planned_visit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def full(host):
    return SlotFactory(team=host, seats=2)


@pytest.fixture
def guests(full):
    """Two visits of two teams, which have the seats."""
    return [planned_visit(person_of(full.team), full, number) for number in (1, 2)]


def person_of(host):
    """Somebody of another team of the cohort."""
    return MembershipFactory(team=TeamFactory(cohort=host.cohort)).user


def wait(person, slot):
    [one] = wait_for_seat(
        slot=slot,
        team=person.memberships.get().team,
        people=[person],
        purpose="To see who speaks first.",
        actor=person,
        client_id=uuid.uuid4(),
    )
    return one


def cancel(visit, actor):
    return cancel_visit(visit=visit, reason="Snow.", actor=actor)


def seated(slot) -> set:
    """Who has a seat; each number once."""
    taken = list(Seat.objects.taken().filter(slot=slot).select_related("person"))
    assert len({seat.number for seat in taken}) == len(taken) <= slot.seats
    return {seat.person for seat in taken}


def test_two_seats_that_come_free_at_once_go_to_the_two_who_wait_longest(full, guests, office):
    people = [person_of(full.team) for _ in range(6)]
    waits = [wait(person, full) for person in people]

    at_once(lambda number: cancel(guests[number], office).pk, 2)

    assert seated(full) == set(people[:2])
    outcomes = list(Waiting.objects.order_by("pk").values_list("outcome", flat=True))
    assert outcomes == ["seated", "seated", "", "", "", ""]
    told = [person.notifications.filter(text__contains="it is yours").count() for person in people]
    assert told == [1, 1, 0, 0, 0, 0]
    assert len(waits) == 6


def test_who_waits_has_the_seat_before_one_who_asks_anew_at_once(full, guests, office, lead):
    waiting, fresh = person_of(full.team), person_of(full.team)
    wait(waiting, full)
    visit = VisitFactory(team=fresh.memberships.get().team, host=full.team)
    candidate = visit.candidates.create(slot=full)
    Mark.objects.create(candidate=candidate, person=fresh, answer="yes")
    work = [
        lambda: cancel(guests[0], office).pk,
        lambda: pick_date(visit=visit, slot=full, actor=lead).pk,
    ]

    answers = at_once(lambda number: work[number](), 2)

    assert waiting in seated(full)
    assert fresh not in seated(full)
    assert "no longer open" in answers[1] or "just taken" in answers[1]


def test_many_who_join_the_list_while_seats_come_free_have_each_seat_once(full, guests, office):
    people = [person_of(full.team) for _ in range(6)]
    work = [
        *(lambda one=one: cancel(one, office).pk for one in guests),
        *(lambda one=one: wait(one, full).pk for one in people),
    ]

    answers = at_once(lambda number: work[number](), len(work))
    give_seats_that_stayed_free()

    assert all(isinstance(one, int) for one in answers)
    assert len(seated(full)) == 2
    assert Waiting.objects.filter(outcome="seated").count() == 2
    assert Waiting.objects.open().count() == 4


def test_person_who_waits_ten_times_at_once_waits_once(full, guests):
    person = person_of(full.team)

    answers = at_once(lambda number: wait(person, full).pk, 10)

    assert set(answers) == {Waiting.objects.get().pk}


def test_person_who_leaves_list_or_team_as_the_seat_comes_free_has_it_or_not(full, guests, office):
    people = [person_of(full.team) for _ in range(3)]
    waits = [wait(person, full) for person in people]
    work = [
        lambda: cancel(guests[0], office).pk,
        lambda: leave_list(wait=waits[0], actor=people[0]).pk,
        lambda: end_membership(membership=people[1].memberships.get(), actor=office).pk,
    ]

    answers = at_once(lambda number: work[number](), 3)
    give_seats_that_stayed_free()

    assert all(isinstance(one, int) for one in answers)
    sitting = seated(full)
    assert people[1] not in sitting
    assert len(sitting & set(people)) == 1
    coming = Visit.objects.filter(status="planned", team__memberships__user=people[1])
    assert not coming.exists()
