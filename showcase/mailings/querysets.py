"""Mails of a mailing, by how far each has come."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Count, Max, Min, Q

from incubator.accounts.rules import is_office

STALE = timedelta(minutes=10)
"""A mail that was begun longer ago than this, and not finished, was cut off by a crash."""


class DeliveryQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state="waiting")

    def due(self, now: datetime):
        """Those that may go out now, in the order in which they were planned."""
        return self.waiting().filter(not_before__lte=now).order_by("pk")

    def failed(self):
        return self.filter(state="failed")

    def unsure(self, now: datetime):
        """Those that a crash cut off while the mail server took them: nobody knows if it did."""
        return self.filter(state="sending", claimed_at__lt=now - STALE)

    def numbers(self, now: datetime) -> dict:
        """How many are in which state, ``unsure`` ones apart, ``due`` ones among those waiting;
        ``heard_at``, the last moment at which one of them moved, and ``next_at``, before which
        none of those waiting goes; one query."""
        is_due = Q(state="waiting", not_before__lte=now)
        cut_off = Q(state="sending", claimed_at__lt=now - STALE)
        counted = {state: Count("pk", filter=Q(state=state)) for state in self.model.State.values}
        counted |= {"unsure": Count("pk", filter=cut_off), "due": Count("pk", filter=is_due)}
        moments = [Max("claimed_at"), Max("not_before", filter=is_due)]
        counted["next_at"] = Min("not_before", filter=Q(state="waiting"))
        found = self.aggregate(**counted, claimed=moments[0], planned=moments[1])
        heard = [found.pop("claimed"), found.pop("planned")]
        found["sending"] -= found["unsure"]
        return found | {"heard_at": max(filter(None, heard), default=now)}


class NewsletterQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(confirmed_at=None)

    def confirmed(self):
        return self.exclude(confirmed_at=None)

    def visible_to(self, user):
        """Newsletters are made by the Office, and for the Office alone until they are sent."""
        return self if is_office(user) else self.none()
