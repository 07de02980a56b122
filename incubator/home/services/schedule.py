"""Pages that go out at a time: publishing what is due, and telling when one is late."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import Page, Revision

from incubator.accounts.selectors.people import office_people
from incubator.core.dates import moment_in_words
from incubator.notifications.services import notify

from ..selectors.schedule import due_revisions, edit_url, late_revisions

logger = logging.getLogger(__name__)


def publish_due(now: datetime | None = None) -> int:
    """Publish what is due and take down what has expired; gives how many pages changed.

    As Wagtail's ``publish_scheduled``, but a page that cannot go out holds up no other.
    """
    now = now or timezone.now()
    expired = Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")
    return _each(expired, _take_down) + _each(due_revisions(now), _publish)


def _each(things: Iterable, do: Callable) -> int:
    done = 0
    for thing in list(things):
        try:
            with transaction.atomic():
                do(thing)
        except Exception:  # whatever one page meets, the others go out
            logger.exception("A scheduled page could not change: %s %s", do.__name__, thing.pk)
        else:
            done += 1
    return done


def _take_down(page: Page) -> None:
    page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")


@transaction.atomic
def tell_of_late(*, now: datetime | None = None) -> int:
    """Tell the Office of each page that is late, once for each time it was to go out.

    Gives how many lines were new.
    """
    return sum(_tell(revision) for revision in late_revisions(now or timezone.now()))


def _tell(revision: Revision) -> int:
    moment = revision.approved_go_live_at
    words = {"title": revision.object_str, "moment": moment_in_words(moment)}
    return notify(
        office_people(),
        kind="page.late",
        text=_("“%(title)s” is late. It was to go out: %(moment)s") % words,
        url=edit_url(revision),
        key=f"late:{revision.pk}:{moment.isoformat()}",
    )
