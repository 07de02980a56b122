"""The Office's pages about mail to many."""

from datetime import timedelta
from uuid import uuid4

from django.core import mail
from django.urls import reverse
from django.utils import timezone

import pytest

from showcase.mailings.models import Newsletter
from tests.factories import IterationFactory, MembershipFactory

from .newsletters import WORDS, addresses, planned

pytestmark = pytest.mark.django_db


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


def test_progress_says_until_when_quiet_hours_let_mails_wait(desk, draft, readers, office):
    planned(draft, office)
    draft.deliveries.update(not_before=timezone.now() + timedelta(hours=9))

    page = desk.get(draft.get_absolute_url())

    assert "3 mails wait for the end of quiet hours:" in page.text
    assert "http-equiv" not in page.text


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

    with django_assert_num_queries(6):
        desk.get(reverse("mailings:newsletter_list"))
    with django_assert_num_queries(8):
        desk.get(draft.get_absolute_url())


def test_highlight_in_the_cms_leads_to_the_form(desk, page):
    edit = desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert reverse("mailings:write_newsletter", args=[page.pk]) in edit.text
    page.unpublish()
    edit = desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert reverse("mailings:write_newsletter", args=[page.pk]) not in edit.text


def test_office_sees_when_the_next_digest_goes_and_how_it_looks(desk, hack, readers):
    IterationFactory(hack=hack, number=1, author=None, published_at=timezone.now())
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
