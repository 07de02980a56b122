from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incubator.core.dates import in_words
from incubator.core.models import TimeStampedModel

from ..querysets import ClosedDayQuerySet


class ClosedDay(TimeStampedModel):
    """Days of the district's calendar on which nobody visits a school; the last one counts."""

    class Kind(models.TextChoices):
        NO_SCHOOL = "no_school", _("No school")
        HALF_DAY = "half_day", _("Half day")
        TESTING = "testing", _("Testing")

    name = models.CharField(_("name"), max_length=80, help_text=_("For example: Winter recess."))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.NO_SCHOOL)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    objects = ClosedDayQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("closed day")
        verbose_name_plural = _("closed days")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="closed_day_ends_after_start",
                violation_error_message=_("The last day is not before the first."),
            )
        ]

    def __str__(self):
        return self.name

    def reason(self, day: date) -> str:
        """Why this day is no day for a visit, as a sentence."""
        words = {"day": in_words(day), "name": self.name, "kind": self.get_kind_display()}
        return _("%(day)s is closed for visits: %(name)s (%(kind)s).") % words
