"""Mail waits in quiet hours, goes once when they end, and never waits for invitations."""

from datetime import UTC, datetime, time, timedelta

from django.core import mail
from django.core.management import call_command
from django.utils import timezone

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from cohorts.models import LocalProcedures
from incubator.accounts.services.invitations import invite
from incubator.notifications.models import Notification
from incubator.notifications.quiet_hours import QuietSpan, is_always_quiet, quiet_until
from incubator.notifications.services import mark_all_read, notify
from incubator.notifications.tasks import mail_notification
from tests.factories import MembershipFactory, TeamFactory

LINE = {"kind": "feedback", "text": "Demo Coach commented.", "url": "/hacks/", "key": "comment:1"}
EVENING = QuietSpan(time(18), time(7))
clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
spans = st.lists(st.builds(QuietSpan, clocks, clocks), max_size=3)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


def boston(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-24T17:59:59-05:00", None),
        ("2026-11-24T18:00:00-05:00", "2026-11-25T07:00:00-05:00"),
        ("2026-11-24T23:59:00-05:00", "2026-11-25T07:00:00-05:00"),
        ("2026-11-25T06:59:59-05:00", "2026-11-25T07:00:00-05:00"),
        ("2026-11-25T07:00:00-05:00", None),
        (
            "2026-10-31T20:00:00-04:00",
            "2026-11-01T07:00:00-05:00",
        ),  # 12 hours on the clock, 13 real
        ("2027-03-13T20:00:00-05:00", "2027-03-14T07:00:00-04:00"),  # and 10 in spring
    ],
)
def test_evening_ends_in_the_morning_on_the_clock(now, until):
    assert quiet_until([EVENING], boston(now)) == (until and boston(until))


@pytest.mark.parametrize(
    ("ends", "now", "until"),
    [
        # 1:30 comes twice: mail waits for the second one.
        (time(1, 30), "2026-11-01T00:30:00-04:00", "2026-11-01T01:30:00-05:00"),
        (time(1, 30), "2026-11-01T01:10:00-05:00", "2026-11-01T01:30:00-05:00"),
        # 2:30 never comes: an hour later on the clock.
        (time(2, 30), "2027-03-14T00:30:00-05:00", "2027-03-14T03:30:00-04:00"),
    ],
)
def test_end_in_the_hour_when_clocks_change(ends, now, until):
    span = QuietSpan(time(22), ends)

    assert quiet_until([span], boston(now)) == boston(until)


def test_hours_that_follow_each_other_are_one():
    parts = [QuietSpan(time(22), time(2)), QuietSpan(time(2), time(7)), QuietSpan(time(6), time(8))]

    assert quiet_until(parts, boston("2026-11-24T23:00:00-05:00")) == boston(
        "2026-11-25T08:00:00-05:00"
    )


def test_a_day_without_an_hour_for_mail_is_asked_again_tomorrow():
    always = [QuietSpan(time(6), time(18)), QuietSpan(time(18), time(6))]
    now = boston("2026-11-24T12:00:00-05:00")

    assert is_always_quiet(always)
    assert quiet_until(always, now) == now + timedelta(days=1)


@given(spans=spans, moment=moments)
def test_mail_goes_only_when_nobody_is_quiet(spans, moment):
    later = quiet_until(spans, moment)
    clock = timezone.localtime(later or moment).time()

    assert is_always_quiet(spans) or not any(one.covers(clock) for one in spans)
    assert later is None or later > moment


@given(spans=spans, moment=moments, more=spans)
def test_more_quiet_hours_never_mail_earlier(spans, moment, more):
    first = quiet_until(spans, moment) or moment
    both = quiet_until([*spans, *more], moment) or moment

    assert is_always_quiet([*spans, *more]) or both >= first


@pytest.fixture
def person(db):
    """A member of a team whose school is quiet from 6 pm until 7 am."""
    team = TeamFactory()
    LocalProcedures.objects.create(
        school=team.school, quiet_from=EVENING.starts, quiet_until=EVENING.ends
    )
    return MembershipFactory(team=team).user


@pytest.fixture
def worker(settings, transactional_db):
    """Does what is due now: ``db_worker`` itself, which closes its connections as it goes."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    return lambda: call_command(
        "db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0
    )


def tell(person):
    notify([person], **LINE)


NIGHT, MORNING = "2026-11-24T21:00:00-05:00", "2026-11-25T07:00:01-05:00"


def test_mail_of_the_night_goes_once_in_the_morning(person, worker):
    with time_machine.travel(NIGHT, tick=False):
        tell(person)
        worker()
        assert Notification.objects.unread().count() == 1  # the bell shows it at once
        worker()  # restarted in the night
        assert mail.outbox == []
    with time_machine.travel(MORNING, tick=False):
        worker()
        worker()

    assert [message.to for message in mail.outbox] == [[person.email]]


def test_mail_that_was_read_meanwhile_is_not_sent(person, worker):
    with time_machine.travel(NIGHT, tick=False):
        tell(person)
        worker()
        mark_all_read(recipient=person)
    with time_machine.travel(MORNING, tick=False):
        worker()

    assert mail.outbox == []


def test_quiet_hours_that_changed_meanwhile_hold(person, worker):
    with time_machine.travel(NIGHT, tick=False):
        tell(person)
        worker()
    LocalProcedures.objects.update(quiet_until=time(9))
    with time_machine.travel(MORNING, tick=False):
        worker()
        assert mail.outbox == []
    with time_machine.travel("2026-11-25T09:00:01-05:00", tick=False):
        worker()

    assert len(mail.outbox) == 1


def test_mail_by_day_goes_at_once(person, worker):
    with time_machine.travel("2026-11-24T12:00:00-05:00", tick=False):
        tell(person)
        worker()

    assert len(mail.outbox) == 1


def test_task_that_runs_twice_sends_once(db, django_capture_on_commit_callbacks):
    person = MembershipFactory().user
    with django_capture_on_commit_callbacks(execute=True):
        tell(person)

    mail_notification.func(Notification.objects.get().pk)

    assert len(mail.outbox) == 1


def test_mail_server_that_refuses_leaves_the_mail_to_send(db, settings):
    person = MembershipFactory().user
    line = Notification.objects.create(recipient=person, text="A comment", url="/me/", key="1")
    settings.EMAIL_BACKEND = "no.such.Backend"

    with pytest.raises(ImportError):
        mail_notification.func(line.pk)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail_notification.func(line.pk)

    assert len(mail.outbox) == 1


def test_invitation_goes_in_quiet_hours_too(person, office, worker):
    with time_machine.travel(NIGHT, tick=False):
        invite(email=person.email, name="", actor=office)
        worker()

    assert [message.to for message in mail.outbox] == [[person.email]]


def test_mail_for_a_new_password_goes_in_quiet_hours_too(client, person):
    with time_machine.travel(NIGHT, tick=False):
        client.post("/accounts/password/reset/", {"email": person.email})

    assert [message.to for message in mail.outbox] == [[person.email]]


def test_person_reads_when_mail_waits_and_who_decided(client, person):
    client.force_login(person)

    page = client.get("/me/notifications/").content.decode()

    assert "Mail waits from 6:00 p.m. until 7:00 a.m.: your school decided that." in page


def test_person_elsewhere_reads_nothing_of_it(client, outsider, person):
    client.force_login(outsider)

    assert "Mail waits" not in client.get("/me/notifications/").content.decode()
