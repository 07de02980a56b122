"""How hard an English text is to read, as a school grade.

Flesch–Kincaid grade level: Kincaid, Fishburne, Rogers and Chissom, "Derivation of New Readability
Formulas for Navy Enlisted Personnel", 1975. Syllables are counted as groups of vowels, which is
right for nine words in ten: enough for a grade, not for a word.
"""

import re

SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
VOWELS = re.compile(r"[aeiouy]+")
ENOUGH_WORDS = 30
"""In fewer words one long word would decide."""


def reading_grade(text: str) -> int | None:
    """The grade whose students read this with ease, 1 or more; None where it says too little."""
    words = WORD.findall(text)
    if len(words) < ENOUGH_WORDS:
        return None
    syllables = sum(map(_syllables, words))
    grade = 0.39 * len(words) / len(sentences(text)) + 11.8 * syllables / len(words) - 15.59
    return max(1, round(grade))


def sentences(text: str) -> list[str]:
    """The sentences with at least one word, lines ends ending one too."""
    return [found.strip() for found in SENTENCE.findall(text) if WORD.search(found)]


def word_count(text: str) -> int:
    """How many words, numbers left out."""
    return len(WORD.findall(text))


def _syllables(word: str) -> int:
    lower = word.lower()
    groups = len(VOWELS.findall(lower))
    is_silent = lower.endswith("e") and not lower.endswith(("le", "ee", "ye"))
    is_silent = is_silent or (lower.endswith("ed") and not lower.endswith(("ted", "ded")))
    return max(1, groups - is_silent)
