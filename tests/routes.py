"""Every address of the site, read from the URL resolver itself."""

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import URLPattern, get_resolver


class Route(NamedTuple):
    """A route's full name and its pattern as written."""

    name: str
    path: str
    pattern: URLPattern


def all_routes() -> list[Route]:
    """Each path once: of two routes with one path only the first ever answers."""
    first = {}
    for route in _walk(get_resolver(), (), "/"):
        first.setdefault(route.path, route)
    return list(first.values())


def _walk(resolver, spaces: tuple, path: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Route(":".join([*spaces, entry.name or here]), here, entry)
        else:
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _walk(entry, inner, here)
