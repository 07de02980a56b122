from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from incubator.core.dates import in_words
from incubator.core.models import TimeStampedModel

from ..querysets import CohortQuerySet


class Strand(models.TextChoices):
    """What a cohort does, again and again; labels, not gates."""

    GROUND = "ground", _("Ground")
    HACK = "hack", _("Hack")
    VISIT = "visit", _("Visit")
    SCALE = "scale", _("Scale")


class Cohort(ClusterableModel, TimeStampedModel):
    """Teams that start and finish together. Its story is a CohortPage."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"))
    completed_at = models.DateTimeField(null=True, blank=True, editable=False)
    completed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "name"]
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="cohort_ends_after_start",
                violation_error_message=_("A cohort ends after it starts."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_completed(self) -> bool:
        return self.completed_at is not None

    @property
    def finished_on(self) -> date:
        """The day that people call its end; of a cohort that is completed."""
        return min(self.ends_on, timezone.localdate(self.completed_at))

    def phases(self) -> list[dict]:
        """The strands with their dates, as components/phase_strip.html shows them."""
        return [strand.as_phase() for strand in self.strands.all()]


class CohortStrand(models.Model):
    """The dates of one strand in one cohort: a piece of its phase strip."""

    cohort = ParentalKey(Cohort, on_delete=models.CASCADE, related_name="strands")
    strand = models.CharField(_("strand"), max_length=10, choices=Strand)
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"))
    summary = models.CharField(_("in one line"), max_length=160, blank=True)

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("strand")
        verbose_name_plural = _("strands")
        constraints = [
            models.UniqueConstraint(fields=["cohort", "strand"], name="one_row_per_strand"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="strand_ends_after_start",
                violation_error_message=_("A strand ends after it starts."),
            ),
        ]

    def __str__(self):
        return self.get_strand_display()

    def as_phase(self) -> dict:
        words = {"start": in_words(self.starts_on), "end": in_words(self.ends_on)}
        return {
            "title": self.get_strand_display(),
            "text": self.summary,
            "dates": _("%(start)s to %(end)s") % words,
            "is_current": self.starts_on <= timezone.localdate() <= self.ends_on,
        }
