from datetime import timedelta

from django.db import models
from django.utils import timezone

from .user import User


class FactorRemovalQuerySet(models.QuerySet):
    def open(self):
        """Those that can still be confirmed."""
        return self.filter(asked_at__gt=timezone.now() - FactorRemoval.LASTS)


class FactorRemoval(models.Model):
    """Somebody of the Office asks to take a lost second factor away; a second person confirms.

    The row goes once that is done or withdrawn; the audit log tells of both.
    """

    LASTS = timedelta(days=3)

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=80)

    objects = FactorRemovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(person=models.F("asked_by")),
                name="nobody_asks_for_the_own_factor",
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.asked_at:%Y-%m-%d}"
