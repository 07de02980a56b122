from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from incubator.core.models import TimeStampedModel


class School(TimeStampedModel):
    """A BPS school; exists apart from cohorts."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    neighborhood = models.CharField(_("neighborhood"), max_length=80, blank=True)
    grade_span = models.CharField(
        _("grades"), max_length=40, blank=True, help_text=_("For example: 9 to 12.")
    )
    about = models.TextField(_("about the school"), max_length=1000, blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("school")
        verbose_name_plural = _("schools")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("cohorts:school", args=[self.slug])
