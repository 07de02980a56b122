from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incubator.core.models import TimeStampedModel

from .school import School

NAME_LENGTH = 40


class BellPeriod(TimeStampedModel):
    """From when to when a period of a school is, by Boston's clock: "Block A, 8:00 to 9:20"."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="bell_periods")
    name = models.CharField(_("name"), max_length=NAME_LENGTH, help_text=_("For example: Block A."))
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("to"))

    class Meta:
        ordering = ["starts", "ends", "pk"]
        verbose_name = _("bell period")
        verbose_name_plural = _("bell periods")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="period_ends_after_start",
                violation_error_message=_("A period ends after it starts."),
            ),
            models.UniqueConstraint(
                fields=["school", "name"],
                name="one_period_of_a_name",
                violation_error_message=_("This school has a period of this name already."),
            ),
        ]

    def __str__(self):
        return self.name
