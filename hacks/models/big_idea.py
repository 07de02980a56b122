from django.db import models
from django.utils.translation import gettext_lazy as _


class BigIdea(models.Model):
    """A research-based practice to lean toward, in our own words; edited in the CMS."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    summary = models.TextField(_("in plain words"), max_length=400, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("big idea")
        verbose_name_plural = _("big ideas")

    def __str__(self):
        return self.name
