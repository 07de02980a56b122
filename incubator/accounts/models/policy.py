from hashlib import sha256

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.fields import RichTextField

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from incubator.core.models import TimeStampedModel

from ..querysets import AupPolicyQuerySet

PLAIN = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class AupPolicy(ClusterableModel, TimeStampedModel):
    """One version of the district's Acceptable Use Policy. Once published it never changes."""

    version = models.CharField(
        _("version"), max_length=40, unique=True, help_text=_("For example: 2026-27.")
    )
    effective_on = models.DateField(
        _("in force from"), help_text=_("From this day on everybody is asked to sign this version.")
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = AupPolicyQuerySet.as_manager()

    class Meta:
        ordering = ["-effective_on", "-pk"]
        verbose_name = _("Acceptable Use Policy")
        verbose_name_plural = _("Acceptable Use Policy")

    def __str__(self):
        return self.version


class AupText(models.Model):
    """The policy in one language, with a summary in plain words."""

    policy = ParentalKey(AupPolicy, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(_("language"), max_length=10, choices=settings.POLICY_LANGUAGES)
    title = models.CharField(_("title"), max_length=160)
    summary = RichTextField(_("in plain words"), features=PLAIN)
    body = RichTextField(_("the policy"), features=PLAIN)

    class Meta:
        ordering = ["language"]
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "language"],
                name="one_text_per_language",
                violation_error_message=_("This version has a text in this language already."),
            )
        ]

    def __str__(self):
        return f"{self.policy}, {self.get_language_display()}"

    def digest(self) -> str:
        """SHA-256 (hex) of what a person reads: title, summary and policy as stored."""
        return sha256("\n".join([self.title, self.summary, self.body]).encode()).hexdigest()
