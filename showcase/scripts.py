"""Which of our font files draws a letter, which way it runs, and what none of them draws."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from django.conf import settings

from PIL import ImageFont

OWN = ("latin", "latin-ext", "vietnamese")
"""The parts of each of the site's two fonts."""
ARABIC, SIMPLIFIED, TRADITIONAL = "noto-sans-arabic", "noto-sans-sc", "noto-sans-tc"
STATIC = {SIMPLIFIED, TRADITIONAL}
"""They come in one weight."""
SIGNS = {"So", "Sk", "Cf", "Co", "Cn", "Me"}
"""Kinds of what is no letter: emoji, what joins them, marks that nobody sees."""
ANY = 50
"""Pixels: to ask whether a font has a letter, one size is as good as another."""


def file_of(font: str, letter: str) -> str | None:
    """The font file that draws a letter in this font of ours, or in one that stands in for it."""
    if letter.isspace():
        return f"{font}-{OWN[0]}"
    own = (f"{font}-{part}" for part in OWN)
    files = (*own, ARABIC, TRADITIONAL, SIMPLIFIED)
    return next((file for file in files if draws(file, letter)), None)


def stand_ins(text: str) -> list[str]:
    """The font files that this text needs beside the site's own, the preferred one first."""
    foreign = {letter for letter in text if letter.isprintable() and not _is_own(letter)}
    arabic = [ARABIC] if any(draws(ARABIC, letter) for letter in foreign) else []
    rest = [letter for letter in foreign if not draws(ARABIC, letter)]
    chinese = [letter for letter in rest if draws(TRADITIONAL, letter) or draws(SIMPLIFIED, letter)]
    if not chinese:
        return arabic
    if all(draws(SIMPLIFIED, letter) for letter in chinese):
        return [*arabic, SIMPLIFIED]
    return [*arabic, TRADITIONAL, SIMPLIFIED]


def without_signs(text: str) -> str:
    """The text without emoji and other signs that no font of ours draws; letters stay.

    A letter and its accent become one, since they may stand in two files.
    """
    text = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in text if not _is_sign(letter))


def unknown_letters(text: str) -> list[str]:
    """Letters that would be drawn as empty boxes, each once."""
    found = dict.fromkeys(without_signs(text))
    return [one for one in found if not one.isspace() and one.isprintable() and not _is_known(one)]


def is_from_the_right(text: str) -> bool:
    """Whether a line of it begins at the right, by its first letter."""
    return next((side == "rtl" for side in map(_side, text) if side), False)


def in_order(text: str) -> Iterator[tuple[str, str]]:
    """Parts of one line from left to right as they are drawn, each with its direction.

    What has no direction of its own, a space or a comma, takes that of both neighbors where these
    agree, and else that of the line, as in Unicode's rules without levels of their own.
    """
    line = "rtl" if is_from_the_right(text) else "ltr"
    parts = groupby(_sided(text, line), lambda one: one[1])
    found = [("".join(letter for letter, _side in letters), side) for side, letters in parts]
    yield from (found if line == "ltr" else reversed(found))


def _sided(text: str, line: str) -> list[tuple[str, str]]:
    sides = [_side(letter) for letter in text]
    before, last = [], line
    for side in sides:
        last = side or last
        before.append(last)
    after, last = [], line
    for side in reversed(sides):
        last = side or last
        after.append(last)
    around = zip(sides, before, reversed(after), strict=True)
    chosen = [own or (left if left == right else line) for own, left, right in around]
    return list(zip(text, chosen, strict=True))


def _side(letter: str) -> str:
    kind = unicodedata.bidirectional(letter)
    if kind in {"R", "AL"}:
        return "rtl"
    return "ltr" if kind in {"L", "EN", "AN"} else ""


@lru_cache(maxsize=8192)
def draws(file: str, letter: str) -> bool:
    """Whether this font file has the letter."""
    font = font_of(file, ANY, 500)
    return bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))


@lru_cache(maxsize=48)
def font_of(file: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """A font of ours in a size (pixels) and weight."""
    font = ImageFont.truetype(settings.ROOT / "static" / "fonts" / f"{file}.woff2", size)
    if file not in STATIC:
        font.set_variation_by_axes([weight])
    return font


def _is_own(letter: str) -> bool:
    """In both of the site's fonts."""
    return all(
        any(draws(f"{font}-{part}", letter) for part in OWN) for font in ("lora", "montserrat")
    )


def _is_known(letter: str) -> bool:
    return _is_own(letter) or any(draws(one, letter) for one in (ARABIC, SIMPLIFIED, TRADITIONAL))


def _is_sign(letter: str) -> bool:
    is_joint = letter == "\u200d" or unicodedata.name(letter, "").startswith("VARIATION SELECTOR")
    return is_joint or (unicodedata.category(letter) in SIGNS and not _is_known(letter))
