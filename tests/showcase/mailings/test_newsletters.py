"""A newsletter: written from a public highlight, looked at, confirmed, sent once to each."""

from datetime import timedelta
from smtplib import SMTPConnectError, SMTPDataError
from uuid import uuid4

from django.core import mail
from django.urls import reverse
from django.utils import timezone

import pytest

from hacks.services.publicity import take_back_public
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from showcase.mailings.models import Newsletter, NewsletterDelivery
from showcase.mailings.selectors.progress import progress_of
from showcase.mailings.selectors.recipients import readers_of
from showcase.mailings.services.batches import send_newsletter_batch
from showcase.mailings.services.choices import stop_mail
from showcase.mailings.services.newsletters import (
    change_newsletter,
    confirm_newsletter,
    run_again,
    send_due_newsletters,
    write_newsletter,
)
from tests import mail_server
from tests.factories import CoachAssignmentFactory, IterationFactory, MembershipFactory, TeamFactory
from tests.factories.pages import highlight_page

from .letters import parts

pytestmark = pytest.mark.django_db
WORDS = "Two choices were plenty."
VALUES = {
    "subject": "Two choices",
    "intro": "Good morning.",
    "cohort": None,
    "to_members": True,
    "to_coaches": True,
}


@pytest.fixture
def iteration(hack):
    return IterationFactory(hack=hack, number=1, audience="public", learned=WORDS)


@pytest.fixture
def page(iteration):
    quote = {"iteration": iteration.pk, "prompt": "learned", "words": WORDS, "photo": None}
    story = [
        {"type": "heading", "value": "How it began"},
        {"type": "text", "value": "<p>They asked <b>twice</b>.</p><ul><li>And again.</li></ul>"},
        {"type": "iteration_quote", "value": quote},
    ]
    return highlight_page("Told", intro="In short.", iteration=iteration, story=story)


@pytest.fixture
def draft(page, office):
    return write_newsletter(page=page, author=office, values=VALUES, client_id=uuid4())


@pytest.fixture
def readers(team):
    return [MembershipFactory(team=team).user for _ in range(3)]


@pytest.fixture
def send(office, django_capture_on_commit_callbacks):
    def confirm(newsletter, seen=None):
        seen = readers_of(newsletter).count() if seen is None else seen
        with django_capture_on_commit_callbacks(execute=True):
            confirm_newsletter(newsletter=newsletter, actor=office, seen=seen)

    return confirm


@pytest.fixture
def again(office, django_capture_on_commit_callbacks):
    def run(newsletter):
        with django_capture_on_commit_callbacks(execute=True):
            run_again(newsletter=newsletter, actor=office)

    return run


def planned(newsletter, office) -> None:
    """Confirmed, with a task that has not begun."""
    seen = readers_of(newsletter).count()
    confirm_newsletter(newsletter=newsletter, actor=office, seen=seen)


def addresses(people) -> list[str]:
    return [person.email for person in people]


def progress(newsletter):
    return progress_of(Newsletter.objects.get(pk=newsletter.pk))


def test_newsletter_says_the_highlight_in_both_parts(draft, readers, send, server):
    send(draft)

    plain, html = parts(mail.outbox[0])
    assert mail.outbox[0].subject == "Two choices"
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


@pytest.fixture
def desk(client, office):
    client.force_login(office)
    return client


def test_office_writes_looks_tests_and_sends_on_the_pages(
    desk, page, readers, office, server, django_capture_on_commit_callbacks
):
    form = desk.get(reverse("mailings:write_newsletter", args=[page.pk]))
    fields = {"client_id": uuid4(), "subject": "Two\nchoices", "intro": "Hi.", "to": ["members"]}
    made = desk.post(form.request["PATH_INFO"], fields, follow=True)
    draft = Newsletter.objects.get()
    assert draft.subject == "Two choices"
    assert "3 people get it." in made.text
    assert made.text.count(WORDS) == 2

    address = draft.get_absolute_url()
    desk.post(f"{address}test/")
    [test] = mail.outbox
    assert (test.to, test.subject) == ([office.email], "Test: Two choices")
    refused = desk.post(f"{address}send/", {"seen": "2"}, follow=True)
    assert "3 people now, not 2" in refused.text
    with django_capture_on_commit_callbacks(execute=True):
        sent = desk.post(f"{address}send/", {"seen": "3"})
    assert sent.url == address
    page = desk.get(address)

    assert [test.to[0], *sorted(addresses(readers))] == [server.got()[0], *sorted(server.got()[1:])]
    assert "Done." in page.text
    assert desk.post(f"{address}change/", fields).status_code == 200


def test_progress_page_survives_reload_and_gives_scripts_the_progress_alone(
    desk, draft, readers, office
):
    planned(draft, office)
    address = draft.get_absolute_url()

    for _reload in range(2):
        page = desk.get(address)
        assert '<meta http-equiv="refresh" content="5">' in page.text
        assert "0 of 3" in page.text
    part = desk.get(address, headers={"Sec-Fetch-Dest": "empty"})
    assert "<html" not in part.text
    assert "To go" in part.text


@pytest.mark.parametrize("rows", [1, 30])
def test_list_and_progress_cost_the_same_for_few_and_many(
    desk, draft, team, rows, django_assert_num_queries, office, server
):
    for _ in range(rows):
        MembershipFactory(team=team)
        Newsletter.objects.create(page=draft.page, subject="Other", written_by=office)
    planned(draft, office)
    draft.deliveries.update(state="failed", claimed_at=timezone.now(), reason="554 No")
    for address in (reverse("mailings:newsletter_list"), draft.get_absolute_url()):
        desk.get(address)

    with django_assert_num_queries(8):
        desk.get(reverse("mailings:newsletter_list"))
    with django_assert_num_queries(12):
        desk.get(draft.get_absolute_url())


def test_highlight_in_the_cms_leads_to_the_form(desk, page):
    edit = desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert reverse("mailings:write_newsletter", args=[page.pk]) in edit.text
    page.unpublish()
    edit = desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert reverse("mailings:write_newsletter", args=[page.pk]) not in edit.text


def test_office_sees_when_the_next_digest_goes_and_how_it_looks(desk, hack, readers):
    IterationFactory(hack=hack, author=None, published_at=timezone.now())
    address = reverse("mailings:office_digest")

    own, teams = desk.get(address), desk.get(address, {"team": hack.team.pk})

    assert "The next one goes out:" in own.text
    assert "Your cohort" in own.text
    assert "Your team" in teams.text
    assert desk.get(address, {"team": "none"}).status_code == 200


def test_newsletter_that_stopped_stands_under_what_waits(desk, draft, readers, office):
    planned(draft, office)
    Newsletter.objects.update(trouble="The mail server does not answer.")

    assert "The newsletter “Two choices” has stopped" in desk.get("/office/").text
