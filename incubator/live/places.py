"""A person's open sockets, counted in the shared cache and so over all processes.

There are settings.SOCKETS_PER_PERSON places a person. Taking one is atomic; one that nobody keeps
(its process died) is free again after three sweeps. A cache that does not answer refuses nobody.
"""

import logging

from django.conf import settings
from django.core.cache import cache

logger = logging.getLogger(__name__)
UNCOUNTED = ""


def take(person_id: int, owner: str) -> str | None:
    """The key of a place that was free, None where all are taken."""
    try:
        for number in range(settings.SOCKETS_PER_PERSON):
            key = f"socket.{person_id}.{number}"
            if cache.add(key, owner, _lasting()):
                return key
    except Exception:  # each backend has errors of its own
        logger.exception("The cache does not answer: open pages are not counted.")
        return UNCOUNTED
    return None


def keep(key: str, owner: str) -> None:
    """Stay for another three sweeps, after the cache was emptied too."""
    if key:
        try:
            cache.add(key, owner, _lasting()) or cache.touch(key, _lasting())
        except Exception:
            logger.warning("The cache does not answer: a socket's place was not kept.")


def leave(key: str, owner: str) -> None:
    """Give the place back, if it is still the owner's."""
    if key:
        try:
            if cache.get(key) == owner:
                cache.delete(key)
        except Exception:
            logger.warning("The cache does not answer: a socket's place lapses by itself.")


def _lasting() -> int:
    return max(10, round(3 * settings.SOCKET_SWEEP_SECONDS))
