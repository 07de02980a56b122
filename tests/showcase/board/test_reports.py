"""Anybody who sees an idea can report it, once; the facilitator looks, the reporter hears."""

from django.urls import reverse

import pytest

from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from showcase.board.desk import desk_count
from showcase.board.models import IdeaReport
from showcase.board.services.moderation import hide_idea, leave_idea
from tests.factories import IdeaFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def idea(guest):
    return IdeaFactory(board=guest.board, title="One")


def report(client, idea, **fields):
    address = reverse("board:report_idea", args=[idea.board.slug, idea.pk])
    page = client.get(address)
    if page.status_code == 302:  # people report everything on one page
        address = page.url
    return client.post(address, {"reason": "unkind", "words": "", **fields}, follow=True)


def test_person_reports_an_idea_once(client, member, idea):
    client.force_login(member)

    for words in ("First", "Second"):
        page = report(client, idea, words=words)

    kept = IdeaReport.objects.get()
    assert "The facilitator looks at the idea" in page.text
    assert (kept.reporter, kept.guest, kept.words) == (member, None, "First")
    entry = AuditEntry.objects.get(action="idea.reported")
    assert (entry.actor_id, entry.details["reason"]) == (member.pk, "unkind")
    assert "First" not in str(entry.details)


def test_guest_reports_what_the_guest_sees(guest, idea):
    page = report(guest.client, idea, reason="person")

    kept = IdeaReport.objects.get()
    assert "The facilitator looks at the idea" in page.content.decode()
    assert (kept.reporter, kept.guest) == (None, guest)


def test_report_without_a_reason_asks_for_one(client, member, idea):
    client.force_login(member)

    page = report(client, idea, reason="")

    assert "Choose a reason." in page.text
    assert not IdeaReport.objects.exists()


def test_facilitator_reads_why_and_not_who(client, office, member, idea):
    reporter = UserFactory(name="Demo Canary")
    IdeaReport.objects.create(idea=idea, reporter=reporter, reason="aside", words="Off the point")
    client.force_login(office)

    page = client.get(idea.board.desk_url).text

    assert "It has nothing to do with the question" in page
    assert "Off the point" in page
    assert "Demo Canary" not in page


def test_reporter_hears_what_became_of_it(office, idea):
    people = [UserFactory(), UserFactory()]
    other = IdeaFactory(board=idea.board)
    for person, thing in zip(people, [idea, other], strict=True):
        IdeaReport.objects.create(idea=thing, reporter=person, reason="aside")
    assert desk_count(idea.board_id) == 2

    for _ in range(2):
        hide_idea(idea=idea, actor=office)
        leave_idea(idea=other, actor=office)

    assert desk_count(idea.board_id) == 0
    assert [Notification.objects.get(recipient=person).text for person in people] == [
        "The idea that you reported was taken off the board.",
        "The facilitator read the idea that you reported. It stays.",
    ]
    assert set(IdeaReport.objects.values_list("outcome", flat=True)) == {"hidden", "left"}


def test_who_opened_the_board_hears_of_a_report(client, office, member, idea):
    idea.board.created_by = office
    idea.board.save()
    client.force_login(member)

    report(client, idea)

    told = Notification.objects.get(recipient=office)
    assert (told.kind, told.url) == ("idea.reported", idea.board.desk_url)


def test_idea_of_a_board_that_one_does_not_see_is_not_reported(client, board, outsider):
    client.force_login(outsider)

    assert report(client, IdeaFactory(board=board)).status_code == 404
