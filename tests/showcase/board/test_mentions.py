"""Mentioning people in comments on ideas."""

import uuid

from django.urls import reverse

import pytest

from showcase.board import mentions
from showcase.board.mentions import mentioned_in, people_of
from showcase.board.models import Board
from showcase.board.services.comments import add_comment
from tests.factories import BoardFactory, IdeaFactory, UserFactory


@pytest.fixture
def idea(board):
    return IdeaFactory(board=board)


def say(idea, author, text):
    return add_comment(idea=idea, author=author, text=text, client_id=uuid.uuid4())


def named(person, name):
    person.name = name
    person.save()
    return person


def test_person_who_is_mentioned_hears_who_did(idea, member, neighbor):
    comment = say(idea, member, f"Ask @{neighbor.name.upper()}, please.")

    told = neighbor.notifications.get()
    assert told.text == f"{member} mentioned you in a comment on the idea “{idea}”."
    assert told.url == comment.get_absolute_url()


def test_follower_who_is_mentioned_hears_once(idea, member, neighbor):
    idea.follows.create(person=neighbor)

    say(idea, member, f"@{neighbor.name} and again @{neighbor.name}")

    assert neighbor.notifications.get().kind == "idea_comment.mentioned"


def test_who_does_not_see_the_board_hears_nothing(idea, member, stranger, outsider, former):
    for person in (stranger, outsider, former):
        say(idea, member, f"@{person.name} look!")

        assert not person.notifications.exists()


def test_writer_who_mentions_themselves_hears_nothing(idea, member):
    say(idea, member, f"@{member.name} said so.")

    assert not member.notifications.exists()


def test_nobody_hears_of_a_comment_in_silent_gathering(board, member, neighbor):
    idea = IdeaFactory(board=board, author=member)
    Board.objects.update(is_silent=True)
    idea.refresh_from_db()

    say(idea, member, f"@{neighbor.name} look!")

    assert not neighbor.notifications.exists()


def test_longest_name_is_meant_and_never_the_beginning_of_a_word(idea, member, neighbor, coach):
    named(neighbor, "Demo Ann")
    named(coach, "Demo Ann Marie")

    assert mentioned_in("@Demo Ann Marie!", idea) == [coach]
    assert mentioned_in("@Demo Annabel", idea) == []
    assert mentioned_in("mail@demo ann", idea) == []
    assert mentioned_in("@demo ann", idea) == [neighbor]


@pytest.mark.parametrize("name", ["Đỗ Thị Demo", "示范 老师", "Demo (O’Neil) [x]*"])
def test_names_in_any_language_are_found(idea, neighbor, name):
    named(neighbor, name)

    assert mentioned_in(f"Hello @{name}.", idea) == [neighbor]


def test_at_most_ten_people_are_mentioned_at_once(member, neighbor):
    idea = IdeaFactory(board=BoardFactory())
    people = [UserFactory(name=f"Demo Person {number:02}") for number in range(12)]

    assert len(mentioned_in(" ".join(f"@{person.name}" for person in people), idea)) == 10


def test_board_of_a_cohort_asks_its_people_and_the_office(idea, member, neighbor, coach, office):
    asked = set(people_of(idea.board))

    assert {member, neighbor, coach, office} <= asked
    assert all(Board.objects.visible_to(person).contains(idea.board) for person in asked)


def test_names_are_offered_of_who_sees_the_board_without_oneself(client, board, member, neighbor):
    for person in (member, neighbor, UserFactory()):
        named(person, f"Demo Zora {person.pk}")
    client.force_login(member)
    address = reverse("board:people_to_mention", args=[board.slug])

    assert client.get(address, {"q": "zora demo"}).json() == {"names": [neighbor.name]}
    assert client.get(address).json() == client.get(address, {"q": " \x00"}).json() == {"names": []}


def test_page_says_how_to_mention_somebody(client, idea, member):
    client.force_login(member)

    assert "@ and a full name" in client.get(idea.page_url).text


def test_text_full_of_signs_is_compared_with_a_few_of_them_only(board, member, monkeypatch):
    compared = []
    monkeypatch.setattr(mentions, "_name_at", lambda rest, names: compared.append(rest))

    mentioned_in("@ " * 500, IdeaFactory(board=board))

    assert len(compared) == mentions.MOST_READ


@pytest.mark.parametrize("name", ["Demo (A+) Person", "Demo A.*", "[Demo] Lead"])
def test_name_with_signs_that_patterns_know_is_found_as_it_is_written(idea, neighbor, name):
    named(neighbor, name)

    assert mentioned_in(f"Ask @{name}!", idea) == [neighbor]
    assert mentioned_in(f"Ask @{name}x", idea) == []


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Ask @Zoë O’Neil and @zoë, or @Zoë again", ["Zoë", "zoë"]),
        ("mail@district.example and @ alone", []),
    ],
)
def test_words_behind_an_at_that_are_nobodys_name_are_found(idea, neighbor, text, unknown):
    assert mentions.unknown_in(f"{text} @{neighbor.name}", idea) == unknown


def test_writer_learns_which_mention_reached_nobody(client, idea, member, neighbor):
    client.force_login(member)
    address = reverse("board:add_idea_comment", args=[idea.board.slug, idea.pk])
    known, unknown = f"Ask @{neighbor.name}", "Ask @Nobody Here"

    pages = [
        client.post(address, {"text": text, "client_id": uuid.uuid4()}, follow=True).text
        for text in (known, unknown)
    ]

    assert "so nobody was told" not in pages[0]
    assert "Nobody here has the name @Nobody, so nobody was told." in pages[1]
