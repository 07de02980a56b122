import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incubator.core.models import TimeStampedModel

from ..querysets import SupportQuerySet
from .hack import Hack


class Support(TimeStampedModel):
    """What a hack needs to go on or to spread: its team writes it, the Office reads it."""

    class Purpose(models.TextChoices):
        GO_ON = "go_on", _("To go on")
        SPREAD = "spread", _("To spread")

    class Kind(models.TextChoices):
        TIME = "time", _("Time")
        PEOPLE = "people", _("People")
        LEARNING = "learning", _("Coaching or training")
        SPACE = "space", _("A room or furniture")
        MONEY = "money", _("Money or materials")
        RULES = "rules", _("A permission or a rule")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        NEEDED = "needed", _("Needed")
        MET = "met", _("It came")
        GONE = "gone", _("Not needed any more")

    LONGEST = 500

    hack = models.ForeignKey(Hack, on_delete=models.PROTECT, related_name="supports")
    purpose = models.CharField(_("what for"), max_length=6, choices=Purpose)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    text = models.TextField(_("what is needed"), max_length=LONGEST)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    state = models.CharField(_("state"), max_length=6, choices=State, default=State.NEEDED)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = SupportQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # "usage" in /cms/ would name what only a team sees

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("support needed")
        verbose_name_plural = _("supports needed")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="support_says_what_is_needed"),
            models.CheckConstraint(
                condition=Q(state="needed", settled_at=None)
                | (~Q(state="needed") & Q(settled_at__isnull=False)),
                name="support_is_settled_at_a_moment",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def is_needed(self) -> bool:
        return self.state == self.State.NEEDED
