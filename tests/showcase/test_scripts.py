"""Letters beyond English on pictures and paper: drawn by fonts of ours, never as empty boxes."""

from io import BytesIO

import pytest
from PIL import Image

from showcase.letters import Letters, left_of
from showcase.scripts import (
    in_order,
    is_from_the_right,
    stand_ins,
    unknown_letters,
    without_signs,
)
from showcase.share_image import MARGIN, ROOM, Card, draw_card

ARABIC = "ارسم أولاً"
TITLES = {
    "vietnamese": "Vẽ trước, rồi viết: một buổi tối",
    "simplified": "先画图，再写字",
    "traditional": "先畫圖，再寫：國際學校",
    "arabic": ARABIC,
    "cape verdean": "Nos skóla ta uvi nhós",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_languages_of_the_district_are_known(title):
    assert unknown_letters(title) == []
    assert Letters("lora", 50, 650).know(title)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_link_picture_shows_the_title_itself(title):
    plain = draw_card(Card("Highlight", "Demo School", "Cohort 1"))

    drawn = draw_card(Card(title, "Demo School", "Cohort 1"))

    assert drawn != plain
    assert Image.open(BytesIO(drawn)).size == (1200, 630)


def test_letters_that_no_font_has_are_named_once():
    assert unknown_letters("Пап and 中") == ["П", "а", "п"]


def test_signs_are_left_out_and_letters_stay():
    assert without_signs("Greet 👋🏽 them ❤️ at the door, 先画") == "Greet  them  at the door, 先画"
    assert without_signs("Ve\u0303") == "V\u1ebd"


def test_fonts_are_only_those_that_are_needed():
    assert stand_ins("Žofie, Vẽ trước") == []
    assert stand_ins(f"{ARABIC} and 学校") == ["noto-sans-arabic", "noto-sans-sc"]
    assert stand_ins("佇咱學校的孩子们") == ["noto-sans-tc", "noto-sans-sc"]


def test_line_is_drawn_in_the_order_of_its_direction():
    assert list(in_order("Try now")) == [("Try now", "ltr")]
    assert list(in_order("نعم 2018 لا")) == [(" لا", "rtl"), ("2018", "ltr"), ("نعم ", "rtl")]
    assert list(in_order("Say نعم لا, now")) == [
        ("Say ", "ltr"),
        ("نعم لا", "rtl"),
        (", now", "ltr"),
    ]
    assert is_from_the_right(f"“{ARABIC}” now")


def test_arabic_begins_at_the_right():
    letters = Letters("lora", 50, 650)

    assert left_of(letters, "Try", MARGIN, ROOM) == MARGIN
    assert left_of(letters, ARABIC, MARGIN, ROOM) == MARGIN + ROOM - round(letters.length(ARABIC))


def test_chinese_breaks_between_letters_and_not_before_a_comma():
    letters = Letters("lora", 50, 650)

    lines = letters.wrap("先画图再写，字再画", 220)

    assert "".join(lines) == "先画图再写，字再画"
    assert len(lines) > 1
    assert not any(line.startswith("，") for line in lines)
    assert letters.wrap("One two three", 10_000) == ["One two three"]
