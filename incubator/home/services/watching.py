"""Seeing to it that the Office hears of a late page even if the timer does not run."""

from django.db import transaction

from wagtail.models import Page

from ..selectors.schedule import LATE_AFTER
from ..tasks import look_for_late_pages


def watch_schedule(*, page: Page) -> None:
    """The task worker, which is another process than the timer, looks once this page is late."""
    waiting = page.revisions.exclude(approved_go_live_at=None).defer("content").first()
    if waiting:
        look_at = waiting.approved_go_live_at + LATE_AFTER
        transaction.on_commit(lambda: _look_at(look_at), robust=True)


def _look_at(moment) -> None:
    look_for_late_pages.using(run_after=moment).enqueue()
