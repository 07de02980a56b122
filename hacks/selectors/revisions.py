"""What changed from one kept version to the next, word by word."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from incubator.core.dates import in_words

from ..models import Iteration, IterationRevision

WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Change:
    """One field's change as (kind, text) pieces; kind is ``same``, ``ins`` or ``del``."""

    label: str
    pieces: list[tuple[str, str]]


@dataclass(frozen=True)
class HistoryEntry:
    """A kept version, and what it changed in the one before it."""

    revision: IterationRevision
    is_first: bool
    changes: list[Change]


def iteration_history(iteration: Iteration) -> list[HistoryEntry]:
    """The kept versions, newest first, each with what it changed."""
    revisions = list(iteration.revisions.select_related("editor"))
    older = [revision.content for revision in revisions[1:]]
    return [
        HistoryEntry(revision, before is None, changes_between(before or {}, revision.content))
        for revision, before in zip(revisions, [*older, None], strict=False)
    ]


def changes_between(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """The fields that differ, in the form's order."""
    return [
        Change(
            str(Iteration._meta.get_field(name).verbose_name),
            word_diff(_words_of(name, before.get(name)), _words_of(name, after[name])),
        )
        for name in after
        if (before.get(name) or "") != (after[name] or "")
    ]


def word_diff(before: str, after: str) -> list[tuple[str, str]]:
    """Pieces of both texts in reading order, for <ins> and <del>."""
    return list(_pieces(WORDS.findall(before), WORDS.findall(after)))


def _pieces(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            yield "same", "".join(old[old_from:old_to])
            continue
        if old_to > old_from:
            yield "del", "".join(old[old_from:old_to])
        if new_to > new_from:
            yield "ins", "".join(new[new_from:new_to])


def _words_of(name: str, value: Any) -> str:
    if name == "next_move" and value:
        return str(Iteration.NextMove(value).label)
    if name == "tried_on" and value:
        return in_words(date.fromisoformat(str(value)))
    return "" if value is None else str(value)
