import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from incubator.core.models import TimeStampedModel

from .board import Board

COLUMN_NAME_LENGTH = 60


class Column(TimeStampedModel):
    """A heading under which ideas of a board stand; ``place`` orders them."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="columns")
    name = models.CharField(_("name"), max_length=COLUMN_NAME_LENGTH)
    place = models.PositiveIntegerField()
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["board", "place", "pk"]
        verbose_name = _("column")
        verbose_name_plural = _("columns")
        constraints = [
            models.UniqueConstraint(fields=["board", "name"], name="one_column_per_name")
        ]

    def __str__(self):
        return self.name
