"""Drawing words with the site's own letters: each font is two files, of which one has more."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from django.conf import settings

from PIL import ImageDraw, ImageFont

PARTS = ("latin", "latin-ext")


class Letters(NamedTuple):
    """One font in one size (pixels) and weight."""

    name: str
    size: int
    weight: int

    def know(self, text: str) -> bool:
        """Every letter can be drawn, and not as an empty box."""
        return all(_part_of(self.name, letter) for letter in text)

    def length(self, text: str) -> float:
        return sum(font.getlength(run) for font, run in self._runs(text))

    def write(self, pen: ImageDraw.ImageDraw, place: tuple[int, int], text: str, ink: str) -> None:
        """From this place (left, baseline) to the right."""
        left, baseline = place
        for font, run in self._runs(text):
            pen.text((left, baseline), run, ink, font, anchor="ls")
            left += font.getlength(run)

    def wrap(self, text: str, width: int) -> list[str]:
        """Lines of whole words; only a word that is longer than a line leaves it."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else ""
            if longer and self.length(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def cut(self, line: str, width: int) -> str:
        """The line, with an ellipsis where it would be longer than this."""
        short = line
        while short and self.length(short) > width:
            short = f"{short.rstrip('…')[:-1].rstrip()}…"
        return short

    def _runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        parts = groupby(text, lambda letter: _part_of(self.name, letter) or PARTS[0])
        for part, letters in parts:
            yield _font(self.name, part, self.size, self.weight), "".join(letters)


@lru_cache(maxsize=32)
def _font(name: str, part: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    path = settings.ROOT / "static" / "fonts" / f"{name}-{part}.woff2"
    font = ImageFont.truetype(path, size)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=4096)
def _part_of(name: str, letter: str) -> str | None:
    """The file that draws this letter."""
    if letter.isspace():
        return PARTS[0]
    return next((part for part in PARTS if _draws(name, part, letter)), None)


def _draws(name: str, part: str, letter: str) -> bool:
    font = _font(name, part, 50, 500)
    return bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))
