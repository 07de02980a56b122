"""What the people of a cohort hear of its workshops: moved, called off, on again."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core.dates import hours_in_words, in_words
from incubator.notifications.services import notify

from ..models import Workshop
from ..selectors.workshops import people_of


@dataclass(frozen=True)
class Terms:
    """What somebody who means to come must know of a workshop."""

    starts_at: datetime
    ends_at: datetime
    place: str
    is_cancelled: bool

    @property
    def hours(self) -> tuple[datetime, datetime]:
        return self.starts_at, self.ends_at


def terms_of(workshop: Workshop) -> Terms:
    """As they stand in this object, kept or not."""
    return Terms(workshop.starts_at, workshop.ends_at, workshop.place, workshop.is_cancelled)


def tell_of_change(*, workshop: Workshop, before: Terms, actor: User) -> int:
    """Write to the cohort's people but the actor what is another now; gives how many were told.

    Once for each change, which the workshop's ``sequence`` counts. Of one that is over by both its
    old and its new hours, and of one that stays cancelled, nobody hears.
    """
    text = _news(workshop, before)
    if not text or max(before.ends_at, workshop.ends_at) <= timezone.now():
        return 0
    return notify(
        people_of(workshop.cohort).exclude(pk=actor.pk),
        kind="workshop.called_off" if workshop.is_cancelled else "workshop.changed",
        text=text,
        url=workshop.get_absolute_url(),
        key=f"workshop:{workshop.pk}:{workshop.sequence}",
    )


def _news(workshop: Workshop, before: Terms) -> str:
    """One sentence, empty where there is nothing to tell."""
    now = terms_of(workshop)
    if now.is_cancelled:
        return "" if before.is_cancelled else _called_off(workshop, before)
    words = {"title": workshop, "day": in_words(now.starts_at), "place": now.place}
    words["hours"] = hours_in_words(now.starts_at, now.ends_at)
    if before.is_cancelled:
        return _("“%(title)s” takes place after all: %(day)s, %(hours)s.") % words
    is_moved, is_elsewhere = now.hours != before.hours, now.place != before.place
    if is_moved and is_elsewhere and now.place:
        return _("“%(title)s” has moved: %(day)s, %(hours)s, %(place)s.") % words
    if is_moved:
        return _("“%(title)s” has moved: %(day)s, %(hours)s.") % words
    if is_elsewhere and now.place:
        return _("“%(title)s”, %(day)s, is somewhere else now: %(place)s.") % words
    return _("“%(title)s”, %(day)s, has no place yet.") % words if is_elsewhere else ""


def _called_off(workshop: Workshop, before: Terms) -> str:
    words = {"title": workshop, "day": in_words(before.starts_at)}
    return _("“%(title)s”, %(day)s, does not take place.") % words
