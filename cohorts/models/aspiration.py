from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .team import Team


class Aspiration(models.Model):
    """What the team wants its students to be able to do, feel or become; one is current."""

    LONGEST = 280

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="aspirations")
    text = models.CharField(_("aspiration"), max_length=LONGEST)
    is_current = models.BooleanField(default=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("aspiration")
        verbose_name_plural = _("aspirations")
        constraints = [
            models.UniqueConstraint(
                fields=["team"], condition=Q(is_current=True), name="one_current_aspiration"
            )
        ]

    def __str__(self):
        return self.text
