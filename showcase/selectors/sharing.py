"""What leaves the site of a highlight: its picture for links, and the feed."""

import logging

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db.models import OuterRef, QuerySet, Subquery

from hacks.models import Iteration

from ..models import HighlightPage
from ..share_image import Card, draw_card

logger = logging.getLogger(__name__)
A_MONTH = 30 * 24 * 60 * 60
FEED_SIZE = 20


def card_of(slug: str) -> Card | None:
    """The words of a published highlight's picture; the school only while its log is public."""
    public = Iteration.objects.visible_to(AnonymousUser()).filter(pk=OuterRef("iteration_id"))
    school = Subquery(public.order_by().values("hack__team__school__name"))
    told = HighlightPage.objects.shown().filter(slug=slug).annotate(school=school)
    page = told.select_related("cohort").defer("story").first()
    return page and Card(page.title, page.school or "", str(page.cohort or ""))


def picture_of(card: Card) -> bytes:
    """Drawn once; the words name it, so what changed is drawn anew."""
    key = f"share.{card.key}"
    try:
        return cache.get_or_set(key, lambda: draw_card(card), A_MONTH)
    except Exception:  # each backend has errors of its own
        logger.exception("The cache does not answer: a picture is drawn for each request.")
        return draw_card(card)


def latest_told() -> QuerySet[HighlightPage]:
    """The newest highlights, for the feed."""
    return HighlightPage.objects.shown().select_related("cohort").defer("story")[:FEED_SIZE]
