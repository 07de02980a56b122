import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cohorts.models import School
from incubator.core.models import TimeStampedModel

from ..querysets import HackSetQuerySet
from .hack import Hack


class HackSet(TimeStampedModel):
    """The hacks a school leads together, of any of its teams; whoever sees one of them sees it."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="hack_sets")
    title = models.CharField(_("title"), max_length=120)
    purpose = models.TextField(_("what they have in common"), max_length=600, blank=True)
    hacks = models.ManyToManyField(Hack, related_name="hack_sets", verbose_name=_("hacks"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = HackSetQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # "usage" in /cms/ would name what only a team sees

    class Meta:
        ordering = ["school__name", "-created_at", "-pk"]
        verbose_name = _("hack set")
        verbose_name_plural = _("hack sets")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("hacks:hack_set", args=[self.pk])

    @property
    def has_ended(self) -> bool:
        return self.ended_at is not None
