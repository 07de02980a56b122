"""What an editor would ask of a highlight before it goes out: pictures, links, names, long words.

They ask, they stop nothing. What everyone may see is another question (``consent``).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from wagtail.blocks import StructValue
from wagtail.rich_text import RichText, get_text_for_indexing

from bs4 import BeautifulSoup

from incubator.core.readability import reading_grade, sentences, word_count

from .blocks import PHOTOS, PublicLog, is_still_said
from .student_names import looks_like_student

EASY_GRADE = 8
"""Families and most adults read this with ease."""
LONG_SENTENCE = 30
EMPTY_LINKS = re.compile(
    r"(?:please )?(?:click|tap|press|see|read|look|go)?\s*"
    r"(?:here|more|this|this link|this page|link|the link|page|website)?[.:!]?|https?://\S+|www\.\S+",
    re.IGNORECASE,
)
PARAGRAPH_END = re.compile(r"</(?:p|h\d|li)>|<br\s*/?>")
FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|webp|heic|gif)|(?:img|dsc|image|photo)[-_ ]?\d*", re.IGNORECASE
)
#: Texts of blocks that the Office wrote, and those that are a team's own.
WRITTEN = ("text", "source", "caption", "meaning", "title")
QUOTED = ("words",)


class Finding(NamedTuple):
    """Where, and what to look at."""

    place: str
    text: str


class Checks(NamedTuple):
    """``grade`` is the reading grade of the Office's words; None where there are too few."""

    grade: int | None
    findings: list[Finding]


class _Piece(NamedTuple):
    place: str
    text: str
    is_ours: bool = True


def checks_of(page, log: PublicLog | None = None) -> Checks:
    """What to look at in this highlight; two queries where ``log`` is not given."""
    log = log or PublicLog.of(page.story)
    pieces = list(_pieces(page, log))
    ours = "\n".join(piece.text for piece in pieces if piece.is_ours)
    grade = reading_grade(ours)
    found = [*_pictures(page, log), *_links(page)]
    return Checks(grade, [*found, *_names(pieces), *_hard(pieces, grade)])


def _pieces(page, log: PublicLog) -> Iterator[_Piece]:
    yield _Piece(_("Title"), page.title)
    yield _Piece(_("Introduction"), page.intro)
    yield _Piece(_("In plain words"), page.plain_summary)
    for place, block in _blocks(page):
        if isinstance(block.value, StructValue):
            for name in (*WRITTEN, *_quoted(block.value, log)):
                if isinstance(text := block.value.get(name), str) and text:
                    yield _Piece(place, text, name in WRITTEN and block.block_type != "quote")
        elif text := _plain(block.value):
            yield _Piece(place, text)


def _quoted(value: StructValue, log: PublicLog) -> tuple[str, ...]:
    """Words of a log only while everyone may read them there: other teams read the findings."""
    iteration = log.iteration(value) if "words" in value else None
    return QUOTED if iteration and is_still_said(value, iteration) else ()


def _blocks(page) -> Iterator[tuple[str, object]]:
    for number, block in enumerate(page.story, 1):
        words = {"number": number, "kind": block.block.label}
        yield _("Block %(number)d, %(kind)s") % words, block


def _plain(value) -> str:
    """The text of a block, a paragraph a line."""
    if not isinstance(value, RichText):
        return str(value)
    return get_text_for_indexing(PARAGRAPH_END.sub("\n", value.source))


def _pictures(page, log: PublicLog) -> Iterator[Finding]:
    if page.cover and not page.cover.alt_text:
        yield Finding(_("Cover"), _("It has no description for people who do not see it."))
    for place, block in _blocks(page):
        for alt in _descriptions(block, log):
            if not alt.strip():
                yield Finding(place, _("The picture has no description for who does not see it."))
            elif FILE_NAME.fullmatch(alt.strip()):
                yield Finding(place, _("The description is the name of a file. Say what one sees."))


def _descriptions(block, log: PublicLog) -> Iterator[str]:
    """Of all pictures of a block that are shown and are not mere decoration."""
    if block.block_type == "picture":
        image = block.value.get("image")
        if image and not getattr(image, "decorative", False):
            yield getattr(image, "contextual_alt_text", None) or image.alt_text
    elif isinstance(block.value, StructValue):
        yield from (photo.alt for name in PHOTOS if (photo := log.photo(block.value, name)))


def _links(page) -> Iterator[Finding]:
    for place, block in _blocks(page):
        for words in _words_of_links(block):
            if EMPTY_LINKS.fullmatch(words.strip()):
                text = _("The link “%(words)s” does not say where it leads.")
                yield Finding(place, text % {"words": words.strip()})


def _words_of_links(block) -> list[str]:
    if isinstance(block.value, RichText):
        return [link.get_text() for link in BeautifulSoup(block.value.source, "html.parser")("a")]
    return [block.value["text"]] if block.block_type == "link" else []


def _names(pieces: list[_Piece]) -> Iterator[Finding]:
    for piece in pieces:
        for name in looks_like_student(piece.text):
            text = _(
                "“%(name)s” looks like the name of a student. Count students, never name them."
            )
            yield Finding(piece.place, text % {"name": name})


def _hard(pieces: list[_Piece], grade: int | None) -> Iterator[Finding]:
    if grade and grade > EASY_GRADE:
        text = _("It reads like a text for grade %(grade)d. Short words and sentences help.")
        yield Finding(_("Your words"), text % {"grade": grade})
    for piece in pieces:
        longest = max(map(word_count, sentences(piece.text)), default=0)
        if piece.is_ours and longest > LONG_SENTENCE:
            text = _("A sentence has %(count)d words. Make two of it.")
            yield Finding(piece.place, text % {"count": longest})
