import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team
from hacks.models import Hack
from incubator.core.models import TimeStampedModel

from ..querysets import TakeAwayQuerySet
from .visit import Visit


class Debrief(TimeStampedModel):
    """What one person of a visit took from it; ``team`` says on which side the person was.

    A host's is its reflection on its own school; ``will_change`` is the host's alone.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="debriefs")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="debriefs"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    noticed = models.TextField(_("noticed"), max_length=1000)
    wondered = models.TextField(_("wondered"), max_length=1000, blank=True)
    will_change = models.TextField(_("will change"), max_length=1000, blank=True, db_default="")
    thanks = models.CharField(_("thanks"), max_length=300, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("debrief")
        verbose_name_plural = _("debriefs")
        constraints = [
            models.UniqueConstraint(fields=["visit", "person"], name="one_debrief_a_person")
        ]

    def __str__(self):
        return f"{self.person}, {self.visit}"


class TakeAway(TimeStampedModel):
    """What a visitor will try at home; it becomes a hack, with credit to the host's hack."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="take_aways")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="take_aways"
    )
    text = models.CharField(_("will try"), max_length=280)
    source = models.ForeignKey(
        Hack, on_delete=models.SET_NULL, null=True, blank=True, related_name="take_aways"
    )
    hack = models.OneToOneField(
        Hack, on_delete=models.SET_NULL, null=True, blank=True, related_name="taken_away"
    )
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = TakeAwayQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("take-away")
        verbose_name_plural = _("take-aways")
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "person", "text"], name="one_take_away_of_a_text"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="take_away_says_something"),
        ]

    def __str__(self):
        return self.text
