"""What a team wanted for its students over time: who changed which words, and when."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..models import Aspiration, Team

PIECES = re.compile(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]")


class Piece(NamedTuple):
    """A stretch of text that stayed, came or went."""

    kind: Literal["same", "ins", "del"]
    text: str


@dataclass
class Version:
    """One wording; ``pieces`` mark what it changed of the one before, all of a first one stays."""

    aspiration: Aspiration
    pieces: list[Piece]
    is_first: bool


def aspiration_history(team: Team) -> list[Version]:
    """The newest first; one query."""
    rows = list(team.aspirations.select_related("written_by").order_by("created_at", "pk"))
    befores = [None, *rows][: len(rows)]
    return [
        Version(row, _pieces(before.text if before else row.text, row.text), before is None)
        for before, row in zip(befores, rows, strict=True)
    ][::-1]


def _pieces(before: str, after: str) -> list[Piece]:
    left, right = PIECES.findall(before), PIECES.findall(after)
    found = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, left, right, False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(left[i1:i2])))
            continue
        found += [Piece("del", "".join(left[i1:i2])), Piece("ins", "".join(right[j1:j2]))]
    return [piece for piece in found if piece.text]
