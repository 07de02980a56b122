import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone

import pytest
import time_machine

from cohorts.models import Team
from cohorts.visits.models import Slot
from tests.factories import (
    AspirationFactory,
    BuddyFactory,
    ClosedDayFactory,
    MembershipFactory,
    SlotFactory,
    TeamFactory,
)
from tests.factories.visits import in_days, planned_visit

VISITS = reverse("visits:visits")
NEW = reverse("visits:offer_slot")
BOSTON = ZoneInfo("America/New_York")


@pytest.fixture
def host(client, lead):
    client.force_login(lead)
    return client


def sent(team, **more) -> dict:
    return {
        "team": team.pk,
        "day": str(in_days(7).date()),
        "starts": "09:00",
        "ends": "11:00",
        "weeks": "1",
        "seats": "4",
        "focus_question": "Who speaks first?",
        "meeting_point": "Main office",
        "client_id": str(uuid.uuid4()),
    } | more


def test_lead_offers_a_visit_and_sees_it_on_its_page(host, team):
    page = host.post(NEW, sent(team, look_fors="Who speaks next\nWho waits"), follow=True)

    html = page.content.decode()
    assert "Who speaks first?" in html
    assert "9:00 a.m. to 11:00 a.m." in html
    assert "<li>Who waits</li>" in html


def test_form_begins_with_the_aspiration(host, team):
    AspirationFactory(team=team, text="Students lead the first ten minutes.")

    assert "Students lead the first ten minutes." in host.get(NEW).content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"ends": "08:00"}, "A visit ends after it starts, on the same day."),
        ({"day": "2020-01-01"}, "is past. Choose a time to come."),
        ({"seats": "0"}, "Choose a number from 1 to 30."),
        ({"seats": ""}, "Choose a number from 1 to 30."),
        ({"weeks": "13"}, "Choose a number from 1 to 12."),
        ({"focus_question": ""}, "Ask the question that this visit is about."),
        ({"day": "soon"}, "Enter a valid date."),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(host, team, fields, sentence):
    page = host.post(NEW, sent(team, meeting_point="By the gym") | fields).content.decode()

    assert sentence in page
    assert "By the gym" in page
    assert not Slot.objects.exists()


def test_lead_offers_nothing_for_another_team(host, neighbor):
    other = Team.objects.get(memberships__user=neighbor)

    host.post(NEW, sent(other))

    assert not Slot.objects.exists()


@time_machine.travel("2027-02-20T15:00:00Z", tick=False)
def test_weeks_keep_the_hour_of_bostons_clock_over_the_change(client, lead, team):
    client.force_login(lead)

    client.post(NEW, sent(team, day="2027-03-08", weeks="2"))

    before, after = Slot.objects.all()
    assert before.starts_at == datetime(2027, 3, 8, 14, tzinfo=ZoneInfo("UTC"))
    assert after.starts_at == datetime(2027, 3, 15, 13, tzinfo=ZoneInfo("UTC"))


@pytest.mark.parametrize(("day", "hour"), [("2027-03-14", "02:30"), ("2026-11-01", "01:30")])
def test_hour_that_the_clocks_skip_or_have_twice_is_refused(host, team, day, hour):
    with time_machine.travel("2026-10-01T15:00:00Z", tick=False):
        page = host.post(NEW, sent(team, day=day, starts=hour)).content.decode()

    assert "Clocks change that night" in page
    assert not Slot.objects.exists()


@time_machine.travel("2027-02-20T15:00:00Z", tick=False)
def test_week_whose_night_skips_the_hour_is_refused(client, lead, team):
    client.force_login(lead)

    page = client.post(NEW, sent(team, day="2027-03-07", starts="02:30", weeks="2"))

    assert "Clocks change that night" in page.text
    assert not Slot.objects.exists()


@pytest.mark.parametrize(("day", "weeks"), [("9999-12-31", "1"), ("9999-12-20", "12")])
def test_day_at_the_end_of_time_is_refused(host, team, day, weeks):
    page = host.post(NEW, sent(team, day=day, starts="22:00", ends="23:00", weeks=weeks))

    assert "Choose a day within the next two years." in page.text


@time_machine.travel("2028-02-01T15:00:00Z", tick=False)
def test_leap_day_is_a_day(client, lead, team):
    client.force_login(lead)

    client.post(NEW, sent(team, day="2028-02-29"))

    assert Slot.objects.get().day == date(2028, 2, 29)


def test_slot_page_shows_bostons_hours_when_utc_is_another_day(client, member):
    slot = SlotFactory(
        starts_at=in_days(7, hour=20), ends_at=in_days(7, hour=20) + timedelta(hours=2)
    )
    client.force_login(member)

    page = client.get(slot.get_absolute_url()).content.decode()

    assert "8:00 p.m. to 10:00 p.m." in page
    assert "Boston time" in page


def test_change_form_shows_what_is_there_and_saves_it(host, team):
    slot = SlotFactory(team=team)
    address = reverse("visits:change_slot", args=[slot.pk])
    page = host.get(address).content.decode()
    assert 'value="09:00"' in page

    host.post(address, sent(team, day=str(slot.day), starts="10:00"))

    slot.refresh_from_db()
    assert timezone.localtime(slot.starts_at).hour == 10


def test_fewer_seats_than_visitors_are_refused_beside_the_seats(host, team):
    slot = SlotFactory(team=team, seats=3)
    planned_visit(MembershipFactory().user, slot, number=2)
    address = reverse("visits:change_slot", args=[slot.pk])

    page = host.post(address, sent(team, day=str(slot.day), seats="1"))

    sentence = "Somebody has seat 2. Offer at least as many seats."
    assert page.context["form"].errors == {"seats": [sentence]}


def test_withdrawn_slot_has_no_page(host, team):
    slot = SlotFactory(team=team)

    host.post(reverse("visits:withdraw_slot", args=[slot.pk]))

    assert host.get(slot.get_absolute_url()).status_code == 404


def test_month_shows_its_slots_and_closed_days(client, member):
    slot = SlotFactory(focus_question="Who listens?")
    ClosedDayFactory(starts_on=slot.day + timedelta(days=1 if slot.day.day < 28 else -1))
    client.force_login(member)

    page = client.get(VISITS, {"month": f"{slot.day:%Y-%m}"}).content.decode()

    assert page.count("Who listens?") == 1
    assert "Demo recess" in page


def test_month_filters_by_cohort(client, member, team):
    SlotFactory(team=team, focus_question="Ours?", starts_at=in_days(7))
    SlotFactory(focus_question="Theirs?", starts_at=in_days(7))
    client.force_login(member)

    month = f"{in_days(7):%Y-%m}"
    page = client.get(VISITS, {"month": month, "cohort": team.cohort.slug}).content.decode()

    assert "Ours?" in page
    assert "Theirs?" not in page


def test_month_filters_by_buddies(client, member, team):
    host = TeamFactory(cohort=team.cohort)
    BuddyFactory(visitor=team, host=host)
    SlotFactory(team=host, focus_question="Ours?", starts_at=in_days(7))
    SlotFactory(focus_question="Theirs?", starts_at=in_days(7))
    client.force_login(member)

    month = f"{in_days(7):%Y-%m}"
    page = client.get(VISITS, {"month": month, "hosts": "buddies"}).content.decode()

    assert "Ours?" in page
    assert "Theirs?" not in page
    assert 'href="?hosts=buddies&amp;month=' in page


def test_month_offers_no_filter_of_buddies_to_who_has_none(client, member):
    client.force_login(member)

    assert 'name="hosts"' not in client.get(VISITS).text


@pytest.mark.parametrize("month", ["", "2026-13", "never", "0000-00", "9999-12", "0001-01"])
def test_month_that_makes_no_sense_is_this_one(client, member, month):
    client.force_login(member)

    page = client.get(VISITS, {"month": month})

    assert page.status_code == 200
    assert f"{timezone.localdate():%B %Y}" in page.content.decode()


@pytest.mark.parametrize(("hour", "month"), [(14, "November"), (16, "December")])
def test_month_with_nothing_more_to_come_opens_on_the_next_one_that_has(
    client, member, team, hour, month
):
    last = timezone.make_aware(datetime(2026, 11, 30, 15))
    SlotFactory(team=team, starts_at=last)
    SlotFactory(starts_at=timezone.make_aware(datetime(2026, 12, 31, 15)))

    with time_machine.travel(last.replace(hour=hour), tick=False):
        client.force_login(member)
        page = client.get(VISITS).text
        chosen = client.get(VISITS, {"month": "2026-11"}).text
        ours = client.get(VISITS, {"cohort": team.cohort.slug}).text

    assert f'id="month">{month} 2026' in page
    assert 'id="month">November 2026' in chosen
    assert 'id="month">November 2026' in ours


@pytest.mark.parametrize("number", [1, 30])
def test_month_takes_the_same_queries(client, member, number, django_assert_num_queries):
    SlotFactory.create_batch(number)
    MembershipFactory(user=member)
    client.force_login(member)

    with django_assert_num_queries(10):
        client.get(VISITS, {"month": f"{in_days(7):%Y-%m}"})
    with django_assert_num_queries(10):
        client.get(VISITS)
