"""The picture that other sites show beside a link to a highlight: words on paper, no photo.

A photo could be taken back later, and other sites keep what they fetched.
"""

import hashlib
from io import BytesIO
from typing import NamedTuple

from django.utils.translation import gettext as _

from PIL import Image, ImageDraw

from .letters import Letters, left_of
from .scripts import without_signs

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 84
ROOM = WIDTH - 2 * MARGIN
PAPER, INK, DIM, NOTE, FOLD, RED = "#FFFCF5", "#091F2F", "#3D5363", "#FFE9A6", "#F4D37A", "#FB4D42"
SITE = "Innovation Incubator"
LOOK = 2
"""Count on when the drawing changes, so that kept pictures are drawn anew."""
MOST_LINES = 4
SIZES = (82, 70, 60, 50)


class Card(NamedTuple):
    """The words of one picture; ``school`` and ``cohort`` may be empty."""

    title: str
    school: str
    cohort: str

    @property
    def key(self) -> str:
        """Names this picture: the same words give the same one."""
        text = "\n".join([str(LOOK), *self])
        return hashlib.sha256(text.encode()).hexdigest()[:20]


def draw_card(card: Card) -> bytes:
    """The picture as PNG, 1200 by 630; a title in letters that our fonts lack is left out."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    _draw_mark(pen)
    Letters("montserrat", 34, 700).write(pen, (MARGIN + 84, MARGIN + 24), SITE, INK)
    _draw_title(pen, card.title)
    _draw_source(pen, [card.school, card.cohort])
    out = BytesIO()
    image.quantize(48, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw_mark(pen: ImageDraw.ImageDraw) -> None:
    """The site's folded note with its pin, and a line along the foot."""
    left, top, side, fold = MARGIN, MARGIN - 18, 60, 18
    right, bottom = left + side, top + side
    corner = [(right, bottom - fold), (right - fold, bottom)]
    pen.polygon([(left, top), (right, top), *corner, (left, bottom)], NOTE, INK, 3)
    pen.polygon([corner[0], (right - fold, bottom - fold), corner[1]], FOLD, INK, 3)
    pen.ellipse((right - 9, top - 9, right + 9, top + 9), RED)
    pen.rectangle((0, HEIGHT - 18, WIDTH, HEIGHT), INK)


def _draw_title(pen: ImageDraw.ImageDraw, title: str) -> None:
    title = without_signs(title).strip()
    is_known = title and Letters("lora", SIZES[0], 650).know(title)
    letters, lines = _fitted(title if is_known else _("Highlight"))
    step = round(letters.size * 1.2)
    top = (HEIGHT + 20 - step * len(lines)) // 2 + letters.size
    for number, line in enumerate(lines):
        left = left_of(letters, line, MARGIN, ROOM)
        letters.write(pen, (left, top + number * step), line, INK)


def _fitted(title: str) -> tuple[Letters, list[str]]:
    """The largest letters that hold the title; in the smallest it may be cut."""
    for size in SIZES:
        letters = Letters("lora", size, 650)
        lines = letters.wrap(title, ROOM)
        if len(lines) <= MOST_LINES and all(letters.length(line) <= ROOM for line in lines):
            return letters, lines
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]}…"]
    return letters, [letters.cut(line, ROOM) for line in lines]


def _draw_source(pen: ImageDraw.ImageDraw, words: list[str]) -> None:
    letters = Letters("montserrat", 30, 500)
    source = " · ".join(part for part in words if part and letters.know(part))
    letters.write(pen, (MARGIN, HEIGHT - MARGIN + 8), letters.cut(source, ROOM), DIM)
