"""Columns that the facilitator names, and ideas moved between them."""

import uuid

from django.urls import reverse

import pytest

from incubator.core.errors import DomainError
from showcase.board.messages import board_state, cards
from showcase.board.models import BoardEvent, Column, Idea
from showcase.board.services.columns import (
    add_column,
    bring_forward,
    move_idea,
    remove_column,
    rename_column,
)
from tests.factories import BoardFactory, IdeaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(move):
    return move("group")


@pytest.fixture
def name(group, office):
    """``name("Choice")`` adds a column."""

    def name(text, client_id=None):
        key = client_id or uuid.uuid4()
        return add_column(board=group, name=text, actor=office, client_id=key)

    return name


def names(board):
    return [column["name"] for column in board_state(board)["columns"]]


def test_columns_stand_in_the_order_in_which_they_were_added_until_one_is_brought_forward(
    group, name, office
):
    for text in ("Choice", "Voice", "Time"):
        last = name(text)

    bring_forward(column=last, actor=office)

    assert names(group) == ["Choice", "Time", "Voice"]


def test_column_sent_twice_is_there_once_and_no_other_has_its_name(group, name):
    key = uuid.uuid4()
    assert name("Choice", key) == name("Choice", key)

    with pytest.raises(DomainError, match="has this name"):
        name(" choice ")
    assert names(group) == ["Choice"]


def test_board_has_twelve_columns_at_most(name):
    for number in range(12):
        name(f"Column {number}")

    with pytest.raises(DomainError, match="12 columns"):
        name("One more")


def test_ideas_of_a_removed_column_are_not_grouped(group, name, office):
    column, idea = name("Choice"), IdeaFactory(board=group)
    move_idea(idea=idea, column=column, actor=office)
    assert cards([idea.pk])["ideas"][0]["column"] == column.pk

    remove_column(column=column, actor=office)

    assert Idea.objects.get().column is None
    assert BoardEvent.objects.last().data["name"] == "Choice"


def test_renaming_to_the_same_name_is_no_change(name, office):
    column = name("Choice")

    rename_column(column=column, name="Choice", actor=office)

    assert BoardEvent.objects.last().kind == "column.added"


def test_idea_is_moved_once_and_only_in_the_phase_group(group, name, office, member, move):
    column, idea = name("Choice"), IdeaFactory(board=group)
    for _ in range(2):
        move_idea(idea=idea, column=column, actor=member)
    assert BoardEvent.objects.filter(kind="idea.moved").count() == 1
    move("vote")

    with pytest.raises(DomainError, match="in the phase"):
        move_idea(idea=idea, column=None, actor=member)


def test_idea_does_not_go_to_a_column_of_another_board(group, office):
    other = Column.objects.create(board=BoardFactory(), name="Choice", place=1)

    with pytest.raises(DomainError, match="left the board"):
        move_idea(idea=IdeaFactory(board=group), column=other, actor=office)


def test_member_moves_a_card_with_the_form_and_with_the_script(client, member, group, name):
    column, idea = name("Choice"), IdeaFactory(board=group)
    client.force_login(member)
    address = reverse("board:move_idea", args=[group.slug, idea.pk])
    assert "Choice" in client.get(address).text

    client.post(address, {"column": column.pk})
    assert Idea.objects.get().column == column
    told = client.post(address, {"column": ""}, headers={"accept": "application/json"}).json()

    assert (told["error"], told["ideas"][0]["id"]) == ("", idea.pk)
    assert Idea.objects.get().column is None


def test_board_shows_cards_under_their_columns(client, member, group, name, office):
    column, idea = name("Choice"), IdeaFactory(board=group)
    move_idea(idea=idea, column=column, actor=office)
    client.force_login(member)

    groups = client.get(group.get_absolute_url()).context["page"].groups

    assert [(one.column, one.ideas) for one in groups] == [(None, []), (column, [idea])]


def test_facilitator_names_and_removes_columns_and_a_member_does_not(client, member, office, group):
    address = reverse("board:columns", args=[group.slug])
    typed = {"name": "Choice", "client_id": str(uuid.uuid4())}
    client.force_login(member)
    assert client.post(address, typed).status_code == 403
    client.force_login(office)
    client.post(address, typed)
    column = Column.objects.get()

    client.post(reverse("board:rename_column", args=[group.slug, column.pk]), {"name": "Voice"})
    assert "Voice" in client.get(address).text
    for _ in range(2):
        client.post(reverse("board:remove_column", args=[group.slug, column.pk]))

    assert not Column.objects.exists()
