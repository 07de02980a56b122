"""Digests go out once a person and week: by the clock, in batches, whatever breaks in between."""

from datetime import date, datetime, timedelta
from smtplib import (
    SMTPConnectError,
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPServerDisconnected,
)

from django.core import mail
from django.core.management import call_command
from django.utils import timezone

import pytest
import time_machine

from cohorts.models import LocalProcedures
from incubator.accounts.models import User
from incubator.accounts.services.people import deactivate
from showcase.mailings.models import DigestDelivery, ReturnedMail
from showcase.mailings.services import batches
from showcase.mailings.services.batches import send_digest_batch
from showcase.mailings.services.choices import stop_mail
from showcase.mailings.services.deliveries import AGAIN_AFTER, MOST_ATTEMPTS
from showcase.mailings.services.digests import plan_digests, send_due_digests
from tests import mail_server
from tests.factories import IterationFactory, MembershipFactory, UserFactory

from .letters import parts

pytestmark = pytest.mark.django_db
FRIDAY = datetime.fromisoformat("2026-11-20T16:30:00-05:00")
WEEK = date(2026, 11, 16)


@pytest.fixture
def readers(hack):
    """Three members, for each of whom something is new."""
    IterationFactory(
        hack=hack, author=UserFactory(), published_at=FRIDAY - timedelta(days=1), number=1
    )
    User.objects.all().delete()
    return [MembershipFactory(team=hack.team).user for _ in range(3)]


@pytest.fixture
def on_friday():
    with time_machine.travel(FRIDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def run_due(django_capture_on_commit_callbacks):
    def run() -> int:
        with django_capture_on_commit_callbacks(execute=True):
            return send_due_digests()

    return run


def states() -> list[str]:
    return list(DigestDelivery.objects.order_by("pk").values_list("state", flat=True))


def addresses(people) -> list[str]:
    return [person.email for person in people]


def test_timer_sends_when_the_moment_has_come_and_once(readers, server, run_due):
    with time_machine.travel(FRIDAY - timedelta(hours=1), tick=False):
        assert run_due() == 0
    assert mail.outbox == []

    with time_machine.travel(FRIDAY, tick=False):
        assert run_due() == 3
    assert sorted(server.got()) == sorted(addresses(readers))
    with time_machine.travel(FRIDAY + timedelta(days=1), tick=False):
        assert run_due() == 0
    assert len(mail.outbox) == 3
    with time_machine.travel(FRIDAY + timedelta(days=7), tick=False):
        assert run_due() == 3  # planned; nothing is new for anybody
    assert len(mail.outbox) == 3
    assert states() == ["sent"] * 3 + ["left_out"] * 3


def test_first_run_plans_and_sends_while_the_clock_goes_on(readers, server, run_due):
    with time_machine.travel(FRIDAY):
        assert run_due() == DigestDelivery.objects.count() > 0

    assert not DigestDelivery.objects.waiting().exists()


def test_command_run_due_sends_digests(
    readers, server, on_friday, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("run_due", verbosity=0)

    assert len(mail.outbox) == 3


def test_mail_says_what_the_persons_page_says(readers, server, on_friday, run_due, hack):
    run_due()

    plain, html = parts(mail.outbox[0])
    assert f"Iteration 1 of “{hack.title}”" in plain
    assert f"Iteration 1 of “{hack.title}”" in html
    assert mail.outbox[0].subject == "Your week: 1 new iteration"


def test_site_that_sends_no_digest_plans_none(readers, settings, on_friday, run_due):
    settings.DIGEST_WEEKDAY = None

    assert run_due() == 0
    assert states() == []


def test_who_stops_leaves_or_does_not_get_mail_after_planning_gets_none(
    readers, server, on_friday, office
):
    plan_digests(week=WEEK)
    DigestDelivery.objects.filter(person=office).delete()
    stopped, ended, bounced = readers
    stop_mail(person=stopped, kind="digest", actor=None)
    deactivate(person=ended, actor=office)
    ReturnedMail.objects.create(address=bounced.email.lower(), reason="550")

    send_digest_batch(week=WEEK, after=0)

    assert mail.outbox == []
    assert states() == ["left_out"] * 3


def test_what_is_taken_back_after_planning_is_in_no_mail(readers, server, on_friday, hack):
    plan_digests(week=WEEK)
    hack.iterations.update(audience="team", state="withdrawn", withdrawn_at=FRIDAY)

    send_digest_batch(week=WEEK, after=0)

    assert mail.outbox == []


def test_batches_follow_each_other_until_all_is_sent(
    readers, server, on_friday, run_due, monkeypatch
):
    monkeypatch.setattr(batches, "BATCH", 1)

    run_due()

    assert server.got() == addresses(readers)


def test_crash_in_the_middle_sends_nobody_a_second_one(readers, server, on_friday, run_due):
    plan_digests(week=WEEK)
    killed = mail_server.Killed()
    killed.after_taking = True
    server.answers[readers[1].email] = killed
    with pytest.raises(mail_server.Killed):
        send_digest_batch(week=WEEK, after=0)
    assert states() == ["sent", "sending", "waiting"]
    server.answers.clear()

    on_friday.shift(timedelta(hours=1))
    run_due()
    run_due()

    assert server.got() == addresses(readers)
    assert states() == ["sent", "sending", "sent"]
    assert DigestDelivery.objects.unsure(timezone.now()).get().person == readers[1]


def test_crash_before_the_mail_server_took_it_does_not_send_it_again_either(
    readers, server, on_friday, run_due
):
    """Nobody can tell the two apart: at most once, rather than twice."""
    plan_digests(week=WEEK)
    server.answers[readers[0].email] = mail_server.Killed()
    with pytest.raises(mail_server.Killed):
        send_digest_batch(week=WEEK, after=0)
    server.answers.clear()

    on_friday.shift(timedelta(hours=1))
    run_due()

    assert server.got() == addresses(readers[1:])


def test_connection_lost_while_the_mail_was_taken_is_not_tried_again(
    readers, server, on_friday, run_due
):
    lost = SMTPServerDisconnected("Connection unexpectedly closed")
    lost.after_taking = True
    server.answers[readers[0].email] = lost

    run_due()
    server.answers.clear()
    on_friday.shift(timedelta(hours=1))
    run_due()

    assert sorted(server.got()) == sorted(addresses(readers))


def test_no_for_now_is_tried_again_later_and_no_for_good_is_kept(
    readers, server, on_friday, run_due
):
    server.answers[readers[0].email] = SMTPDataError(451, b"Try later")
    unknown = SMTPRecipientsRefused({readers[1].email: (550, b"No such user")})
    server.answers[readers[1].email] = unknown

    run_due()
    assert server.got() == [readers[2].email]
    assert states() == ["waiting", "failed", "sent"]
    assert DigestDelivery.objects.get(person=readers[1]).reason == "550 No such user"
    assert ReturnedMail.objects.get().address == readers[1].email
    server.answers.clear()
    run_due()
    assert len(mail.outbox) == 1  # a quarter of an hour has not passed

    on_friday.shift(AGAIN_AFTER)
    run_due()
    assert server.got() == [readers[2].email, readers[0].email]


def test_mail_server_that_is_away_loses_nothing_and_is_asked_again(
    readers, server, on_friday, run_due
):
    server.answers[""] = SMTPConnectError(421, b"Closed")
    run_due()
    assert states() == ["waiting"] * 3
    assert DigestDelivery.objects.exclude(reason="").count() == 1  # the others were not tried
    assert not DigestDelivery.objects.exclude(attempts=0).exists()

    server.answers.clear()
    on_friday.shift(AGAIN_AFTER)
    run_due()

    assert sorted(server.got()) == sorted(addresses(readers))


def test_mail_that_never_goes_is_given_up_with_its_reason(readers, server, on_friday, run_due):
    server.answers[readers[0].email] = SMTPDataError(451, b"Try later")

    for _try in range(MOST_ATTEMPTS + 1):
        run_due()
        on_friday.shift(AGAIN_AFTER)

    row = DigestDelivery.objects.get(person=readers[0])
    assert (row.state, row.attempts, row.reason) == ("failed", MOST_ATTEMPTS, "451 Try later")


def test_quiet_hours_let_the_digest_wait(readers, server, on_friday, run_due, hack):
    school = hack.team.school
    LocalProcedures.objects.create(school=school, quiet_from="16:00", quiet_until="18:00")

    run_due()
    assert mail.outbox == []
    on_friday.move_to(FRIDAY + timedelta(hours=2))
    run_due()

    assert sorted(server.got()) == sorted(addresses(readers))


def test_what_cannot_be_written_holds_up_no_other(readers, server, on_friday, run_due, monkeypatch):
    real = batches.digest_of

    def broken(person):
        if person == readers[0]:
            raise ZeroDivisionError
        return real(person)

    monkeypatch.setattr(batches, "digest_of", broken)
    run_due()

    assert server.got() == addresses(readers[1:])
    assert states() == ["failed", "sent", "sent"]
