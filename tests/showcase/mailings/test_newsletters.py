"""A newsletter: written from a public highlight, confirmed, sent once to each."""

from datetime import timedelta
from smtplib import SMTPConnectError, SMTPDataError
from uuid import uuid4

from django.core import mail
from django.utils import timezone

import pytest

from hacks.services.publicity import take_back_public
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from showcase.mailings.models import NewsletterDelivery
from showcase.mailings.selectors.recipients import readers_of
from showcase.mailings.services.batches import send_newsletter_batch
from showcase.mailings.services.choices import stop_mail
from showcase.mailings.services.newsletters import (
    change_newsletter,
    send_due_newsletters,
    write_newsletter,
)
from tests import mail_server
from tests.factories import CoachAssignmentFactory, MembershipFactory, TeamFactory
from tests.factories.pages import highlight_page

from .letters import parts
from .newsletters import VALUES, WORDS, addresses, planned, progress

pytestmark = pytest.mark.django_db


def test_newsletter_says_the_highlight_in_both_parts(draft, readers, send, server):
    send(draft)

    plain, html = parts(mail.outbox[0])
    assert mail.outbox[0].subject == "Two choices"
    assert ">How it began</h2>" in html
    for words in ("Good morning.", "In short.", "How it began", "And again.", WORDS):
        assert words in plain
        assert words in html
    assert "They asked twice ." not in plain
    assert "/highlights/told/" in plain
    assert mail.outbox[0].extra_headers["List-Id"].startswith("<newsletter.")


def test_each_person_gets_it_once_however_often_it_is_confirmed(draft, readers, send, server):
    send(draft)
    draft.refresh_from_db()
    send(draft)

    assert sorted(server.got()) == sorted(addresses(readers))
    assert progress(draft).state == "done"
    assert AuditEntry.objects.filter(action="newsletter.confirmed").count() == 1


def test_same_form_sent_twice_makes_one_draft(page, office, admin):
    form = {"page": page, "values": VALUES, "client_id": uuid4()}

    made = [write_newsletter(author=office, **form) for _ in range(2)]

    assert made[0] == made[1]
    with pytest.raises(DomainError):
        write_newsletter(author=admin, **form)


@pytest.mark.parametrize(
    ("choice", "who"),
    [
        ({}, {"member", "coach", "far"}),
        ({"to_coaches": False}, {"member", "far"}),
        ({"to_members": False}, {"coach"}),
        ({"cohort": "own"}, {"member", "coach"}),
    ],
)
def test_office_chooses_cohort_and_roles(
    draft, member, coach, outsider, former, office, choice, who
):
    if "cohort" in choice:
        choice = {"cohort": member.memberships.get().team.cohort}
    CoachAssignmentFactory(team=TeamFactory(), coach=former, ended_at=timezone.now())
    change_newsletter(newsletter=draft, actor=office, values=VALUES | choice)
    draft.refresh_from_db()

    people = {"member": member, "coach": coach, "far": outsider}
    assert set(readers_of(draft)) == {people[name] for name in who}


def test_highlight_that_is_not_published_is_no_newsletter(office, draft, page, send, server):
    hidden = highlight_page("Hidden", live=False)
    with pytest.raises(DomainError, match="published"):
        write_newsletter(page=hidden, author=office, values=VALUES, client_id=uuid4())

    page.unpublish()
    with pytest.raises(DomainError, match="not public"):
        send(draft, seen=0)
    assert not NewsletterDelivery.objects.exists()


def test_another_number_of_people_than_the_office_saw_is_asked_again(draft, readers, send):
    MembershipFactory(team=readers[0].memberships.get().team)

    with pytest.raises(DomainError, match="4 people now, not 3"):
        send(draft, seen=3)
    draft.refresh_from_db()
    assert draft.is_draft


def test_nothing_changes_once_it_is_on_its_way(draft, readers, send, office, server):
    send(draft)

    with pytest.raises(DomainError, match="on its way"):
        change_newsletter(newsletter=draft, actor=office, values=VALUES)


def test_quote_taken_back_between_confirming_and_sending_is_in_no_mail(
    draft, iteration, readers, office, lead, server
):
    planned(draft, office)
    take_back_public(thing=iteration, actor=lead)

    send_newsletter_batch(newsletter_id=draft.pk, after=0)

    assert len(mail.outbox) == 4
    for message in mail.outbox:
        plain, html = parts(message)
        assert WORDS not in plain
        assert WORDS not in html
        assert "In short." in plain


def test_highlight_taken_down_on_the_way_stops_it_and_it_goes_on_when_public(
    draft, page, readers, office, again, server
):
    planned(draft, office)
    page.unpublish()
    send_newsletter_batch(newsletter_id=draft.pk, after=0)
    assert mail.outbox == []
    assert progress(draft).why_failed.startswith("The highlight is not public any more")
    assert send_due_newsletters() == 0
    with pytest.raises(DomainError, match="not public"):
        again(draft)

    page.save_revision().publish()
    again(draft)

    assert sorted(server.got()) == sorted(addresses(readers))


def test_who_leaves_or_stops_it_on_the_way_gets_none(draft, readers, office, server):
    planned(draft, office)
    readers[0].memberships.update(ended_at=timezone.now())
    stop_mail(person=readers[1], kind="newsletter", actor=None)

    send_newsletter_batch(newsletter_id=draft.pk, after=0)

    assert server.got() == [readers[2].email]
    assert progress(draft).facts() == [("Sent", 1), ("To go", 0), ("Left out", 2)]


def test_failed_ones_say_why_and_run_again_without_doubling(draft, readers, send, again, server):
    server.answers[readers[1].email] = SMTPDataError(554, b"Looks like spam")
    send(draft)

    found = progress(draft)
    assert (found.state, found.why_failed) == ("failed", "1 mail did not go out.")
    assert draft.deliveries.failed().get().reason == "554 Looks like spam"
    server.answers.clear()
    again(draft)
    again(draft)

    assert sorted(server.got()) == sorted(addresses(readers))
    assert progress(draft).state == "done"


def test_crash_halfway_then_run_again_doubles_nobody(draft, readers, office, again, server):
    planned(draft, office)
    killed = mail_server.Killed()
    killed.after_taking = True
    server.answers[readers[1].email] = killed
    with pytest.raises(mail_server.Killed):
        send_newsletter_batch(newsletter_id=draft.pk, after=0)
    server.answers.clear()
    assert progress(draft).to_go == 2
    draft.deliveries.filter(state="sending").update(
        claimed_at=timezone.now() - timedelta(minutes=11)
    )

    again(draft)

    assert server.got() == addresses(readers)
    assert progress(draft).facts() == [("Sent", 2), ("To go", 0), ("Perhaps arrived", 1)]


def test_mail_server_away_is_said_and_tried_again_by_the_timer(
    draft, readers, send, server, django_capture_on_commit_callbacks
):
    server.answers[""] = SMTPConnectError(421, b"Closed")
    send(draft)
    found = progress(draft)
    assert found.has_failed
    assert "The mail server does not answer" in found.why_failed
    server.answers.clear()
    draft.deliveries.update(not_before=timezone.now())

    with django_capture_on_commit_callbacks(execute=True):
        assert send_due_newsletters() == 1

    assert sorted(server.got()) == sorted(addresses(readers))
    assert progress(draft).state == "done"
