"""Chainable filters of one model each."""

from django.db import models
from django.db.models import Case, When
from django.utils import timezone

from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Those that may still be accepted."""
        return self.pending().filter(expires_at__gt=timezone.now())

    def pending(self):
        """Neither accepted nor withdrawn; expired ones included, which can be sent again."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def to(self, email: str):
        return self.filter(email__iexact=email)

    def in_state(self, state: str):
        """Those of which ``Invitation.state`` says this word."""
        now = timezone.now()
        pending = self.pending()
        unbounced = pending.filter(bounced_at=None)
        return {
            "accepted": self.exclude(accepted_at=None),
            "withdrawn": self.exclude(withdrawn_at=None),
            "bounced": pending.exclude(bounced_at=None),
            "expired": unbounced.filter(expires_at__lte=now),
            "sent": unbounced.filter(expires_at__gt=now).exclude(sent_at=None),
            "waiting": unbounced.filter(expires_at__gt=now, sent_at=None),
        }[state]


class AupPolicyQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(published_at=None)

    def published(self):
        return self.filter(published_at__isnull=False)

    def in_force(self):
        """Published versions whose day has come, the newest first: the first one is signed."""
        today = timezone.localdate()
        found = self.published().filter(effective_on__lte=today)
        return found.order_by("-effective_on", "-pk")


class SignOffQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(person_id=user.pk)

    def of_year(self, year: int):
        return self.filter(school_year=year)


class TrainingPageQuerySet(PageQuerySet):
    def for_reader(self, language: str):
        """Live pages, the one in the reader's language first."""
        wanted = Case(When(locale__language_code=language, then=0), default=1)
        return self.live().order_by(wanted, "pk")


TrainingPageManager = PageManager.from_queryset(TrainingPageQuerySet)
