from datetime import timedelta

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from incubator.core.models import TimeStampedModel

from ..querysets import GuestQuerySet
from .board import Board

GUEST_TIME = timedelta(hours=12)


class Guest(TimeStampedModel):
    """Somebody who joined a board by its code, known by a token of their browser alone.

    Of the token only its digest is kept. The row also tells which notice of the rules was
    accepted: ``created_at`` is the moment, ``notice`` the digest of the words that were read.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="guests")
    number = models.PositiveIntegerField()
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    notice = models.CharField(max_length=64)
    language = models.CharField(max_length=16)
    is_trusted = models.BooleanField(default=False)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = GuestQuerySet.as_manager()

    class Meta:
        ordering = ["board", "number"]
        verbose_name = _("guest")
        verbose_name_plural = _("guests")
        constraints = [
            models.UniqueConstraint(fields=["board", "number"], name="one_guest_per_number")
        ]

    def __str__(self):
        return _now("Guest %(number)d") % {"number": self.number}

    @property
    def key(self) -> str:
        """Tells this guest from people in what a browser keeps and in what limits count."""
        return f"guest.{self.pk}"
