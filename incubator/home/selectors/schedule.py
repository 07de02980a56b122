"""Pages of the CMS that wait for their time, and those whose time has passed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Revision

MOST = 8
LATE_AFTER = timedelta(minutes=10)
"""The timer runs every five minutes; twice that is late."""


@dataclass
class Scheduled:
    """A page that goes out at ``at``; ``is_late`` when that was more than ten minutes ago."""

    title: str
    url: str
    at: datetime
    is_late: bool


def scheduled_pages(now: datetime | None = None) -> list[Scheduled]:
    """The next ones, late ones first; one query."""
    now = now or timezone.now()
    return [
        Scheduled(
            title=revision.object_str,
            url=edit_url(revision),
            at=revision.approved_go_live_at,
            is_late=revision.approved_go_live_at < now - LATE_AFTER,
        )
        for revision in _waiting().defer("content")[:MOST]
    ]


def due_revisions(now: datetime) -> QuerySet[Revision]:
    """Approved for a time that has come."""
    return _waiting().filter(approved_go_live_at__lt=now)


def late_revisions(now: datetime) -> QuerySet[Revision]:
    """Approved for a time more than ten minutes ago, and not published."""
    return _waiting().filter(approved_go_live_at__lt=now - LATE_AFTER).defer("content")


def edit_url(revision: Revision) -> str:
    """Where the CMS opens the revision's page."""
    return reverse("wagtailadmin_pages:edit", args=[revision.object_id])


def _waiting() -> QuerySet[Revision]:
    waiting = Revision.page_revisions.exclude(approved_go_live_at=None)
    return waiting.order_by("approved_go_live_at", "pk")
