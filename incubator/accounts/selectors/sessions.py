"""Where a person is signed in."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from allauth.usersessions.models import UserSession

from ..models import User

# The first that is found names it: Edge and Chrome call themselves Safari, too.
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
]
DEVICES = [
    ("CrOS", "Chromebook"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
]


def live_sessions(person: User, idle_seconds: int) -> QuerySet[UserSession]:
    """Sessions that still open pages, the one used last first."""
    now = timezone.now()
    stored = Session.objects.filter(expire_date__gt=now).values("session_key")
    return UserSession.objects.filter(
        user=person,
        session_key__in=stored,
        created_at__gt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE),
        last_seen_at__gt=now - timedelta(seconds=idle_seconds),
    ).order_by("-last_seen_at", "-pk")


def device_words(user_agent: str) -> str:
    """What the browser says of itself, in two words: "Chrome, Chromebook"."""
    browser = _first(BROWSERS, user_agent) or _("Another browser")
    device = _first(DEVICES, user_agent)
    return f"{browser}, {device}" if device else browser


def _first(names: list[tuple[str, str]], user_agent: str) -> str:
    return next((shown for word, shown in names if word in user_agent), "")
