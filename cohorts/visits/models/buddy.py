from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team

from ..querysets import BuddyQuerySet


class Buddy(models.Model):
    """A team that goes to see another, its host, until the Office pairs anew."""

    visitor = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="hosts")
    host = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="visitors")
    paired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = BuddyQuerySet.as_manager()

    class Meta:
        ordering = ["visitor__school__name", "pk"]
        verbose_name = _("buddy")
        verbose_name_plural = _("buddies")
        constraints = [
            models.CheckConstraint(
                condition=~Q(visitor=F("host")), name="team_is_not_its_own_buddy"
            ),
            models.UniqueConstraint(
                fields=["visitor"], condition=Q(ended_at=None), name="one_host_a_visitor"
            ),
        ]

    def __str__(self):
        return f"{self.visitor} → {self.host}"

    @property
    def is_broken(self) -> bool:
        """One of the teams takes no part any more, and the Office has not paired anew."""
        return self.ended_at is None and not (self.visitor.is_active and self.host.is_active)
