"""One mail to one person, and how far it has come."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..querysets import DeliveryQuerySet


class Delivery(models.Model):
    """Claimed before the mail goes to the mail server and marked after it: at most once each.

    What a crash cuts off between the two stays ``sending`` and is never sent again: nobody knows
    whether it arrived. ``reason`` says in words why a mail was left out, failed, or waits.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("To go")
        SENDING = "sending", _("On its way")
        SENT = "sent", _("Sent")
        LEFT_OUT = "left_out", _("Left out")
        FAILED = "failed", _("Failed")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(
        default=0, help_text=_("How often the mail server said no.")
    )
    not_before = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=250, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", claimed_at=None)
                | (~Q(state="waiting") & Q(claimed_at__isnull=False)),
                name="%(class)s_claimed_before_sent",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at=None)),
                name="%(class)s_sent_has_moment",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.get_state_display()}"


class DigestDelivery(Delivery):
    """One person's digest of one ISO week, which ``week`` names by its Monday."""

    week = models.DateField()

    class Meta(Delivery.Meta):
        constraints = [
            *Delivery.Meta.constraints,
            models.UniqueConstraint(fields=["week", "person"], name="one_digest_a_week"),
        ]
