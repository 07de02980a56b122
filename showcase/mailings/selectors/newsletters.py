"""What a newsletter says: the highlight as everyone may read it at this moment."""

import re

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wagtail.rich_text import RichText, get_text_for_indexing

from ...blocks import COUNTS, PublicLog, is_still_said
from ...models import HighlightPage
from ..letter import Heading, Letter, Line, Quote, whole
from ..models import Newsletter

ENDS = re.compile(r"</(?:p|li|h3)>")
MOST_PIECES = 12


def told_page(newsletter: Newsletter) -> HighlightPage | None:
    """The highlight while it is published: nobody gets it by mail before or after that."""
    return HighlightPage.objects.live().filter(pk=newsletter.page_id).first()


def highlights_to_send() -> QuerySet[HighlightPage]:
    """Published highlights, newest first."""
    return HighlightPage.objects.shown().defer("story")


def letter_of(newsletter: Newsletter, page: HighlightPage) -> Letter:
    """The highlight's words, with those of its team's log that everyone may read now.

    Pictures stay on the site: a mail that loads nothing tells nobody that it was read.
    """
    url = whole(page.get_url() or "/highlights/")
    return Letter(
        subject=newsletter.subject,
        heading=page.title,
        why=_("You get this because you take part in the Innovation Incubator."),
        opening=[part for part in newsletter.intro.splitlines() if part.strip()],
        story=[part for part in [page.intro, *_pieces(page)[:MOST_PIECES]] if part],
        button=Line(_("Read it with its pictures"), url),
    )


def _pieces(page: HighlightPage) -> list[str | Quote | Heading]:
    log = PublicLog.of(page.story)
    return [piece for block in page.story for piece in _said(block, log)]


def _said(block, log: PublicLog) -> list[str | Quote | Heading]:
    """What a block says in words; those that only show something say nothing in a mail."""
    say = SAYS.get(block.block_type)
    return say(block.value, log) if say else []


def _text(value: RichText, log: PublicLog) -> list[str]:
    parts = (get_text_for_indexing(part).strip() for part in ENDS.split(value.source))
    return [part for part in parts if part]


def _quote(value, log: PublicLog) -> list[Quote]:
    return [Quote(value["text"], value["source"])]


def _number(value, log: PublicLog) -> list[str]:
    return [f"{value['number']} {value['meaning']} ({value['source']})"]


def _words_of_the_log(value, log: PublicLog) -> list[Quote]:
    iteration = log.iteration(value)
    if not iteration or not is_still_said(value, iteration):
        return []
    return [Quote(value["words"], str(iteration.hack.team))]


def _number_of_the_log(value, log: PublicLog) -> list[str]:
    iteration = log.iteration(value)
    number = getattr(iteration, value["count"]) if iteration else None
    return [] if number is None else [f"{dict(COUNTS)[value['count']]}: {number}"]


SAYS = {
    "heading": lambda value, log: [Heading(value)],
    "text": _text,
    "quote": _quote,
    "number": _number,
    "iteration_quote": _words_of_the_log,
    "log_number": _number_of_the_log,
}
