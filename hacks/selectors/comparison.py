"""Two iterations side by side, word by word."""

import difflib
import re
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet

from ..models import Comment, Iteration

PIECES = re.compile(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]")
REWRITTEN = 0.15
"""A text of which less than this stayed counts as written anew."""
LONG_WORD = 4
"""Letters; equal words shorter than this do not break a change in two."""


class Piece(NamedTuple):
    """A stretch of text: the same on both sides, or only on this one."""

    text: str
    is_changed: bool


@dataclass
class PromptPair:
    """One prompt in two iterations; the pieces of each side, joined, are its text."""

    name: str
    label: str
    before: list[Piece]
    after: list[Piece]

    @property
    def is_same(self) -> bool:
        return not any(piece.is_changed for piece in [*self.before, *self.after])

    @property
    def is_rewritten(self) -> bool:
        """Hardly a word stayed: marks on every word would only be in the way."""
        same = sum(len(piece.text) for piece in self.after if not piece.is_changed)
        return same < REWRITTEN * sum(len(piece.text) for piece in self.after)


def compare(first: Iteration, second: Iteration) -> list[PromptPair]:
    """The prompts of two iterations; those that are empty in both are left out."""
    pairs = []
    for name in Iteration.PROMPTS:
        texts = getattr(first, name), getattr(second, name)
        if any(texts):
            pairs.append(PromptPair(name, _label(name), *word_difference(*texts)))
    return pairs


def facts(first: Iteration, second: Iteration) -> list[tuple[str, str, str]]:
    """Label and both values of next move and counts, where one of the two says something."""
    rows = [
        (_label("next_move"), first.get_next_move_display(), second.get_next_move_display()),
        (_label("students_count"), first.students_count, second.students_count),
        (_label("staff_count"), first.staff_count, second.staff_count),
    ]
    return [
        (label, *("" if value is None else str(value) for value in values))
        for label, *values in rows
        if any(value not in (None, "") for value in values)
    ]


def word_difference(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, marked where words differ; joined again they are the texts."""
    left, right = PIECES.findall(before), PIECES.findall(after)
    steps = difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    old, new = [], []
    for place, (tag, i1, i2, j1, j2) in enumerate(steps):
        is_inside = 0 < place < len(steps) - 1
        is_changed = tag != "equal" or (is_inside and _is_island(left[i1:i2]))
        _extend(old, "".join(left[i1:i2]), is_changed)
        _extend(new, "".join(right[j1:j2]), is_changed)
    return old, new


def _is_island(words: list[str]) -> bool:
    """Small words between two changes: marked with them, the change reads as one."""
    return all(len(word) < LONG_WORD for word in words)


def _extend(pieces: list[Piece], text: str, is_changed: bool) -> None:
    if pieces and pieces[-1].is_changed == is_changed:
        text = pieces.pop().text + text
    if text:
        pieces.append(Piece(text, is_changed))


def _label(name: str) -> str:
    return str(Iteration._meta.get_field(name).verbose_name)


def feedback_between(first: Iteration, second: Iteration, user) -> QuerySet[Comment]:
    """Feedback acted on after the first iteration and no later than the second."""
    return (
        Comment.objects.visible_to(user)
        .kept()
        .filter(
            acted_on_in__hack=second.hack_id,
            acted_on_in__number__gt=first.number,
            acted_on_in__number__lte=second.number,
            acted_on_in__in=Iteration.objects.visible_to(user).order_by().values("pk"),
        )
        .select_related("iteration__hack__team", "hack__team", "acted_on_in")
    )
