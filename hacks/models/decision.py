import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..querysets import OfDesignQuerySet
from .hack import Hack


class Decision(models.Model):
    """What a team decides about a hack as a whole, and why; earlier ones stay as its history."""

    class Verdict(models.TextChoices):
        ADOPT = "adopt", _("Adopt")
        ADAPT = "adapt", _("Adapt")
        DROP = "drop", _("Drop")

    LONGEST = 1000

    hack = models.ForeignKey(Hack, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(_("decision"), max_length=5, choices=Verdict)
    reason = models.TextField(_("reason"), max_length=LONGEST)
    decided_on = models.DateField(_("decided on"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    is_current = models.BooleanField(default=True)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OfDesignQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # "usage" in /cms/ would name what only a team sees

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.UniqueConstraint(
                fields=["hack"], condition=Q(is_current=True), name="one_current_decision_per_hack"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.hack}: {self.get_verdict_display()}"
