import uuid
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

import pytest

from cohorts.models import Team
from cohorts.visits.models import Slot
from cohorts.visits.services.slots import change_slot, offer_slots, withdraw_slot
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.crowd import at_once
from tests.factories import ClosedDayFactory, SlotFactory
from tests.factories.visits import in_days

VALUES = {
    "seats": 4,
    "focus_question": "Who speaks first?",
    "look_fors": "Who speaks next",
    "meeting_point": "Main office",
    "travel": "",
    "access": "",
    "must_know": "",
}


def times(days: int, hours: int = 2) -> list:
    return [(in_days(days), in_days(days) + timedelta(hours=hours))]


def offer(team, actor, moments, client_id=None):
    return offer_slots(
        team=team, times=moments, values=VALUES, actor=actor, client_id=client_id or uuid.uuid4()
    )


def test_offered_slot_is_there_and_in_the_log(team, lead):
    (slot,) = offer(team, lead, times(7))

    assert (slot.team, slot.seats, slot.focus_question) == (team, 4, "Who speaks first?")
    assert AuditEntry.objects.get(action="slot.offered").object_id == str(slot.pk)


def test_form_sent_twice_offers_once(team, lead):
    client_id = uuid.uuid4()

    first, again = (offer(team, lead, times(7) + times(14), client_id) for _ in range(2))

    assert first == again
    assert Slot.objects.count() == 2


@pytest.mark.parametrize(
    ("moments", "sentence"),
    [
        ([(in_days(7), in_days(7))], "A visit ends after it starts, within twelve hours."),
        (times(7, hours=13), "A visit ends after it starts, within twelve hours."),
        (times(-1), "is past. Choose a time to come."),
    ],
)
def test_impossible_time_is_refused(team, lead, moments, sentence):
    with pytest.raises(DomainError, match=sentence):
        offer(team, lead, moments)

    assert not Slot.objects.exists()


def test_closed_day_is_refused_with_its_reason(team, lead):
    ClosedDayFactory(starts_on=in_days(7).date(), name="Winter recess")

    with pytest.raises(DomainError, match=r"is closed for visits: Winter recess \(No school\)"):
        offer(team, lead, times(7))


def test_one_closed_day_among_weeks_offers_none_of_them(team, lead):
    ClosedDayFactory(starts_on=in_days(14).date())

    with pytest.raises(DomainError):
        offer(team, lead, times(7) + times(14))

    assert not Slot.objects.exists()


def test_team_that_is_not_active_offers_nothing(team, lead):
    Team.objects.update(status=Team.Status.COMPLETED)

    with pytest.raises(DomainError, match="Only active teams"):
        offer(team, lead, times(7))


def test_slot_that_shares_an_hour_is_refused_and_one_that_follows_is_not(team, lead):
    offer(team, lead, times(7))
    end = in_days(7) + timedelta(hours=2)

    with pytest.raises(DomainError, match="offers another visit at that time"):
        offer(team, lead, [(end - timedelta(minutes=1), end + timedelta(hours=1))])
    offer(team, lead, [(end, end + timedelta(hours=1))])

    assert Slot.objects.count() == 2


def test_withdrawn_slot_frees_its_hour(team, lead):
    (slot,) = offer(team, lead, times(7))

    withdraw_slot(slot=slot, actor=lead)
    withdraw_slot(slot=slot, actor=lead)
    offer(team, lead, times(7))

    assert AuditEntry.objects.filter(action="slot.withdrawn").count() == 1


def test_database_refuses_two_slots_of_a_team_at_one_hour(team):
    slot = SlotFactory(team=team)
    later = SlotFactory(team=team)

    with pytest.raises(IntegrityError, match="slots_share_no_time"), transaction.atomic():
        SlotFactory(team=team, starts_at=slot.starts_at + timedelta(minutes=30))
    with pytest.raises(IntegrityError, match="slots_share_no_time"), transaction.atomic():
        Slot.objects.filter(pk=later.pk).update(starts_at=slot.starts_at, ends_at=slot.ends_at)
    SlotFactory(starts_at=slot.starts_at)

    assert Slot.objects.count() == 3


def test_slot_moves_within_its_own_hours(team, lead):
    slot = SlotFactory(team=team)
    starts_at = slot.starts_at + timedelta(minutes=30)

    change_slot(slot=slot, starts_at=starts_at, ends_at=slot.ends_at, values=VALUES, actor=lead)

    slot.refresh_from_db()
    assert slot.starts_at == starts_at
    fields = AuditEntry.objects.get(action="slot.changed").details["fields"]
    assert fields == ["starts_at", "look_fors", "meeting_point"]


def test_withdrawn_slot_cannot_be_changed(team, lead):
    slot = SlotFactory(team=team, withdrawn_at=timezone.now())

    with pytest.raises(DomainError, match="withdrawn meanwhile"):
        change_slot(
            slot=slot,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            values=VALUES,
            actor=lead,
        )


@pytest.mark.django_db(transaction=True)
def test_ten_offers_of_one_hour_at_once_give_one(team, lead):
    answers = at_once(lambda number: offer(team, lead, times(7)))

    assert Slot.objects.count() == 1
    assert sum(isinstance(answer, list) for answer in answers) == 1


def test_day_of_a_slot_is_bostons(team):
    evening = in_days(7, hour=21)

    assert SlotFactory(starts_at=evening).day == timezone.localdate() + timedelta(days=7)
    assert isinstance(SlotFactory().day, date)
