import uuid
from datetime import timedelta

from django.db import IntegrityError, transaction

import pytest

from cohorts.models import Membership, Team
from cohorts.visits.models import Seat, Visit
from cohorts.visits.services.slots import FIELDS, change_slot, withdraw_slot
from cohorts.visits.services.visitors import give_seat_back
from cohorts.visits.services.visits import (
    agree,
    cancel_visit,
    mark_dates,
    note_cover,
    pick_date,
)
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.crowd import at_once
from tests.factories import MembershipFactory, SlotFactory, TeamFactory, UserFactory


def values(slot, **more) -> dict:
    return {name: getattr(slot, name) for name in FIELDS} | more


def cover_all(visit, actor) -> Visit:
    for seat in visit.seats.taken():
        visit = note_cover(seat=seat, cover="", needs_no_cover=True, actor=actor)
    return visit


def test_asking_marks_the_askers_dates_and_tells_the_host(ask, member, host_lead):
    visit = ask()

    (candidate,) = visit.candidates.all()
    assert [(mark.person, mark.answer) for mark in candidate.marks.all()] == [(member, "yes")]
    assert host_lead.notifications.get().url == visit.get_absolute_url()
    assert not member.notifications.exists()


def test_form_sent_twice_asks_once(ask):
    client_id = uuid.uuid4()

    assert ask(client_id=client_id) == ask(client_id=client_id)
    assert Visit.objects.count() == 1


def test_others_who_would_come_are_asked_for_their_dates(ask, member, team):
    other = MembershipFactory(team=team).user

    ask(people=[member, other])

    assert "Say when you can come" in other.notifications.get().text


def test_only_members_of_the_team_can_be_its_visitors(ask, stranger):
    with pytest.raises(DomainError, match="Only members of the team"):
        ask(people=[stranger])


def test_dates_of_two_hosts_are_refused(ask, slot):
    with pytest.raises(DomainError, match="of one host"):
        ask(slots=[slot, SlotFactory()])


def test_team_does_not_visit_itself(ask, team):
    with pytest.raises(DomainError, match="does not visit itself"):
        ask(slots=[SlotFactory(team=team)])
    with pytest.raises(IntegrityError, match="visit_itself"), transaction.atomic():
        Visit.objects.create(team=team, host=team, purpose="Why?")


def test_team_that_has_finished_visits_nobody(ask, team):
    Team.objects.filter(pk=team.pk).update(status=Team.Status.COMPLETED)
    team.refresh_from_db()

    with pytest.raises(DomainError, match="Only active teams"):
        ask()


def test_marks_are_changed_until_a_date_is_chosen(ask, member, slot, host_lead):
    visit = ask()
    candidate = visit.candidates.get()

    mark_dates(visit=visit, person=member, answers={candidate.pk: "if_need_be"})
    assert candidate.marks.get().answer == "if_need_be"

    pick_date(visit=visit, slot=slot, actor=host_lead)
    with pytest.raises(DomainError, match="A date was chosen meanwhile"):
        mark_dates(visit=visit, person=member, answers={candidate.pk: "no"})


def test_date_that_the_host_chooses_gives_seats_and_its_yes(planned, slot, member):
    seat = planned.seats.get()

    assert (planned.status, planned.slot, planned.is_host_sure) == ("planned", slot, True)
    assert (seat.person, seat.number, seat.starts_at) == (member, 1, slot.starts_at)


def test_date_that_the_visiting_lead_chooses_waits_for_the_host(ask, lead, slot):
    assert pick_date(visit=ask(), slot=slot, actor=lead).is_host_sure is False


def test_date_chosen_twice_is_chosen_once(planned, slot, host_lead):
    pick_date(visit=planned, slot=slot, actor=host_lead)

    assert Seat.objects.count() == 1
    assert AuditEntry.objects.filter(action="visit.planned").count() == 1


def test_date_that_all_refused_cannot_be_chosen(ask, slot, member, host_lead, mark):
    visit = ask()
    mark(visit, slot, member, "no")

    with pytest.raises(DomainError, match="Nobody can come on that day"):
        pick_date(visit=visit, slot=slot, actor=host_lead)

    visit.refresh_from_db()
    assert visit.is_asking


def test_only_who_can_come_gets_a_seat(ask, slot, member, team, host_lead, mark):
    other, absent = (MembershipFactory(team=team).user for _ in range(2))
    visit = ask(people=[member, other, absent])
    mark(visit, slot, other, "if_need_be")
    mark(visit, slot, absent, "no")

    pick_date(visit=visit, slot=slot, actor=host_lead)

    assert {seat.person for seat in visit.seats.all()} == {member, other}


def test_member_who_left_meanwhile_gets_no_seat(ask, slot, member, team, host_lead, mark):
    gone = MembershipFactory(team=team).user
    visit = ask(people=[member, gone])
    mark(visit, slot, gone, "yes")
    Membership.objects.filter(user=gone).delete()

    pick_date(visit=visit, slot=slot, actor=host_lead)

    assert [seat.person for seat in visit.seats.all()] == [member]


def test_seats_that_are_missing_are_said(ask, slot, member, team, host_lead, mark):
    slot.seats = 1
    slot.save()
    other = MembershipFactory(team=team).user
    visit = ask(people=[member, other])
    mark(visit, slot, other, "yes")

    with pytest.raises(DomainError, match="Only 1 seat is left"):
        pick_date(visit=visit, slot=slot, actor=host_lead)

    assert not Seat.objects.exists()


def test_person_is_at_one_school_at_a_time(ask, planned, slot, member, host_lead):
    elsewhere = SlotFactory(starts_at=slot.starts_at + timedelta(minutes=30))
    visit = ask(slots=[elsewhere])

    with pytest.raises(DomainError, match="visits another school at that time"):
        pick_date(visit=visit, slot=elsewhere, actor=host_lead)


def test_database_gives_a_person_one_hour_once_and_a_seat_one_person(planned, slot, member):
    elsewhere = SlotFactory(starts_at=slot.starts_at)
    hours = {"starts_at": slot.starts_at, "ends_at": slot.ends_at, "visit": planned}

    with pytest.raises(IntegrityError, match="people_share_no_time"), transaction.atomic():
        Seat.objects.create(slot=elsewhere, person=member, number=1, **hours)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(slot=slot, person=UserFactory(), number=1, **hours)


def test_visit_with_nothing_missing_is_confirmed_and_everybody_hears(planned, member, host_lead):
    agree(visit=planned, is_host_sure=True, is_office_told=True, actor=host_lead)
    planned.refresh_from_db()
    assert planned.status == "planned"

    cover_all(planned, member)

    planned.refresh_from_db()
    assert planned.status == "confirmed"
    assert any("Confirmed" in one.text for one in host_lead.notifications.all())


@pytest.mark.parametrize(
    ("is_host_sure", "is_office_told"), [(False, True), (True, False), (False, False)]
)
def test_visit_that_loses_its_yes_is_planned_again(
    planned, member, host_lead, is_host_sure, is_office_told
):
    cover_all(planned, member)
    agree(visit=planned, is_host_sure=True, is_office_told=True, actor=host_lead)

    visit = agree(
        visit=planned,
        is_host_sure=is_host_sure,
        is_office_told=is_office_told,
        actor=host_lead,
    )

    assert visit.status == "planned"


def test_last_visitor_does_not_give_the_seat_back(planned, member):
    with pytest.raises(DomainError, match="Cancel the visit with a reason"):
        give_seat_back(seat=planned.seats.get(), actor=member)


def test_seat_given_back_is_free_for_others(ask, slot, member, team, host_lead, mark):
    other = MembershipFactory(team=team).user
    visit = ask(people=[member, other])
    mark(visit, slot, other, "yes")
    pick_date(visit=visit, slot=slot, actor=host_lead)

    give_seat_back(seat=visit.seats.get(person=other), actor=other)
    give_seat_back(seat=visit.seats.get(person=other), actor=other)

    assert [seat.number for seat in Seat.objects.taken()] == [1]
    assert AuditEntry.objects.filter(action="visit.seat_given_back").count() == 1


def test_cancelled_visit_frees_its_seats_and_tells_everybody_once(planned, member, host_lead):
    for _ in range(2):
        cancel_visit(visit=planned, reason="Snow.", actor=host_lead)

    planned.refresh_from_db()
    assert (planned.status, planned.cancel_reason) == ("cancelled", "Snow.")
    assert not Seat.objects.taken().exists()
    told = [one.text for one in member.notifications.all() if "Snow." in one.text]
    assert len(told) == 1


def test_slot_that_moves_takes_its_visitors_along_and_asks_for_cover_again(
    planned, slot, member, host_lead
):
    agree(visit=planned, is_host_sure=True, is_office_told=True, actor=host_lead)
    cover_all(planned, member)
    starts_at = slot.starts_at + timedelta(days=1)

    change_slot(
        slot=slot,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        values=values(slot),
        actor=host_lead,
    )

    planned.refresh_from_db()
    seat = planned.seats.get()
    assert (planned.status, seat.starts_at, seat.is_covered) == ("planned", starts_at, False)
    assert any("moved" in one.text for one in member.notifications.all())


def test_slot_keeps_the_seats_that_visitors_have(planned, slot, host_lead):
    Seat.objects.update(number=3)

    with pytest.raises(DomainError, match="Somebody has seat 3"):
        change_slot(
            slot=slot,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            values=values(slot, seats=2),
            actor=host_lead,
        )


def test_slot_with_visitors_is_not_withdrawn(planned, slot, host_lead):
    with pytest.raises(DomainError, match="Cancel the visit first"):
        withdraw_slot(slot=slot, actor=host_lead)


@pytest.mark.django_db(transaction=True)
def test_last_seat_asked_for_by_ten_teams_at_once_goes_to_one(slot, host_lead, mark):
    slot.seats = 1
    slot.save()
    visits = []
    for _ in range(10):
        person = MembershipFactory(team=TeamFactory(cohort=slot.team.cohort)).user
        visit = Visit.objects.create(
            team=person.memberships.get().team, host=slot.team, purpose="To see."
        )
        visit.candidates.create(slot=slot)
        mark(visit, slot, person, "yes")
        visits.append(visit)

    answers = at_once(lambda number: pick_date(visit=visits[number], slot=slot, actor=host_lead))

    won = [answer for answer in answers if isinstance(answer, Visit)]
    assert len(won) == 1
    assert Seat.objects.taken().count() == 1
    assert all("no other date open yet" in answer for answer in answers if isinstance(answer, str))
