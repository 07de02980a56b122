"""The Office decides: what is taken down leaves every road at once, and everybody hears."""

from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction
from django.urls import reverse

import pytest

from hacks.models import Comment, Photo
from hacks.services.photos import restore_photo
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from incubator.trust.models import Case, Decision
from showcase.board.models import BoardEvent, Idea, IdeaReport
from showcase.board.services.moderation import hide_idea, show_idea
from tests.trust.conftest import KINDS

pytestmark = pytest.mark.django_db
WHY = "It names a family."


def sent(client, case, verb, why=WHY):
    return client.post(case.get_absolute_url(), {"verb": verb, "why": why})


def told(person) -> list[str]:
    return list(Notification.objects.filter(recipient=person).values_list("text", flat=True))


def is_shown(name, thing, person) -> bool:
    return KINDS[name]().visible_to(person).filter(pk=thing.pk).exists()


@pytest.fixture
def as_office(client, office):
    client.force_login(office)
    return client


@pytest.mark.parametrize("name", KINDS)
def test_taken_down_and_shown_again(as_office, office, neighbor, things, reported, name):
    thing = things[name]
    case, _reporter = reported(name)

    assert sent(as_office, case, "hide").status_code == 302
    down = is_shown(name, thing, neighbor), is_shown(name, thing, office)
    assert sent(as_office, case, "restore", "Read again.").status_code == 302

    assert down == (False, False)
    assert is_shown(name, thing, neighbor)
    decisions = [(one.verb, one.why, one.actor) for one in Decision.objects.all()]
    assert decisions == [("hide", WHY, office), ("restore", "Read again.", office)]
    logged = AuditEntry.objects.filter(action__startswith="case.").order_by("pk")
    assert [one.action for one in logged] == ["case.hidden", "case.restored"]
    assert WHY not in str([one.details for one in logged])


@pytest.mark.parametrize("name", KINDS)
def test_who_made_it_reads_why_and_who_reported_hears(as_office, member, reported, name):
    case, reporter = reported(name)

    for _ in range(2):
        sent(as_office, case, "hide")

    assert [text.endswith(f"Why: {WHY}") for text in told(member)] == [True]
    [word] = told(reporter)
    assert "taken" in word
    assert Case.objects.get().state == "hidden"


@pytest.mark.parametrize(("verb", "words"), [("warn", "wrote to who made it"), ("close", "stays")])
@pytest.mark.parametrize("name", KINDS)
def test_what_stays_stays(as_office, neighbor, member, things, reported, name, verb, words):
    case, reporter = reported(name)

    sent(as_office, case, verb)

    assert is_shown(name, things[name], neighbor)
    assert len(told(member)) == (verb == "warn")
    [word] = told(reporter)
    assert "stays" in word
    assert words in word or name == "idea"
    assert Case.objects.get().state == "closed"


def test_hidden_iteration_is_gone_from_pages_and_stays_with_its_team(
    as_office, client, member, neighbor, things, reported
):
    case, _reporter = reported("iteration")
    sent(as_office, case, "hide")
    address = things["iteration"].get_absolute_url()

    client.force_login(neighbor)
    search = client.get("/search/", {"query": "Canary", "words": "Canary"})
    assert client.get(address).status_code == 404
    assert address not in search.text
    client.force_login(member)
    assert "The Office took this iteration down" in client.get(address).text


def test_hidden_comment_leaves_a_trace(as_office, client, neighbor, things, reported):
    case, _reporter = reported("comment")
    sent(as_office, case, "hide")

    client.force_login(neighbor)
    page = client.get(things["iteration"].get_absolute_url()).text
    assert "The Office took this comment down." in page
    assert "Canary words" not in page


def test_hidden_photo_is_shown_to_the_office_alone_and_its_team_cannot_put_it_back(
    as_office, office, member, things, reported
):
    case, _reporter = reported("photo")
    sent(as_office, case, "hide")
    photo = Photo.objects.get()

    for person in (member, office, AnonymousUser()):
        assert not Photo.objects.visible_to(person).exists()
    with pytest.raises(DomainError, match="only the Office"):
        restore_photo(photo=photo, person=member)


def test_photo_of_the_team_is_open_to_the_office_only_while_it_is_reported(
    as_office, things, reported
):
    address = reverse("hacks:reported_photo", args=[things["photo"].pk])
    before = as_office.get(address).status_code
    case, _reporter = reported("photo")
    page = as_office.get(case.get_absolute_url()).text
    sent(as_office, case, "close")

    assert before == 404
    assert address in page
    assert as_office.get(address).status_code == 404
    assert address not in as_office.get("/office/moderation/?show=closed").text


def test_facilitator_cannot_show_what_the_office_took_down(as_office, things, reported, office):
    case, _reporter = reported("idea")
    sent(as_office, case, "hide")
    idea = Idea.objects.get(pk=things["idea"].pk)

    with pytest.raises(DomainError, match="only the Office"):
        show_idea(idea=idea, actor=office)
    page = as_office.post(reverse("board:show_idea", args=[idea.board.slug, idea.pk]), follow=True)

    assert "only the Office shows it again" in page.text
    kinds = BoardEvent.objects.filter(board=idea.board).values_list("kind", flat=True)
    assert list(kinds) == ["idea.hidden"]


def test_facilitator_who_is_faster_settles_it_for_the_office(office, things, reported):
    case, reporter = reported("idea")

    hide_idea(idea=things["idea"], actor=office)

    case.refresh_from_db()
    assert (case.state, case.decisions.get().verb) == ("closed", "elsewhere")
    assert case.reports.get().settled_at
    assert told(reporter) == ["The idea that you reported was taken off the board."]


def test_office_settles_it_for_the_facilitator(as_office, things, reported):
    case, _reporter = reported("idea")

    sent(as_office, case, "close")

    assert IdeaReport.objects.get().outcome == "left"


@pytest.mark.parametrize("name", KINDS)
def test_what_its_maker_took_off_can_only_be_closed(as_office, office, things, reported, name):
    case, _reporter = reported(name)
    gone = {"withdrawn_at": "2018-11-01T12:00Z"}
    by_kind = {"photo": {"removed_at": gone["withdrawn_at"]}, "iteration": {"state": "withdrawn"}}
    type(things[name]).objects.filter(pk=things[name].pk).update(**by_kind.get(name, gone))

    refused = sent(as_office, case, "hide")
    closed = sent(as_office, case, "close")

    assert (refused.status_code, closed.status_code) == (422, 302)
    assert "cannot be done any more" in refused.text


def test_decision_needs_a_reason_and_a_verb(as_office, reported):
    case, _reporter = reported("comment")

    for verb, why in [("hide", ""), ("hide", "  "), ("", WHY), ("burn", WHY)]:
        assert sent(as_office, case, verb, why).status_code == 422

    assert not Decision.objects.exists()


def test_database_refuses_to_change_a_decision(as_office, reported):
    case, _reporter = reported("comment")
    sent(as_office, case, "close")

    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.update(why="Other")


def test_reported_again_after_a_decision_it_waits_again(as_office, reported):
    case, _reporter = reported("comment")
    sent(as_office, case, "close")

    again, _other = reported("comment")

    assert (again.pk, again.state) == (case.pk, "waiting")


def test_office_alone_decides_and_reads_no_reporter(client, office, member, reported):
    case, reporter = reported("comment")
    client.force_login(member)
    assert sent(client, case, "hide").status_code == 403
    client.force_login(office)
    for address in ("/office/moderation/", case.get_absolute_url()):
        page = client.get(address).text
        assert "It is unkind or hurts somebody" in page
        assert reporter.name not in page


@pytest.mark.parametrize("number", [1, 30])
def test_queue_asks_the_same_however_much_waits(
    as_office, things, reported, django_assert_num_queries, number
):
    reported("comment")
    first = Comment.objects.get()
    for place in range(number - 1):
        copy = Comment(hack=first.hack, iteration=first.iteration, author=first.author)
        copy.kind, copy.text = first.kind, f"Canary {place}"
        copy.save()
        Case.objects.create(
            kind="comment", object_id=copy.pk, state="waiting", waits_since=first.created_at
        )

    with django_assert_num_queries(8):
        as_office.get("/office/moderation/")
