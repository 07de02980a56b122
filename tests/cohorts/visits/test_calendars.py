from datetime import datetime, timedelta
from email import message_from_string

from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

import pytest
import vobject
from icalendar import Calendar

from cohorts.models import Membership, Workshop
from cohorts.visits.calendars import BOSTON
from cohorts.visits.models import CalendarFeed, Visit
from cohorts.visits.services.feeds import open_feed, renew_feed
from cohorts.visits.services.slots import FIELDS, change_slot
from cohorts.visits.services.visits import cancel_visit
from tests.factories import SlotFactory
from tests.factories.visits import in_days, planned_visit


def event_in(text: str):
    """The only entry, as the icalendar library reads it."""
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return event


def move(visit: Visit, actor, days: int) -> None:
    slot = visit.slot
    change_slot(
        slot=slot,
        starts_at=slot.starts_at + timedelta(days=days),
        ends_at=slot.ends_at + timedelta(days=days),
        values={name: getattr(slot, name) for name in FIELDS},
        actor=actor,
    )


def download(client, visit) -> str:
    return client.get(reverse("visits:visit_ics", args=[visit.pk])).content.decode()


def read(client, feed) -> str:
    return client.get(feed.get_absolute_url()).content.decode()


@pytest.mark.parametrize("hour", [9, 20])
def test_both_readers_see_bostons_hour_wherever_the_machine_stands(
    client, member, host, machine_in, hour
):
    start = in_days(7, hour=hour)
    slot = SlotFactory(team=host, starts_at=start, ends_at=start + timedelta(hours=2))
    visit = planned_visit(member, slot)
    client.force_login(member)

    text = download(client, visit)

    ours = event_in(text)["dtstart"].dt
    theirs = vobject.readOne(text).vevent.dtstart.value
    for moment in (ours, theirs):
        assert moment == start
        assert moment.astimezone(BOSTON).hour == hour
        assert moment.utcoffset() == start.astimezone(BOSTON).utcoffset()


@pytest.mark.parametrize(("day", "offset"), [("2027-03-13", -5), ("2027-03-15", -4)])
def test_zone_in_the_file_knows_both_sides_of_the_change(client, member, host, day, offset):
    start = datetime.fromisoformat(f"{day}T09:00:00").replace(tzinfo=BOSTON)
    visit = planned_visit(
        member, SlotFactory(team=host, starts_at=start, ends_at=start + timedelta(hours=1))
    )
    client.force_login(member)

    theirs = vobject.readOne(download(client, visit)).vevent.dtstart.value

    assert theirs.utcoffset() == timedelta(hours=offset)
    assert theirs.hour == 9


def test_entry_that_moves_keeps_its_uid_and_counts_up(client, planned, member, host_lead):
    client.force_login(member)
    before = event_in(download(client, planned))

    move(planned, host_lead, 1)

    after = event_in(download(client, planned))
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"].dt == before["dtstart"].dt + timedelta(days=1)
    assert (before["status"], after["status"]) == ("TENTATIVE", "TENTATIVE")


def test_cancelled_entry_says_so(client, planned, member, host_lead):
    cancel_visit(visit=planned, reason="Snow.", actor=host_lead)
    client.force_login(member)

    text = download(client, planned)

    assert Calendar.from_ical(text)["method"] == "CANCEL"
    assert event_in(text)["status"] == "CANCELLED"


def test_no_calendar_holds_a_persons_name_or_address(client, planned, member, host_lead):
    feed = open_feed(owner=host_lead)
    client.force_login(member)

    for text in (download(client, planned), read(client, feed)):
        for person in (member, host_lead):
            assert person.email not in text
        assert member.name not in text


def test_lines_of_a_file_are_short_enough_for_every_reader(client, planned, member):
    client.force_login(member)

    lines = download(client, planned).split("\r\n")

    assert max(len(line.encode()) for line in lines) <= 75


def test_visit_without_a_date_has_no_file(client, ask, member):
    client.force_login(member)

    assert client.get(reverse("visits:visit_ics", args=[ask().pk])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_mail_about_a_date_carries_the_entry(planned, member, host_lead):
    cancel_visit(visit=planned, reason="Snow.", actor=host_lead)

    told = [one for one in mail.outbox if one.to == [member.email]]
    methods = []
    for one in told:
        parts = message_from_string(one.message().as_string()).walk()
        (part,) = [part for part in parts if part.get_content_type() == "text/calendar"]
        event = event_in(part.get_payload(decode=True).decode())
        methods.append((part.get_param("method"), str(event["uid"])))
    uid = f"visit-{planned.client_id}@localhost"
    assert methods == [("REQUEST", uid), ("CANCEL", uid)]


@pytest.mark.django_db(transaction=True)
def test_mail_about_a_question_carries_none(ask, host_lead):
    ask()

    (told,) = [one for one in mail.outbox if one.to == [host_lead.email]]
    assert told.attachments == []


def test_feed_of_a_person_has_visits_and_workshops(client, planned, member, team):
    Workshop.objects.create(
        cohort=team.cohort,
        title="Share what failed",
        strand="ground",
        starts_at=in_days(3),
        ends_at=in_days(3, hour=11),
    )
    feed = open_feed(owner=member)

    calendar = Calendar.from_ical(read(client, feed))

    names = [str(event["summary"]) for event in calendar.walk("VEVENT")]
    assert names == [f"{team} visits {planned.host}", f"Share what failed ({team.cohort})"]


def test_feed_is_read_without_signing_in_and_its_old_address_is_void(client, member):
    feed = open_feed(owner=member)
    old = feed.get_absolute_url()
    assert client.get(old).status_code == 200

    renew_feed(feed=feed, actor=member)

    assert client.get(old).status_code == 404
    assert client.get(feed.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("token", ["1", "1.abc~def", "~~~", "a" * 2000])
def test_address_that_nobody_made_is_not_found(client, db, token):
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_feed_ends_with_the_account(client, member):
    feed = open_feed(owner=member)
    member.is_active = False
    member.save()

    assert client.get(feed.get_absolute_url()).status_code == 404


def test_feed_of_a_team_ends_with_the_membership(client, planned, member, team):
    feed = open_feed(owner=member, team=team)
    assert str(planned.client_id) in read(client, feed)

    Membership.objects.filter(user=member).delete()

    assert client.get(feed.get_absolute_url()).status_code == 404


def test_feed_holds_no_visit_that_its_owner_may_not_see(client, planned, neighbor, team):
    feed = open_feed(owner=neighbor, cohort=team.cohort)

    assert str(planned.client_id) not in read(client, feed)


def test_person_makes_renews_and_closes_an_address_on_the_page(client, member):
    client.force_login(member)
    client.post(reverse("visits:open_calendar"), {"key": "me"})
    client.post(reverse("visits:open_calendar"), {"key": "me"})
    feed = CalendarFeed.objects.get()
    assert feed.get_absolute_url() in client.get(reverse("visits:calendars")).content.decode()

    client.post(reverse("visits:renew_calendar", args=[feed.pk]))
    assert CalendarFeed.objects.get().nonce != feed.nonce

    client.post(reverse("visits:close_calendar", args=[feed.pk]))
    assert not CalendarFeed.objects.exists()


@pytest.mark.parametrize("key", ["", "team-1000", "cohort-x", "everything"])
def test_calendar_of_what_is_not_ones_own_is_not_found(client, member, key):
    client.force_login(member)

    assert client.post(reverse("visits:open_calendar"), {"key": key}).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_feed_takes_the_same_queries(client, member, host, number, django_assert_num_queries):
    for slot in SlotFactory.create_batch(number, team=host):
        planned_visit(member, slot)
    feed = open_feed(owner=member)

    with django_assert_num_queries(6):
        read(client, feed)


def test_database_keeps_one_feed_of_each_thing(member, team):
    for of in ({}, {"team": team}, {"cohort": team.cohort}):
        open_feed(owner=member, **of)

        with pytest.raises(IntegrityError), transaction.atomic():
            CalendarFeed.objects.create(owner=member, **of)
