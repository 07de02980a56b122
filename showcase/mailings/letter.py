"""What a mail says, before it is drawn as HTML and as text: both parts come from this."""

from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urljoin

from django.conf import settings


class Line(NamedTuple):
    """A piece of news with its whole address, and a few words about it."""

    text: str
    url: str = ""
    note: str = ""


class Quote(NamedTuple):
    """Somebody's own words, and whose they are."""

    words: str
    source: str


class Heading(NamedTuple):
    """What the paragraphs after it are about."""

    heading: str


@dataclass
class Group:
    """Lines about one team, or about one thing. ``team`` is the team's number, so that its news
    can be muted; ``mute`` is the address that a mail offers for that."""

    title: str = ""
    url: str = ""
    lines: list[Line] = field(default_factory=list)
    more: str = ""
    team: int | None = None
    mute: str = ""


@dataclass
class Section:
    title: str
    groups: list[Group]


@dataclass
class Letter:
    """``opening`` and ``story`` are paragraphs; ``why`` says why the person gets this."""

    subject: str
    heading: str
    why: str
    opening: list[str] = field(default_factory=list)
    story: list[str | Quote | Heading] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    button: Line | None = None


def whole(url: str) -> str:
    """The address as somebody outside the site needs it."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, url)


def one_line(text: str, longest: int = 160) -> str:
    """Words of people as one line, which ends where it is full."""
    words = " ".join(text.split())
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
