import uuid
from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incubator.core.models import TimeStampedModel

from ..querysets import PhotoQuerySet
from .iteration import Iteration


class Photo(TimeStampedModel):
    """A photo on an iteration: a private file, shown as far as it is cleared."""

    class People(models.TextChoices):
        NONE = "none", _("Nobody can be recognized")
        ADULTS = "adults", _("Only adults, and they know")
        STUDENTS = "students", _("Students, with consent on file for all")
        UNKNOWN = "unknown", _("I am not sure")

    class ClearedFor(models.TextChoices):
        TEAM = "team", _("Our team and its coaches")
        COHORT = "cohort", _("All teams in the cohort")
        PUBLIC = "public", _("Everyone who may see the iteration")

    #: ``people`` and ``cleared_for`` of a photo that a school may not want outside.
    STUDENTS_PUBLIC = (People.STUDENTS, ClearedFor.PUBLIC)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    iteration = models.ForeignKey(Iteration, on_delete=models.CASCADE, related_name="photos")
    position = models.PositiveSmallIntegerField(default=0)
    alt = models.CharField(_("What does the photo show?"), max_length=250, blank=True)
    people = models.CharField(
        _("Who can be recognized?"), max_length=10, choices=People, default=People.UNKNOWN
    )
    cleared_for = models.CharField(
        _("Who may see the photo?"), max_length=10, choices=ClearedFor, default=ClearedFor.TEAM
    )
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    cleared_at = models.DateTimeField(null=True, blank=True)

    file = models.CharField(max_length=160, editable=False)  # name in the private storage
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)  # by the Office; it is off as well

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["position", "created_at"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints = [
            models.CheckConstraint(
                condition=~Q(people="unknown") | Q(cleared_for="team"),
                name="unknown_people_stay_in_team",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at=None) | Q(removed_at__isnull=False),
                name="hidden_photo_is_removed",
            ),
        ]

    def __str__(self):
        return self.alt or str(self.pk)

    @property
    def token(self) -> str:
        """Names this turn of the photo in addresses and forms; part of a random file name."""
        return PurePosixPath(self.file).stem[:8]

    @property
    def is_answered(self) -> bool:
        """Somebody said who can be recognized, be it *I am not sure*."""
        return self.cleared_at is not None

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None


class PhotoRendition(models.Model):
    """One stored size of a photo; widths and formats are a fixed list."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    format = models.CharField(max_length=5)  # "avif", "webp" or "jpeg"
    file = models.CharField(max_length=160)

    class Meta:
        ordering = ["width"]
        constraints = [
            models.UniqueConstraint(
                fields=["photo", "width", "format"], name="one_rendition_per_size_and_format"
            )
        ]

    def __str__(self):
        return f"{self.photo_id} {self.width} {self.format}"
