"""Drawing words with the site's own letters, and with those that stand in for them."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from PIL import ImageDraw, ImageFont

from .scripts import file_of, font_of, in_order, is_from_the_right

CHINESE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
PIECES = re.compile(rf"\s+|[{CHINESE}]|[^\s{CHINESE}]+")
"""What a line can break between: words, and each Chinese letter."""
CLINGING = "、。，．：；！？）」』》】…,.!?"
"""What never begins a line."""


class Letters(NamedTuple):
    """One font in one size (pixels) and weight."""

    name: str
    size: int
    weight: int

    def know(self, text: str) -> bool:
        """Every letter can be drawn, and not as an empty box."""
        return all(file_of(self.name, letter) for letter in text)

    def length(self, text: str) -> float:
        return sum(font.getlength(run, direction=side) for font, run, side in self._runs(text))

    def write(self, pen: ImageDraw.ImageDraw, place: tuple[int, int], text: str, ink: str) -> None:
        """From this place (left, baseline) to the right."""
        left, baseline = place
        for font, run, side in self._runs(text):
            pen.text((left, baseline), run, ink, font, anchor="ls", direction=side)
            left += font.getlength(run, direction=side)

    def wrap(self, text: str, width: int) -> list[str]:
        """Lines of whole words; only a word that is longer than a line leaves it."""
        lines = [""]
        for piece in PIECES.findall(" ".join(text.split())):
            longer = f"{lines[-1]}{piece}"
            is_kept = not lines[-1] or piece in CLINGING or piece.isspace()
            if is_kept or self.length(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
        return [" ".join(line.split()) for line in lines]

    def cut(self, line: str, width: int) -> str:
        """The line, with an ellipsis where it would be longer than this."""
        short = line
        while short and self.length(short) > width:
            short = f"{short.rstrip('…')[:-1].rstrip()}…"
        return short

    def _runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str, str]]:
        """Pieces of one font and one direction, from left to right."""
        for part, side in in_order(text):
            files = groupby(part, lambda letter: file_of(self.name, letter))
            runs = [(file, "".join(letters)) for file, letters in files]
            for file, run in reversed(runs) if side == "rtl" else runs:
                yield font_of(file or f"{self.name}-latin", self.size, self.weight), run, side


def left_of(letters: Letters, line: str, left: int, room: int) -> int:
    """Where a line begins in this room: one that runs from right to left ends at its right."""
    return left + room - round(letters.length(line)) if is_from_the_right(line) else left
