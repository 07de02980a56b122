"""What other sites and programs fetch: the picture of a link, and the feed."""

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ..feeds import HighlightFeed
from ..selectors.sharing import card_of, picture_of

FIVE_MINUTES = 300
"""Seconds that a copy may live: what the Office takes back is gone everywhere by then."""


@require_safe
@cache_control(public=True, max_age=FIVE_MINUTES)
def share_image(request, slug):
    card = card_of(slug)
    if card is None:
        raise Http404
    etag = quote_etag(card.key)
    answer = get_conditional_response(request, etag=etag)
    answer = answer or HttpResponse(picture_of(card), content_type="image/png")
    answer["ETag"] = etag
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"  # it is made to be shown elsewhere
    return answer


@require_safe
@cache_control(public=True, max_age=FIVE_MINUTES)
def highlight_feed(request):
    return HighlightFeed()(request)
