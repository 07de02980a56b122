"""What a cohort meets for: workshops, what is handed out there, and who was there."""

from decimal import Decimal
from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from incubator.core.models import TimeStampedModel
from incubator.core.uploads import (
    DOCUMENT_TYPES,
    check_document,
    document_suffix,
    new_name_base,
    private_storage,
)

from ..querysets import AttendanceQuerySet, WorkshopQuerySet, WorkshopResourceQuerySet
from .cohort import Cohort, Strand

SECONDS_IN_HOUR = 3600


def resource_name(resource: "WorkshopResource", filename: str) -> str:
    """A fresh random name; what the file was called stays outside."""
    return f"{new_name_base()}.{document_suffix(filename)}"


class Workshop(ClusterableModel):
    """A dated session of the cohort. One that does not take place is cancelled, not deleted."""

    cohort = ParentalKey(Cohort, on_delete=models.CASCADE, related_name="workshops")
    title = models.CharField(_("title"), max_length=120)
    strand = models.CharField(_("strand"), max_length=10, choices=Strand)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(
        _("place and room"),
        max_length=160,
        blank=True,
        help_text=_("The people of the cohort and the Office see it."),
    )
    agenda = models.TextField(
        _("agenda"),
        max_length=4000,
        blank=True,
        default="",
        db_default="",
        help_text=_("A line for each part, like “8:30 Welcome”."),
    )
    hours = models.DecimalField(
        _("hours that count"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.5"))],
        help_text=_("For who was there. Empty: from its start to its end."),
    )
    is_cancelled = models.BooleanField(
        _("cancelled"),
        default=False,
        db_default=False,
        help_text=_("It stays on the page and in calendars, crossed out."),
    )
    sequence = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())

    objects = WorkshopQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["starts_at"]
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="workshop_ends_after_start",
                violation_error_message=_("A workshop ends after it starts."),
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("cohorts:workshop", args=[self.pk])

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def agenda_lines(self) -> list[str]:
        return [line.strip() for line in self.agenda.splitlines() if line.strip()]

    @property
    def counted_hours(self) -> Decimal:
        """What one gets for being there, in half hours where the Office gave no number."""
        if self.hours is not None:
            return self.hours
        seconds = (self.ends_at - self.starts_at).total_seconds()
        return Decimal(round(seconds / SECONDS_IN_HOUR * 2)) / 2


class WorkshopResource(models.Model):
    """A file or a link for a workshop. Files are private: a view asks who may see them."""

    class Audience(models.TextChoices):
        COHORT = "cohort", _("The cohort and its coaches")
        NETWORK = "network", _("Everybody signed in")
        PUBLIC = "public", _("Everyone")

    workshop = ParentalKey(Workshop, on_delete=models.CASCADE, related_name="resources")
    sort_order = models.PositiveIntegerField(null=True, blank=True, editable=False)
    title = models.CharField(_("title"), max_length=120)
    link = models.URLField(_("link"), blank=True)
    file = models.FileField(
        _("file"),
        storage=private_storage,
        upload_to=resource_name,
        blank=True,
        validators=[check_document],
        help_text=_("PDF, Word, PowerPoint or Excel, up to 20 MB. Nothing about students."),
    )
    audience = models.CharField(
        _("who can see this"), max_length=10, choices=Audience, default=Audience.COHORT
    )

    objects = WorkshopResourceQuerySet.as_manager()

    sort_order_field = "sort_order"
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        constraints = [
            models.CheckConstraint(
                condition=(Q(link="") & ~Q(file="")) | (~Q(link="") & Q(file="")),
                name="resource_is_a_file_or_a_link",
                violation_error_message=_("Give a file or a link, one of the two."),
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """The link, or the page that sends the file."""
        return self.link or reverse("cohorts:workshop_file", args=[self.pk])

    @property
    def host(self) -> str:
        """Where a link leads to."""
        return urlsplit(self.link).hostname or ""

    @property
    def suffix(self) -> str:
        """Of a file: pdf, docx, …; of a link nothing."""
        return document_suffix(self.file.name) if self.file else ""

    @property
    def content_type(self) -> str:
        return DOCUMENT_TYPES[self.suffix]


class Attendance(TimeStampedModel):
    """A person at a workshop: said so, or confirmed by the Office, which alone gives hours."""

    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attendances"
    )
    said_at = models.DateTimeField(_("said so"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = AttendanceQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "person"], name="one_attendance_per_person"
            ),
            models.CheckConstraint(
                condition=Q(said_at__isnull=False) | Q(confirmed_at__isnull=False),
                name="attendance_is_said_or_confirmed",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.workshop}"

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None
