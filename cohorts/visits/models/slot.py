import uuid
from datetime import date

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team
from incubator.core.models import TimeStampedModel

from ..querysets import SlotQuerySet

MOST_SEATS = 30


class Slot(TimeStampedModel):
    """A time that a host team offers to visitors; a team's slots share no time.

    Stored in UTC, entered and shown in Boston's time. ``return_of``: the visit for which the team
    thanks its host in this way.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="slots")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    seats = models.PositiveSmallIntegerField(
        _("seats"), validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)]
    )
    focus_question = models.CharField(_("focus question"), max_length=200)
    look_fors = models.TextField(_("look-fors"), max_length=600, blank=True)
    meeting_point = models.CharField(_("door and sign-in"), max_length=200)
    travel = models.CharField(_("parking and MBTA"), max_length=300, blank=True)
    access = models.CharField(_("access, lunch, interpreters"), max_length=300, blank=True)
    must_know = models.CharField(_("who must know"), max_length=300, blank=True, db_default="")
    return_of = models.ForeignKey(
        "visits.Visit", on_delete=models.SET_NULL, null=True, blank=True, related_name="returns"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = SlotQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="slot_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1, seats__lte=MOST_SEATS), name="slot_has_some_seats"
            ),
        ]

    def __str__(self):
        return self.focus_question

    def get_absolute_url(self):
        return reverse("visits:slot", args=[self.pk])

    @property
    def day(self) -> date:
        """The day in Boston."""
        return timezone.localdate(self.starts_at)

    @property
    def look_for_lines(self) -> list[str]:
        return [line.strip() for line in self.look_fors.splitlines() if line.strip()]

    @property
    def is_past(self) -> bool:
        return self.starts_at <= timezone.now()
