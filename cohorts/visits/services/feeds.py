"""Calendars that a person's own program subscribes to."""

from django.db import transaction

from cohorts.models import Cohort, Team
from incubator.accounts.models import User
from incubator.core import audit

from ..models import CalendarFeed
from ..models.feed import new_nonce


@transaction.atomic
def open_feed(
    *, owner: User, team: Team | None = None, cohort: Cohort | None = None
) -> CalendarFeed:
    """The person's calendar of all that is theirs, of a team, or of a cohort; the same again."""
    feed, is_new = CalendarFeed.objects.get_or_create(owner=owner, team=team, cohort=cohort)
    if is_new:
        audit.record(owner, "feed.opened", feed)
    return feed


@transaction.atomic
def renew_feed(*, feed: CalendarFeed, actor: User) -> CalendarFeed:
    """Give it a new address; the earlier one is void at once."""
    feed.nonce = new_nonce()
    feed.save(update_fields=["nonce"])
    audit.record(actor, "feed.renewed", feed)
    return feed


@transaction.atomic
def close_feed(*, feed: CalendarFeed, actor: User) -> None:
    """No program reads it any more."""
    audit.record(actor, "feed.closed", feed)
    feed.delete()


@transaction.atomic
def forget_feeds(*, person: User) -> None:
    """No calendar of a person is read any more."""
    for feed in CalendarFeed.objects.filter(owner=person):
        close_feed(feed=feed, actor=person)
