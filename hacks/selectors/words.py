"""Search by words, the same on SQLite and PostgreSQL: every word must occur somewhere."""

from django.db.models import Q

MOST_WORDS = 6
LONGEST_WORD = 40


def split_words(text: str) -> list[str]:
    """The words to look for, at most MOST_WORDS."""
    words = dict.fromkeys(text.replace("\x00", "").split())
    return [word[:LONGEST_WORD] for word in words][:MOST_WORDS]


def contains(word: str, *fields: str) -> Q:
    """Condition: the word stands in one of the fields, in upper or lower case.

    SQLite folds only ASCII letters, so a word with other letters is asked for in each case.
    """
    spellings = {word}
    if not word.isascii():
        spellings |= {word.lower(), word.upper(), word.capitalize()}
    condition = Q()
    for field in fields:
        for spelling in sorted(spellings):
            condition |= Q(**{f"{field}__icontains": spelling})
    return condition
