import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..querysets import OfDesignQuerySet
from .hack import Hack


class Reach(models.Model):
    """How many classrooms, students and teachers a hack reaches, as counted on a day.

    Counts, never names. Earlier counts stay, so that one sees how it spread; None is not counted.
    """

    MOST = 100_000  # the district has half as many students
    COUNTS = ("classrooms", "students", "teachers")

    hack = models.ForeignKey(Hack, on_delete=models.PROTECT, related_name="reaches")
    classrooms = models.PositiveIntegerField(_("classrooms"), null=True, blank=True)
    students = models.PositiveIntegerField(_("students"), null=True, blank=True)
    teachers = models.PositiveIntegerField(_("teachers"), null=True, blank=True)
    counted_on = models.DateField(_("counted on"))
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    is_current = models.BooleanField(default=True)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OfDesignQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # "usage" in /cms/ would name what only a team sees

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("reach")
        verbose_name_plural = _("reaches")
        constraints = [
            models.UniqueConstraint(
                fields=["hack"], condition=Q(is_current=True), name="one_current_reach_per_hack"
            ),
            models.CheckConstraint(
                condition=Q(classrooms__isnull=False)
                | Q(students__isnull=False)
                | Q(teachers__isnull=False),
                name="reach_counts_something",
            ),
        ]

    def __str__(self):
        return f"{self.hack}, {self.counted_on}"
