from django.db import models
from django.utils.translation import gettext_lazy as _

from .board import Board


class BoardEvent(models.Model):
    """One change of a board, numbered without gaps; the log that pages catch up from.

    What pages are told one by one has a second number, ``told``, without gaps as well.

    ``actor_id`` is a plain number, so that lines outlive people; it never leaves the server.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveBigIntegerField()
    told = models.PositiveBigIntegerField(null=True)
    kind = models.CharField(max_length=40)
    actor_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)
    is_silent = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["board", "number"]
        verbose_name = _("board event")
        verbose_name_plural = _("board events")
        constraints = [
            models.UniqueConstraint(fields=["board", "number"], name="one_event_per_number"),
            models.UniqueConstraint(fields=["board", "told"], name="one_event_per_told_number"),
        ]

    def __str__(self):
        return f"{self.board_id}/{self.number} {self.kind}"
