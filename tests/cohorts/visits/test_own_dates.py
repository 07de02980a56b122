"""Visitors propose dates of their own; the host says yes to one, or no with a reason."""

import uuid

from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

import pytest
import time_machine

from cohorts.models import Team
from cohorts.visits.models import Candidate, Mark, Seat, Slot, Visit
from cohorts.visits.services.own_dates import DateRefused, accept_date
from cohorts.visits.services.visits import cancel_visit, mark_dates, request_visit
from incubator.core.dates import in_words
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from tests.crowd import at_once
from tests.factories import ClosedDayFactory, MembershipFactory, SlotFactory, VisitFactory
from tests.factories.visits import DETAILS, hours, in_days, planned_visit


def accept(candidate: Candidate, actor, **more) -> Visit:
    return accept_date(candidate=candidate, values=DETAILS | more, actor=actor)


def lines_to(person) -> list[str]:
    return list(Notification.objects.filter(recipient=person).values_list("text", flat=True))


def test_proposal_asks_the_host_and_offers_nothing_yet(propose, host, host_lead, member):
    visit = propose([hours(9), hours(7)])

    assert (visit.status, visit.host, visit.slot) == ("asking", host, None)
    assert [one.starts_at for one in visit.candidates.all()] == [in_days(7), in_days(9)]
    assert set(Mark.objects.values_list("person", "answer")) == {(member.pk, "yes")}
    assert not Slot.objects.exists()
    assert AuditEntry.objects.get(action="visit.asked").details["own_dates"] == 2
    assert ["proposes dates" in line for line in lines_to(host_lead)] == [True]


def test_who_would_come_is_asked_to_mark_the_dates(propose, team):
    colleague = MembershipFactory(team=team).user

    propose([hours(7)], people=[colleague])

    assert ["Say when you can come." in line for line in lines_to(colleague)] == [True]
    assert [(mark.person, mark.answer) for mark in Mark.objects.all()] == [(colleague, "")]


def test_proposal_sent_twice_is_one(propose):
    client_id = uuid.uuid4()

    first, again = (propose([hours(7)], client_id) for _ in range(2))

    assert first == again
    assert Candidate.objects.count() == 1


def test_visitor_who_takes_the_number_of_a_slot_keeps_no_host_from_saying_yes(propose, host_lead):
    visit = propose([hours(9)], client_id=SlotFactory().client_id)

    assert accept(visit.candidates.get(), host_lead).is_coming


def test_number_of_somebody_elses_form_asks_nothing(ask, propose, planned, host_lead, team):
    """A calendar gives it away: an entry is named by it."""
    own = SlotFactory(team=team)
    values = {"team": planned.host, "people": [host_lead], "actor": host_lead}
    values["client_id"] = planned.client_id

    with pytest.raises(DomainError, match="Open the form anew"):
        request_visit(slots=[own], purpose="To see.", **values)
    with pytest.raises(DomainError, match="Open the form anew"):
        propose([hours(9)], host=team, **values)


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ([hours(7), hours(-1)], "is past. Choose a time to come."),
        ([hours(7), hours(8, length=-1)], "A visit ends after it starts"),
        ([hours(7), hours(8, length=13)], "A visit ends after it starts"),
        ([hours(7), hours(7)], "You have this date twice."),
        ([hours(7), hours(3)], "is closed for visits: Demo recess (No school)."),
        ([hours(7), hours(5)], "This team offers another visit at that time"),
        ([hours(7), hours(4)], "visits another school at that time"),
    ],
)
def test_impossible_date_is_refused_by_its_number(propose, host, member, dates, sentence):
    ClosedDayFactory(starts_on=in_days(3).date())
    SlotFactory(team=host, starts_at=in_days(5))
    planned_visit(member, SlotFactory(starts_at=in_days(4)))

    with pytest.raises(DateRefused, match=r".") as refused:
        propose(dates)

    assert sentence in str(refused.value)
    assert refused.value.number == 1
    assert not Visit.objects.filter(status="asking").exists()


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ([], "Name one date or more."),
        ([hours(day) for day in range(7, 13)], "Five dates are enough."),
    ],
)
def test_no_date_and_six_dates_are_refused(propose, dates, sentence):
    with pytest.raises(DomainError, match=sentence):
        propose(dates)


def test_team_does_not_propose_dates_to_itself(propose, team):
    with pytest.raises(DomainError, match="A team does not visit itself"):
        propose([hours(7)], host=team)


@pytest.mark.parametrize("gone", ["host", "team"])
@pytest.mark.parametrize("status", ["invited", "completed", "withdrawn"])
def test_only_active_teams_meet(propose, team, host, gone, status):
    one = {"host": host, "team": team}[gone]
    Team.objects.filter(pk=one.pk).update(status=status)
    team.refresh_from_db()

    with pytest.raises(DomainError, match="Only active teams visit each other"):
        propose([hours(7)])


def test_people_of_other_teams_are_no_visitors(propose, host_lead):
    with pytest.raises(DomainError, match="cannot come as a visitor"):
        propose([hours(7)], people=[host_lead])


def test_accepted_date_becomes_a_slot_and_the_date_of_the_visit(propose, host, host_lead, member):
    visit = propose([hours(7), hours(9)])
    candidate = visit.candidates.get(own_starts_at=in_days(9))

    accept(candidate, host_lead)

    visit.refresh_from_db()
    slot = Slot.objects.get()
    assert (slot.team, slot.starts_at, slot.ends_at) == (host, *hours(9))
    assert (visit.status, visit.slot, visit.is_host_sure) == ("planned", slot, True)
    assert [seat.person for seat in visit.seats.taken()] == [member]
    assert f"on {in_words(slot.day)}" in " ".join(lines_to(member))
    assert {"slot.offered", "visit.planned"} <= set(
        AuditEntry.objects.values_list("action", flat=True)
    )


def test_dates_that_were_not_taken_stay_in_the_history(propose, host_lead):
    visit = propose([hours(7), hours(9)])

    accept(visit.candidates.last(), host_lead)

    assert [one.is_own for one in visit.candidates.all()] == [True, False]
    assert {one.own_starts_at for one in visit.candidates.all()} == {in_days(7), in_days(9)}


def test_accepting_twice_changes_nothing(propose, host_lead):
    candidate = propose([hours(7)]).candidates.get()

    first, again = (accept(candidate, host_lead) for _ in range(2))

    assert first == again
    assert Slot.objects.count() == 1
    assert Seat.objects.count() == 1


def test_second_date_is_refused_once_one_is_chosen(propose, host_lead):
    first, second = propose([hours(7), hours(9)]).candidates.all()
    accept(first, host_lead)

    with pytest.raises(DomainError, match="A date was chosen meanwhile"):
        accept(second, host_lead)

    assert Slot.objects.count() == 1


def test_date_that_all_refused_is_not_accepted(propose, host_lead, member):
    candidate = propose([hours(7)]).candidates.get()
    mark_dates(visit=candidate.visit, person=member, answers={candidate.pk: "no"})

    with pytest.raises(DomainError, match="Nobody can come on that day"):
        accept(candidate, host_lead)

    assert not Slot.objects.exists()


def test_slot_for_own_dates_has_a_seat_for_each_visitor(propose, team, host_lead):
    candidate = propose([hours(7)]).candidates.get()
    candidate.marks.create(person=MembershipFactory(team=team).user, answer="if_need_be")

    with pytest.raises(DomainError, match="2 visitors can come"):
        accept(candidate, host_lead, seats=1)
    accept(candidate, host_lead, seats=2)

    assert Seat.objects.taken().count() == 2


@pytest.mark.parametrize("trouble", ["closed", "taken", "past", "withdrawn", "elsewhere"])
def test_date_that_became_impossible_is_not_accepted(propose, trouble, host, host_lead, member):
    candidate = propose([hours(7)]).candidates.get()
    sentence = _make_impossible(trouble, host, member)
    now = in_days(8) if trouble == "past" else timezone.now()

    with time_machine.travel(now), pytest.raises(DomainError, match=sentence):
        accept(candidate, host_lead)

    assert not Slot.objects.filter(offered_by=host_lead).exists()
    assert not Visit.objects.get(pk=candidate.visit_id).is_coming


def _make_impossible(trouble: str, host, member) -> str:
    if trouble == "closed":
        ClosedDayFactory(starts_on=in_days(7).date())
        return "is closed for visits"
    if trouble == "taken":
        SlotFactory(team=host, starts_at=in_days(7), seats=5)
        return "This team offers another visit at that time"
    if trouble == "withdrawn":
        Team.objects.filter(pk=host.pk).update(status="withdrawn")
        return "Only active teams visit each other"
    if trouble == "elsewhere":
        planned_visit(member, SlotFactory(starts_at=in_days(7)))
        return "visits another school at that time"
    return "is past"


def test_host_says_no_with_a_reason_and_other_dates_go_with_it(
    propose, host, host_lead, member, django_capture_on_commit_callbacks
):
    visit = propose([hours(7)])
    SlotFactory(team=host, starts_at=in_days(20))

    with django_capture_on_commit_callbacks(execute=True):
        cancel_visit(visit=visit, reason="We have exams that week.", actor=host_lead)

    visit.refresh_from_db()
    assert (visit.status, visit.cancel_reason) == ("cancelled", "We have exams that week.")
    assert AuditEntry.objects.filter(action="visit.declined").count() == 1
    told = f"{host} cannot take {visit.team}’s visit: We have exams that week."
    assert told in lines_to(member)
    letter = next(one.body for one in mail.outbox if one.to == [member.email])
    assert in_words(in_days(20)) in letter


def test_ten_yeses_at_once_make_one_slot(propose, host_lead, transactional_db):
    candidate = propose([hours(7)]).candidates.get()

    answers = at_once(lambda number: accept(candidate, host_lead), count=10)

    assert {one.slot_id for one in answers} == {Slot.objects.get().pk}
    assert Seat.objects.taken().count() == 1


@pytest.mark.parametrize("values", [{}, {"own_starts_at": in_days(7)}, {"own_ends_at": in_days(7)}])
def test_database_refuses_a_date_without_hours(db, values):
    visit = VisitFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        visit.candidates.create(**values)


def test_database_refuses_own_hours_that_end_before_they_start(db):
    visit = VisitFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        visit.candidates.create(own_starts_at=in_days(7), own_ends_at=in_days(6))
