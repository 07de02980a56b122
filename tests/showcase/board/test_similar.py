"""What is like an idea that somebody is about to post."""

import uuid

from django.db import connection
from django.urls import reverse

import pytest

from hacks.models import Hack
from hacks.selectors.likeness import telling_words
from incubator.core.models import AuditEntry
from showcase.board.models import Board, Idea
from showcase.board.similar import similar_to
from tests.factories import BoardFactory, HackFactory, IdeaFactory, OfficeUserFactory

TYPED = "What if students choose how they show a project?"


@pytest.fixture
def look(client, board, member):
    """``look(words)`` asks as the page's script does."""
    client.force_login(member)
    address = reverse("board:similar_ideas", args=[board.slug])

    def look(words):
        return client.post(address, {"title": words}, headers={"accept": "application/json"})

    return look


def titles(found):
    return [idea.title for idea in found.ideas], [hack.title for hack in found.hacks]


def test_ideas_and_hacks_with_the_most_words_come_first(board, member, team):
    for title in ["Students choose", "Students choose a project", "Teachers choose", "Bells"]:
        IdeaFactory(board=board, title=title)
    HackFactory(team=team, audience="network", title="A project that students show")

    assert titles(similar_to(TYPED, board, member)) == (
        ["Students choose a project", "Students choose"],
        ["A project that students show"],
    )


def test_one_telling_word_is_enough_where_there_is_no_other(board, member):
    idea = IdeaFactory(board=board, title="A lobby for families")

    assert similar_to("the lobby", board, member).ideas == [idea]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite compares words as they are")
def test_slips_and_endings_are_forgiven_on_postgresql(board, member):
    idea = IdeaFactory(board=board, title="Feedback that students choosing it can use")

    assert similar_to("feedbak for a student who chooses", board, member).ideas == [idea]


def test_at_most_three_of_each_are_offered_and_withdrawn_ones_are_not(board, member, team):
    for number in range(5):
        IdeaFactory(board=board, title=f"Lobby {number}")
        HackFactory(team=team, title=f"Lobby hack {number}", audience="network")
    Idea.objects.filter(title="Lobby 4").update(withdrawn_at=board.created_at)

    found = titles(similar_to("lobby", board, member))

    assert found == (
        ["Lobby 3", "Lobby 2", "Lobby 1"],
        ["Lobby hack 4", "Lobby hack 3", "Lobby hack 2"],
    )


def test_silent_gathering_offers_own_ideas_alone(board, member, office):
    mine = IdeaFactory(board=board, author=member, title="Lobby of mine")
    IdeaFactory(board=board, title="Lobby of others")
    Board.objects.update(is_silent=True)

    assert similar_to("lobby", board, member).ideas == [mine]
    assert similar_to("lobby", board, office).ideas == []


def test_ideas_of_other_boards_are_not_offered(board, member):
    IdeaFactory(title="Lobby elsewhere")

    assert similar_to("lobby", board, member).ideas == []


def test_hacks_are_offered_as_far_as_the_person_may_see_them_and_never_as_drafts(team, member):
    board = BoardFactory()
    HackFactory(team=team, audience="team", title="Lobby of the team")
    HackFactory(team=team, title="Lobby as a plan", status=Hack.Status.DRAFT_PLAN)
    stranger = OfficeUserFactory()

    assert titles(similar_to("lobby", board, member)) == ([], ["Lobby of the team"])
    assert titles(similar_to("lobby", board, stranger)) == ([], [])


def test_script_reads_titles_with_where_they_stand(look, board, team):
    idea = IdeaFactory(board=board, team=team, title="Lobby <b>")
    hack = HackFactory(team=team, title="Lobby hack", status=Hack.Status.TRYING)

    assert look("lobby").json() == {
        "ideas": [{"title": "Lobby <b>", "url": idea.get_absolute_url(), "about": str(team)}],
        "hacks": [
            {"title": "Lobby hack", "url": hack.get_absolute_url(), "about": f"{team}: Trying"}
        ],
    }


def test_page_without_script_shows_the_offers_and_keeps_what_was_typed(client, board, member):
    client.force_login(member)
    idea = IdeaFactory(board=board, title="Students choose the lobby")
    typed = {"title": TYPED, "text": "Two of them.", "client_id": str(uuid.uuid4())}

    response = client.post(reverse("board:similar_ideas", args=[board.slug]), typed)

    assert response.context["similar"].ideas == [idea]
    assert f'value="{TYPED}"' in response.text
    assert "Two of them." in response.text
    assert "Already here" in response.text
    assert Idea.objects.count() == 1


def test_page_without_script_says_that_nothing_is_like_it(client, board, member):
    client.force_login(member)
    typed = {"title": TYPED, "text": "", "client_id": str(uuid.uuid4())}

    page = client.post(reverse("board:similar_ideas", args=[board.slug]), typed).text

    assert "Nothing like it yet." in page


@pytest.mark.parametrize(
    "words", ["", " ", "\x00\x00", "a" * 10_000, "🎉🎉", "%_\\'\"", "the and", "\ud83c", "ñandú %"]
)
def test_odd_words_find_nothing_and_break_nothing(look, board, words):
    IdeaFactory(board=board, title="Lobby")

    assert look(words.encode("utf-8", "replace").decode()).json() == {"ideas": [], "hacks": []}


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Đọc sách cùng phụ huynh", "Phụ huynh đọc sách"),
        ("学生自己选择作业", "让学生选择"),
        ("ÉLÈVES QUI CHOISISSENT", "élèves choisissent"),
    ],
)
def test_words_in_any_language_are_found(board, member, title, typed):
    idea = IdeaFactory(board=board, title=title)

    assert similar_to(typed, board, member).ideas == [idea]


def test_telling_words_leave_out_what_every_title_has():
    assert telling_words("How might we let students, students SHOW what they learned?") == [
        "might",
        "students",
        "show",
        "learned",
    ]


def test_nothing_of_what_is_typed_is_kept(look, caplog):
    caplog.set_level("DEBUG")
    entries = AuditEntry.objects.count()

    look("a very secret sentence")

    assert AuditEntry.objects.count() == entries
    assert "secret" not in caplog.text


def test_looking_too_often_is_refused_quietly(look, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "similar": "1/60"}

    assert [look("lobby").status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize("number", [1, 30])
def test_looking_takes_the_same_queries_for_many(
    look, board, team, number, django_assert_num_queries
):
    for one in range(number):
        IdeaFactory(board=board, team=team, title=f"Lobby {one}")
        HackFactory(team=team, title=f"Lobby hack {one}")

    with django_assert_num_queries(4):
        look("lobby")
