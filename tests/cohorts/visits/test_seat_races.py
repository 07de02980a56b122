"""People who want the same at the same moment: nobody has it twice, nobody gets an error."""

import uuid

import pytest

from cohorts.services.memberships import end_membership
from cohorts.visits.models import Mark, Seat, Visit
from cohorts.visits.services.visitors import add_visitor
from cohorts.visits.services.visits import pick_date
from tests.crowd import at_once
from tests.factories import MembershipFactory, SlotFactory, TeamFactory, VisitFactory
from tests.factories.visits import hours, in_days, planned_visit

pytestmark = pytest.mark.django_db(transaction=True)


def asked(person, team, slot):
    """A visit for which the person can come to this slot."""
    visit = VisitFactory(team=team, host=slot.team)
    candidate = visit.candidates.create(slot=slot)
    Mark.objects.create(candidate=candidate, person=person, answer="yes")
    return visit


def slots_at_one_hour(number: int) -> list:
    """As many hosts, each with a slot at the same time."""
    return [SlotFactory(starts_at=in_days(7), ends_at=in_days(7, hour=11)) for _ in range(number)]


def test_person_whom_ten_hosts_choose_at_once_sits_in_one_place(team, member, lead):
    slots = slots_at_one_hour(10)
    visits = [asked(member, team, slot) for slot in slots]

    answers = at_once(
        lambda number: pick_date(visit=visits[number], slot=slots[number], actor=lead).pk, 10
    )

    refused = [one for one in answers if isinstance(one, str)]
    assert Seat.objects.taken().filter(person=member).count() == 1
    assert Visit.objects.filter(status="planned").count() == 1
    assert len(refused) == 9
    assert all("visits another school at that time" in one for one in refused)


def test_person_added_to_ten_visits_at_once_sits_in_one_place(team, member, lead):
    slots = slots_at_one_hour(10)
    visits = [VisitFactory(team=team, host=one.team, slot=one, status="planned") for one in slots]

    answers = at_once(
        lambda number: add_visitor(visit=visits[number], person=member, actor=lead).pk, 10
    )

    refused = [one for one in answers if isinstance(one, str)]
    assert Seat.objects.taken().filter(person=member).count() == 1
    assert len(refused) == 9
    assert all("visits another school at that time" in one for one in refused)


def test_last_seat_that_ten_teams_want_at_once_has_one_visitor(host, lead):
    slot = SlotFactory(team=host, seats=1)
    teams = [TeamFactory(cohort=host.cohort) for _ in range(10)]
    visits = [asked(MembershipFactory(team=team).user, team, slot) for team in teams]

    answers = at_once(lambda number: pick_date(visit=visits[number], slot=slot, actor=lead).pk, 10)

    assert Seat.objects.taken().get().number == 1
    refused = [one for one in answers if isinstance(one, str)]
    assert len(refused) == 9
    assert all("no longer open" in one or "just taken" in one for one in refused)


@pytest.mark.parametrize("_round", range(3))
def test_people_of_two_teams_that_visit_each_other_leave_at_once(team, host, office, _round):
    """Each holds the team that the other one waits for; who is stopped begins again."""
    people = [MembershipFactory(team=one).user for one in (team, host)]
    for person, there in zip(people, (host, team), strict=True):
        planned_visit(person, SlotFactory(team=there))
    memberships = [person.memberships.get() for person in people]

    answers = at_once(
        lambda number: end_membership(membership=memberships[number], actor=office).pk, 2
    )

    assert answers == [one.pk for one in memberships]
    assert not Seat.objects.taken().exists()
    assert set(Visit.objects.values_list("status", flat=True)) == {"cancelled"}


@pytest.mark.parametrize("road", ["ask", "propose"])
def test_form_sent_ten_times_at_once_asks_once(request, road, slot, host_lead):
    send = request.getfixturevalue(road)
    client_id = uuid.uuid4()
    given = {"dates": [hours(9)]} if road == "propose" else {}

    visits = at_once(lambda number: send(client_id=client_id, **given).pk, 10)

    assert visits == [Visit.objects.get().pk] * 10
    assert host_lead.notifications.count() == 1
