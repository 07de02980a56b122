import unicodedata

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cohorts.models import School
from incubator.core.models import TimeStampedModel

from ..querysets import StopQuerySet
from .slot import Slot

ROOM_LENGTH = 60
WHAT_LENGTH = 200


class Stop(TimeStampedModel):
    """A room that visitors see, from when to when; a room of a school is in no two stops at once.

    ``school`` is the host's and ``room_key`` the room as ``room_key_of`` writes it, so that the
    database can compare them.
    """

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="stops")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    room = models.CharField(_("room"), max_length=ROOM_LENGTH)
    room_key = models.CharField(max_length=3 * ROOM_LENGTH, editable=False)
    what = models.CharField(_("what is on"), max_length=WHAT_LENGTH)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    freed_at = models.DateTimeField(null=True, blank=True)

    objects = StopQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("stop")
        verbose_name_plural = _("stops")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="stop_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(room_key=""), name="stop_has_a_room"),
        ]

    def __str__(self):
        return f"{self.room}: {self.what}"


def room_key_of(room: str) -> str:
    """The same for every way in which people write a room's name."""
    return " ".join(unicodedata.normalize("NFKC", room).casefold().split())[: 3 * ROOM_LENGTH]
