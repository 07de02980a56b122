"""No highlight goes out before the lead of each team in it has read just that and said yes."""

from datetime import timedelta

from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

import pytest

from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from showcase.models import HighlightPage, TeamWord
from showcase.said import fingerprint
from showcase.selectors.approval import asking_of
from showcase.services.approval import answer_for_team, take_back_highlight
from tests.factories import (
    HackFactory,
    IterationFactory,
    MembershipFactory,
    PhotoFactory,
    TeamFactory,
)
from tests.factories.pages import submitted_highlight

pytestmark = pytest.mark.django_db
WORDS = "Two choices were plenty."


@pytest.fixture
def iteration(hack):
    return IterationFactory(hack=hack, audience="public", learned=WORDS)


@pytest.fixture
def photo(iteration):
    return PhotoFactory(iteration=iteration, cleared_for="public", alt="A wall of paper.")


@pytest.fixture
def page(office, lead, iteration, photo):
    return submitted_highlight("Small steps", office, story=quote(iteration, photo))


@pytest.fixture
def other_lead():
    return MembershipFactory(team=TeamFactory(), role="lead").user


def quote(iteration, photo=None, words=WORDS):
    value = {"iteration": iteration.pk, "prompt": "learned", "words": words}
    return [{"type": "iteration_quote", "value": value | {"photo": photo and str(photo.pk)}}]


def of_other_team(other_lead):
    hack = HackFactory(team=other_lead.memberships.get().team)
    return IterationFactory(hack=hack, audience="public", learned="Less is more.")


def address(page) -> str:
    return reverse("showcase:approve_highlight", args=[page.pk])


def say(page, lead, answer="yes", **fields):
    seen = asking_of(page).fingerprint
    answer_for_team(page=page, lead=lead, answer=answer, **{"seen": seen} | fields)
    page.refresh_from_db()


def edited(page, office, **fields):
    """The Office writes on, and sends it in again."""
    page = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=office)
    state = page.current_workflow_state
    if state:
        state.resume(user=office)
    else:
        page.get_workflow().start(page, office)
    return HighlightPage.objects.get(pk=page.pk)


def test_submitted_highlight_waits_and_its_lead_is_told_by_bell_and_mail(
    office, lead, iteration, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = submitted_highlight("Small steps", office, story=quote(iteration))

    told = lead.notifications.get()
    assert not page.live
    assert told.text.startswith("“Small steps” tells of")
    assert told.url == address(page)
    assert [(one.to, one.subject) for one in mail.outbox] == [([lead.email], told.text)]


def test_member_is_not_told_but_may_read_along(client, page, member):
    client.force_login(member)

    response = client.get(address(page))

    assert not member.notifications.exists()
    assert WORDS in response.text
    assert "Send to the Office" not in response.text
    assert client.post(address(page), {"answer": "yes"}).status_code == 403


def test_lead_reads_the_exact_revision_with_a_form_and_who_is_missing(client, page, lead, photo):
    client.force_login(lead)

    text = client.get(address(page)).text

    assert WORDS in text
    assert str(photo.pk) in text
    assert "Its lead has not answered yet." in text
    assert "Send to the Office" in text
    assert '<meta name="robots" content="noindex">' in text


@pytest.mark.parametrize("who", ["outsider", "neighbor", "coach", "stranger"])
def test_draft_is_there_for_nobody_else(client, page, who, request):
    client.force_login(request.getfixturevalue(who))

    assert client.get(address(page)).status_code == 404
    assert client.post(address(page), {"answer": "yes"}).status_code == 404


def test_team_that_is_left_out_of_the_next_version_does_not_read_it(
    client, office, page, lead, other_lead
):
    take_back_highlight(page=page, actor=office)
    page.story, page.intro = quote(of_other_team(other_lead)), "Two desks moved."
    page.save_revision()
    page.get_workflow().start(page, office)

    for person, status in ((lead, 404), (other_lead, 200), (office, 200)):
        client.force_login(person)
        assert client.get(address(page)).status_code == status

    client.force_login(lead)
    assert client.post(address(page), {"answer": "yes", "seen": "0"}).status_code == 404


def test_yes_of_the_lead_publishes_it_and_tells_the_office_once(
    client, page, lead, office, django_capture_on_commit_callbacks
):
    client.force_login(lead)
    seen = asking_of(page).fingerprint

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address(page), {"seen": seen, "answer": "yes"}, follow=True)

    page.refresh_from_db()
    assert page.live
    assert "Thank you. It is public." in answer.text
    assert client.get(page.url).status_code == 200
    assert [one.text for one in office.notifications.all()] == ["“Small steps” is published."]
    assert [one.subject for one in mail.outbox if office.email in one.to] == [
        "“Small steps” is published."
    ]
    assert AuditEntry.objects.filter(action="highlight.yes", actor_id=lead.pk).count() == 1


def test_yes_sent_twice_is_one_yes(page, lead):
    seen = asking_of(page).fingerprint
    for _time in range(2):
        answer_for_team(page=page, lead=lead, answer="yes", seen=seen)

    assert TeamWord.objects.count() == 1


def test_change_that_is_asked_for_goes_back_with_the_comment(
    page, lead, office, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        say(page, lead, "change", comment="Leave the lobby out.")

    assert not page.live
    assert page.current_workflow_state.status == "needs_changes"
    assert office.notifications.get().text == "“Small steps” came back: Leave the lobby out."
    assert [one.to for one in mail.outbox] == [[office.email]]


def test_change_without_a_sentence_is_refused_beside_the_field(client, page, lead):
    client.force_login(lead)
    fields = {"seen": asking_of(page).fingerprint, "answer": "change", "comment": " "}

    answer = client.post(address(page), fields)

    assert "Say what should change" in answer.text
    assert TeamWord.objects.open().count() == 1


def test_next_version_asks_again(page, lead, office):
    say(page, lead, "change", comment="Shorter.")

    page = edited(page, office, intro="A short one.")

    assert TeamWord.objects.open().get().team == lead.memberships.get().team
    assert lead.notifications.count() == 2
    say(page, lead)
    assert page.live


def test_yes_to_an_earlier_version_is_refused(page, lead, office):
    seen = asking_of(page).fingerprint
    take_back_highlight(page=page, actor=office)
    page = edited(page, office, intro="Not what they read.")

    with pytest.raises(DomainError, match="has changed this"):
        answer_for_team(page=page, lead=lead, answer="yes", seen=seen)
    assert not HighlightPage.objects.get().live


def test_published_highlight_that_is_edited_waits_again_and_the_old_words_stay(
    client, page, lead, office
):
    say(page, lead)

    page = edited(page, office, intro="Words that nobody has approved.")

    assert TeamWord.objects.open().count() == 1
    assert "Words that nobody has approved." not in client.get(page.url).text


def test_same_words_sent_in_again_need_no_second_yes(page, lead, office):
    say(page, lead)

    page = edited(page, office, slug="smaller-steps")

    assert not TeamWord.objects.open().exists()
    assert page.slug == "smaller-steps"


def test_last_word_on_the_same_words_counts(page, lead):
    said = fingerprint(page)
    say(page, lead)
    assert TeamWord.objects.agreeing(page, said).exists()

    later = {"answer": "change", "answered_at": timezone.now() + timedelta(minutes=1)}
    page.team_words.create(team=page.team_words.get().team, fingerprint=said, **later)

    assert not TeamWord.objects.agreeing(page, said).exists()


def test_all_teams_in_it_approve(client, office, lead, iteration, other_lead):
    story = quote(iteration) + quote(of_other_team(other_lead), words="Less is more.")
    page = submitted_highlight("Two teams", office, story=story)

    say(page, lead)
    client.force_login(lead)
    text = client.get(address(page)).text
    was_live = page.live
    say(page, other_lead)

    assert "Approved by" in text
    assert "Its lead has not answered yet." in text
    assert "Send to the Office" not in text
    assert (was_live, page.live) == (False, True)


def test_one_team_that_asks_for_a_change_is_enough(office, lead, iteration, other_lead):
    story = quote(iteration) + quote(of_other_team(other_lead), words="Less is more.")
    page = submitted_highlight("Two teams", office, story=story)

    say(page, lead, "change", comment="Please not.")

    assert not TeamWord.objects.open().exists()
    with pytest.raises(DomainError, match="Nobody asks"):
        answer_for_team(page=page, lead=other_lead, answer="yes", seen="x")


def test_database_keeps_one_open_word_a_team(page, lead):
    team = lead.memberships.get().team
    with pytest.raises(IntegrityError), transaction.atomic():
        TeamWord.objects.create(page=page, team=team, fingerprint="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        TeamWord.objects.create(page=page, team=TeamFactory(), fingerprint="x", answer="yes")


def test_highlight_of_no_team_asks_nobody(office, lead):
    page = submitted_highlight("Our own news", office, intro="The office has moved.")

    assert page.live
    assert not Notification.objects.exists()
