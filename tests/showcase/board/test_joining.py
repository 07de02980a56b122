"""The join code: who is led where, and that nobody guesses one."""

from django.core.cache import cache
from django.urls import reverse

import pytest

from showcase.board.codes import LETTERS, new_code
from showcase.board.models import Board
from tests.factories import BoardFactory

pytestmark = pytest.mark.django_db


def join(client, code):
    return client.get(reverse("board:board_join", args=[code]))


def test_codes_have_no_letters_that_look_alike_and_no_vowels():
    codes = {new_code() for _ in range(200)}

    assert len(codes) == 200
    assert set().union(*codes) <= set(LETTERS)
    assert not set(LETTERS) & set("0O1ILAEU")
    assert {len(code) for code in codes} == {6}


@pytest.mark.parametrize("written", [str.upper, str.lower, lambda code: f" {code[:3]} {code[3:]}"])
def test_code_leads_who_may_see_the_board_to_it_however_it_is_typed(client, board, member, written):
    client.force_login(member)

    answer = join(client, written(board.join_code))

    assert (answer.status_code, answer.url) == (302, board.get_absolute_url())


def test_code_of_a_board_that_one_may_not_see_is_like_an_unknown_one(client, board, outsider):
    client.force_login(outsider)

    assert join(client, board.join_code).status_code == 404
    assert join(client, "B2B2B2").status_code == 404
    assert join(client, "B2\x00B2B2").status_code == 404


def test_visitor_signs_in_first_and_is_then_led_on(client, board):
    answer = join(client, board.join_code)

    assert answer.url == f"{reverse('account_login')}?next=/b/{board.join_code}/"


def test_code_of_the_wall_is_typed_on_a_page(client, board):
    page = client.get(reverse("board:type_code"))
    assert "Code of the board" in page.content.decode()

    typed = {"code": f"{board.join_code[:3].lower()} {board.join_code[3:]} "}
    answer = client.get(reverse("board:type_code"), typed)

    assert answer.url == reverse("board:board_join", args=[board.join_code])


@pytest.mark.parametrize("is_member", [True, False])
def test_wrong_code_stays_in_its_field_with_a_sentence(client, board, outsider, is_member):
    typed = "B2B2B2"
    if is_member:
        client.force_login(outsider)
        typed = board.join_code  # of a board that is not for them

    page = client.get(reverse("board:type_code"), {"code": typed}).content.decode()

    assert "No board has this code now." in page
    assert f'value="{typed}"' in page


def test_board_without_a_code_is_joined_by_none(client, member):
    BoardFactory(join_code=None)
    BoardFactory(join_code=None)
    client.force_login(member)

    assert join(client, "None").status_code == 404
    assert list(Board.objects.joined_by("None")) == []


def test_codes_cannot_be_guessed(client, board, member, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "join_codes": "3/3600"}
    cache.clear()
    client.force_login(member)

    wrong = [join(client, "B2B2B2").status_code for _ in range(3)]

    assert wrong == [404] * 3
    assert join(client, board.join_code).status_code == 429
    assert client.get(reverse("board:type_code"), {"code": board.join_code}).status_code == 429


def test_facilitator_reads_the_code_on_the_settings(client, board, coach):
    client.force_login(coach)

    page = client.get(reverse("board:board_settings", args=[board.slug])).content.decode()

    assert board.join_code in page
    assert f"/b/{board.join_code}/" in page
