import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team
from incubator.core.models import TimeStampedModel

from ..querysets import WaitingQuerySet
from .slot import Slot
from .visit import Seat


class Waiting(TimeStampedModel):
    """Somebody who waits for a seat in a slot that is full; the longest wait has the next one.

    ``purpose`` is what a visit begins with where the team has none in this slot.
    """

    class Outcome(models.TextChoices):
        SEATED = "seated", _("Has a seat")
        LEFT = "left", _("Waits no longer")
        CLOSED = "closed", _("The slot is gone")

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="waits")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="waits")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visit_waits"
    )
    purpose = models.CharField(_("what we hope to learn"), max_length=500)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=6, choices=Outcome, blank=True)
    seat = models.OneToOneField(
        Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="wait"
    )
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = WaitingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("wait for a seat")
        verbose_name_plural = _("waits for a seat")
        constraints = [
            models.UniqueConstraint(
                fields=["slot", "person"], condition=Q(ended_at=None), name="one_wait_a_person"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="")
                | Q(ended_at__isnull=False, outcome__in=["seated", "left", "closed"]),
                name="wait_ends_in_some_way",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.slot}"
