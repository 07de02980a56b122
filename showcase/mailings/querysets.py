"""Mails of a mailing, by how far each has come."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Count, Q

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

    def numbers(self, now: datetime) -> dict[str, int]:
        """How many are in which state, ``unsure`` ones apart; one query."""
        cut_off = Q(state="sending", claimed_at__lt=now - STALE)
        counted = {state: Count("pk", filter=Q(state=state)) for state in self.model.State.values}
        found = self.aggregate(unsure=Count("pk", filter=cut_off), **counted)
        return found | {"sending": found["sending"] - found["unsure"]}


class NewsletterQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(confirmed_at=None)

    def confirmed(self):
        return self.exclude(confirmed_at=None)

    def visible_to(self, user):
        """Newsletters are made by the Office, and for the Office alone until they are sent."""
        return self if is_office(user) else self.none()
