"""The first sentence of what was tried stands as an iteration's headline."""

import re
from typing import NamedTuple

from django.utils.text import Truncator
from django.utils.translation import gettext as _

LONGEST = 140
"""Characters; a longer first sentence is cut in the headline and stays whole in the text."""
FIRST_SENTENCE = re.compile(r"\s*(.+?[.!?…]+[\"”’)]*)(?=\s)|\s*([^\n]+)")


class Headline(NamedTuple):
    """The first sentence, and what follows it."""

    title: str
    rest: str


def headline(text: str) -> Headline:
    """Split what was tried into a headline and the text below it."""
    clean = text.strip()
    if not clean:
        return Headline(_("Not written yet"), "")
    found = FIRST_SENTENCE.match(clean)
    first = (found[1] or found[2]).strip()
    if len(first) > LONGEST:
        return Headline(Truncator(first).chars(LONGEST), clean)
    return Headline(first, clean[found.end() :].strip())
