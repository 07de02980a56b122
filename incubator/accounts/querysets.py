"""Chainable filters of one model each."""

from django.db import models
from django.utils import timezone


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Those that may still be accepted."""
        return self.pending().filter(expires_at__gt=timezone.now())

    def pending(self):
        """Neither accepted nor withdrawn; expired ones included, which can be sent again."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def to(self, email: str):
        return self.filter(email__iexact=email)


class AupPolicyQuerySet(models.QuerySet):
    def in_force(self):
        """Published versions whose day has come, the newest first: the first one is signed."""
        today = timezone.localdate()
        found = self.filter(published_at__isnull=False, effective_on__lte=today)
        return found.order_by("-effective_on", "-pk")


class SignOffQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(person_id=user.pk)

    def of_year(self, year: int):
        return self.filter(school_year=year)
