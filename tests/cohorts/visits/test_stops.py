"""Stops of a slot: rooms that are never in two visits at once."""

import uuid
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse

import pytest

from cohorts.visits.models import Slot, Stop
from cohorts.visits.models.stop import room_key_of
from cohorts.visits.services.slots import change_slot, offer_slots, withdraw_slot
from cohorts.visits.services.stops import PlannedStop, StopRefused
from tests.crowd import at_once
from tests.factories import MembershipFactory, SlotFactory, StopFactory, TeamFactory
from tests.factories.visits import in_days

from .test_pages import NEW, sent
from .test_slots import VALUES


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def stop(room: str = "Room 12", begins: int = 0, ends: int = 30, pk=None) -> PlannedStop:
    return PlannedStop(room, "Students ask first.", minutes(begins), minutes(ends), pk)


def offer(team, actor, stops, days=(7,), client_id=None):
    times = [(in_days(day), in_days(day) + timedelta(hours=2)) for day in days]
    return offer_slots(
        team=team,
        times=times,
        values=VALUES,
        stops=stops,
        actor=actor,
        client_id=client_id or uuid.uuid4(),
    )


def change(slot, actor, stops=None, by=timedelta(0), ends_by=None):
    return change_slot(
        slot=slot,
        starts_at=slot.starts_at + by,
        ends_at=slot.ends_at + (by if ends_by is None else ends_by),
        values=VALUES,
        actor=actor,
        stops=stops,
    )


def rows(*stops, first: int = 0) -> dict:
    """Fields of a form: ``(starts, ends, room, what)`` each."""
    data = {"stop-TOTAL_FORMS": str(len(stops)), "stop-INITIAL_FORMS": "0"}
    for number, values in enumerate(stops):
        names = ("starts", "ends", "room", "what", "stop")
        data |= {f"stop-{number}-{name}": str(v) for name, v in zip(names, values, strict=False)}
    return data


@pytest.fixture
def host_page(client, lead):
    client.force_login(lead)
    return client


@pytest.fixture
def sister(team):
    """Another team of the same school, in another cohort."""
    return TeamFactory(school=team.school)


@pytest.fixture
def sister_lead(sister):
    return MembershipFactory(team=sister, role="lead").user


def test_weeks_offer_the_same_stops_each(team, lead):
    slots = offer(team, lead, [stop(begins=30, ends=60)], days=(7, 14))

    assert [one.stops.get().starts_at - one.starts_at for one in slots] == [minutes(30)] * 2


@pytest.mark.parametrize(
    ("planned", "field", "sentence"),
    [
        (stop(begins=30, ends=30), "ends", "A stop ends after it starts."),
        (stop(begins=-10, ends=30), "starts", "choose a time within it"),
        (stop(begins=100, ends=121), "ends", "choose a time within it"),
        (stop(" ROOM  12 ", begins=10, ends=20), "room", "another stop is in this room"),
    ],
)
def test_impossible_stop_is_refused_beside_its_field(team, lead, planned, field, sentence):
    with pytest.raises(StopRefused, match=sentence) as refusal:
        offer(team, lead, [stop(), planned])

    assert (refusal.value.number, refusal.value.field) == (1, field)
    assert not Slot.objects.exists()


def test_room_of_the_school_is_refused_to_another_of_its_teams(team, lead, sister, sister_lead):
    offer(team, lead, [stop()])

    with pytest.raises(StopRefused, match=r"9:00 a.m. to 9:30 a.m."):
        offer(sister, sister_lead, [stop("room 12", begins=29, ends=60)])
    offer(sister, sister_lead, [stop("room 12", begins=30, ends=60), stop("Gym", ends=60)])

    assert Stop.objects.held().count() == 3


def test_other_school_has_a_room_of_that_name_too(team, lead, host, host_lead):
    offer(team, lead, [stop()])

    offer(host, host_lead, [stop()])

    assert Stop.objects.held().count() == 2


def test_withdrawn_slot_frees_its_rooms(team, lead, sister, sister_lead):
    (slot,) = offer(team, lead, [stop()])

    withdraw_slot(slot=slot, actor=lead)
    offer(sister, sister_lead, [stop()])

    assert Stop.objects.held().count() == 1


def test_stops_move_along_with_their_slot(team, lead):
    (slot,) = offer(team, lead, [stop(), stop(begins=30, ends=60)])
    before = list(slot.stops.values_list("pk", flat=True))

    moved = change(slot, lead, by=minutes(30))

    assert list(moved.stops.values_list("pk", flat=True)) == before
    assert [one.starts_at - slot.starts_at for one in moved.stops.all()] == [
        minutes(30),
        minutes(60),
    ]


def test_slot_moves_to_no_hour_at_which_its_room_is_taken(team, lead, sister, sister_lead):
    (slot,) = offer(team, lead, [stop()])
    offer(sister, sister_lead, [stop(begins=30, ends=60)])

    with pytest.raises(StopRefused, match="another stop is in this room"):
        change(slot, lead, by=minutes(15))

    slot.refresh_from_db()
    assert slot.starts_at == in_days(7)


def test_slot_that_gets_too_short_for_a_stop_says_which(team, lead):
    (slot,) = offer(team, lead, [stop(), stop("Gym", begins=60, ends=120)])

    with pytest.raises(StopRefused) as refusal:
        change(slot, lead, ends_by=minutes(-30))

    assert (refusal.value.number, refusal.value.field) == (1, "ends")


def test_stops_change_places_and_stay_the_same_stops(team, lead):
    (slot,) = offer(team, lead, [stop(), stop(begins=30, ends=60)])
    first, second = slot.stops.all()

    change(slot, lead, [stop(pk=second.pk), stop(begins=30, ends=60, pk=first.pk)])

    assert list(slot.stops.values_list("pk", flat=True)) == [second.pk, first.pk]


def test_stop_of_another_slot_is_never_taken_over(team, lead, host, host_lead):
    (slot,) = offer(team, lead, [stop()])
    (other,) = offer(host, host_lead, [stop("Gym")])

    change(other, host_lead, [stop("Library", pk=slot.stops.get().pk)])

    assert slot.stops.get().room == "Room 12"
    assert other.stops.get().room == "Library"


@pytest.mark.parametrize(
    "room", ["Room 12", "ROOM 12", " room \t12 ", "Room\u00a012", "\uff32\uff4f\uff4f\uff4d 12"]
)
def test_room_is_the_same_however_it_is_written(room):
    assert room_key_of(room) == "room 12"


def test_database_refuses_one_room_to_two_stops_at_once(team):
    slot = SlotFactory(team=team)
    first = StopFactory(slot=slot)

    with pytest.raises(IntegrityError, match="rooms_share_no_time"), transaction.atomic():
        StopFactory(slot=slot, starts_at=first.starts_at + minutes(29))
    later = StopFactory(slot=slot, starts_at=first.ends_at)
    with pytest.raises(IntegrityError, match="rooms_share_no_time"), transaction.atomic():
        Stop.objects.filter(pk=later.pk).update(starts_at=first.starts_at)
    StopFactory(slot=slot, room="Gym", starts_at=first.starts_at)

    assert Stop.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_ten_teams_of_a_school_at_once_get_one_room(team, lead):
    teams = [TeamFactory(school=team.school) for _number in range(10)]
    answers = at_once(lambda number: offer(teams[number], lead, [stop()]))

    assert Stop.objects.held().count() == 1
    assert sum(isinstance(answer, list) for answer in answers) == 1


def test_lead_types_stops_and_sees_them_on_the_page(host_page, team):
    typed = rows(("09:00", "09:20", "Room 12", "Ninth grade asks"), ("", "", "", ""))

    page = host_page.post(NEW, sent(team, must_know="The custodian") | typed, follow=True)

    assert "9:00 a.m. to 9:20 a.m." in page.text
    assert "Ninth grade asks" in page.text
    assert "The custodian" in page.text


def test_who_must_know_is_for_the_host_alone(client, member, team):
    slot = SlotFactory(team=team, must_know="The custodian")
    client.force_login(member)

    assert "The custodian" not in client.get(slot.get_absolute_url()).text


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("09:00", "", "Room 12", "Asking"), "Say when it ends."),
        (("09:00", "09:20", "", "Asking"), "Say which room."),
        (("09:00", "11:20", "Room 12", "Asking"), "choose a time within it"),
        (("09:00", "09:20", "r" * 61, "Asking"), "This has 61 characters"),
    ],
)
def test_bad_row_gets_a_sentence_and_keeps_what_was_typed(host_page, team, row, sentence):
    page = host_page.post(NEW, sent(team) | rows(row)).text

    assert sentence in page
    assert "Asking" in page
    assert not Slot.objects.exists()


def test_more_rows_keep_what_was_typed_and_save_nothing(host_page, team):
    typed = rows(("09:00", "", "Room 12", ""))

    page = host_page.post(NEW, sent(team, day="", do="more") | typed).text

    assert 'value="Room 12"' in page
    assert "Say when it ends." not in page
    assert 'name="stop-2-room"' in page
    assert not Slot.objects.exists()


def test_form_that_moves_the_slot_moves_the_stops_that_nobody_changed(host_page, team):
    slot = SlotFactory(team=team, starts_at=in_days(7))
    one = StopFactory(slot=slot)
    typed = rows(("09:00", "09:30", one.room, one.what, one.pk))

    moved = sent(team, day=str(slot.day), starts="10:00", ends="12:00")
    host_page.post(reverse("visits:change_slot", args=[slot.pk]), moved | typed)

    assert slot.stops.get().starts_at == slot.starts_at + timedelta(hours=1)


def test_emptied_row_takes_its_stop_away(host_page, team):
    slot = SlotFactory(team=team, starts_at=in_days(7))
    one = StopFactory(slot=slot)

    typed = rows(("", "", "", "", one.pk))
    host_page.post(reverse("visits:change_slot", args=[slot.pk]), sent(team) | typed)

    assert not slot.stops.exists()


@pytest.mark.parametrize("number", [1, 12])
def test_slot_page_takes_the_same_queries(client, member, number, django_assert_num_queries):
    slot = SlotFactory(starts_at=in_days(7))
    for place in range(number):
        StopFactory(slot=slot, room=f"Room {place}")
    client.force_login(member)

    with django_assert_num_queries(8):
        client.get(slot.get_absolute_url())
