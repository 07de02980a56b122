"""How often something may be done, counted in the shared cache and so over all processes.

``settings.RATE_LIMITS`` names every limit as "number/seconds". A person is counted by account,
a visitor by address. A cache that does not answer stops nobody: see docs/limits.md.
"""

import ipaddress
import logging
import time
from functools import wraps

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from .typed import SAFE

logger = logging.getLogger(__name__)
SLACK = 60  # seconds that a count outlives its window, so that it never lapses inside it


class TooMany(Exception):
    """The limit ``name`` is used up for another ``seconds``; RefusalMiddleware answers 429."""

    def __init__(self, name: str, seconds: int):
        super().__init__(name)
        self.name, self.seconds = name, seconds


def limited(name: str, *, words: str = ""):
    """Count each writing request to the view; with ``words``, each GET whose query has that word.

    Stands under ``login_required``, so that only people who are let in are counted.
    """

    def decorate(view):
        @wraps(view)
        def counted(request, *args, **kwargs):
            if request.GET.get(words) if words else request.method not in SAFE:
                spend(request, name)
            return view(request, *args, **kwargs)

        return counted

    return decorate


def spend(request: HttpRequest, name: str, cost: int = 1, *, who: str = "") -> None:
    """Count ``cost`` of the limit for who asks; raises TooMany once it is used up.

    Visitors share the limit ``<name>_by_address``, unless one is known by another key (``who``).
    """
    if not who:
        name, who = _counted(request, name)
    most, seconds = map(int, settings.RATE_LIMITS[name].split("/"))
    window, passed = divmod(int(time.time()), seconds)
    if cost and _count(f"limit.{name}.{who}.{window}", cost, seconds + SLACK) > most:
        raise TooMany(name, seconds - passed)


def _counted(request: HttpRequest, name: str) -> tuple[str, str]:
    if request.user.is_authenticated:
        return name, f"person.{request.user.pk}"
    return f"{name}_by_address", f"address.{client_address(request)}"


def client_address(request: HttpRequest) -> str:
    """The visitor's address; an IPv6 visitor owns a whole /64, which counts as one.

    Behind a proxy it is in the one header that the proxy always writes itself
    (``settings.ALLAUTH_TRUSTED_CLIENT_IP_HEADER``); no other header is believed.
    """
    header = getattr(settings, "ALLAUTH_TRUSTED_CLIENT_IP_HEADER", None)
    text = request.headers.get(header, "") if header else request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(text.strip())
    except ValueError:
        return "unknown"
    address = getattr(address, "ipv4_mapped", None) or address
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False).network_address)


def first_in(key: str, seconds: int) -> bool:
    """Whether nobody, in any process, asked for this key in these seconds; True without a cache."""
    try:
        return cache.add(f"first.{key}", 1, seconds)
    except Exception:  # each backend has errors of its own
        _tell_once()
        return True


def _count(key: str, cost: int, seconds: int) -> int:
    """The number after this one. Two at once never get the same: the cache itself adds."""
    try:
        cache.add(key, 0, seconds)
        count = cache.incr(key, cost)
    except Exception:  # each backend has errors of its own
        _tell_once()
        return 0
    told.clear()
    return count


def _tell_once() -> None:
    if not told:
        told.add("cache")
        logger.exception("The cache does not answer: rate limits do not hold.")


told: set[str] = set()
"""Whether the log has been told of the dead cache, until it answers again."""
