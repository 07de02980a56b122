"""Titles that are like what somebody types: by trigrams on PostgreSQL, by words on SQLite."""

import re

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.db import connection
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from .words import LONGEST_WORD, contains

MOST_TELLING = 10
SHORTEST = 4
COMMON = re.compile(
    "about|also|been|could|does|each|every|from|have|here|into|just|like|more|most|much|must|only|"
    "other|over|should|some|such|than|that|their|them|then|there|these|they|this|those|want|were|"
    "what|when|where|which|while|will|with|would|your"
)
"""English words that many titles share; words under four letters are left out anyway."""
WORD = re.compile(r"\w+")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")
"""Scripts that put no space between words: there each two signs count as one."""


def telling_words(text: str) -> list[str]:
    """The words by which a text can be found, without repetition, at most MOST_TELLING."""
    words = [part for word in WORD.findall(text.lower()) for part in _parts(word)]
    return [word[:LONGEST_WORD] for word in dict.fromkeys(words)][:MOST_TELLING]


def with_likeness(rows: QuerySet, text: str) -> QuerySet:
    """Rows whose ``title`` has two of the text's telling words, or its only one; most of them
    first, then the newest."""
    conditions = [_is_like(word) for word in telling_words(text)]
    if not conditions:
        return rows.none()
    found, likeness = Q(), Value(0, IntegerField())
    for condition in conditions:
        found |= condition
        likeness = likeness + Case(When(condition, then=1), default=0)
    found_rows = rows.filter(found).annotate(likeness=likeness)
    return found_rows.filter(likeness__gte=min(2, len(conditions))).order_by("-likeness", "-pk")


def _parts(word: str) -> list[str]:
    signs = "".join(UNSPACED.findall(word))
    if signs:
        return [signs[place : place + 2] for place in range(max(1, len(signs) - 1))]
    is_telling = len(word) >= SHORTEST and not COMMON.fullmatch(word)
    return [word] if is_telling else []


def _is_like(word: str) -> Q:
    """Trigrams forgive endings and slips; they know only the letters of the database's locale."""
    if connection.vendor == "postgresql" and word.isascii():
        return Q(TrigramWordSimilar(F("title"), Value(word)))
    return contains(word, "title")
