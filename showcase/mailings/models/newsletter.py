import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort
from incubator.core.models import TimeStampedModel

from ...models import HighlightPage
from ..querysets import NewsletterQuerySet
from .delivery import Delivery


class Newsletter(TimeStampedModel):
    """A highlight that the Office mails to many; a draft until somebody confirms it."""

    page = models.ForeignKey(
        HighlightPage, on_delete=models.SET_NULL, null=True, related_name="newsletters"
    )
    subject = models.CharField(_("subject"), max_length=120)
    intro = models.TextField(_("what you say first"), max_length=1000, blank=True)
    cohort = models.ForeignKey(
        Cohort, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """None is all cohorts."""
    to_members = models.BooleanField(default=True)
    to_coaches = models.BooleanField(default=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=250, blank=True)
    """Why it stopped on its way, in words; empty while it goes on."""
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = NewsletterQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_members=True) | Q(to_coaches=True), name="newsletter_goes_to_some"
            )
        ]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("mailings:newsletter", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.confirmed_at is None


class NewsletterDelivery(Delivery):
    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="deliveries")

    class Meta(Delivery.Meta):
        constraints = [
            *Delivery.Meta.constraints,
            models.UniqueConstraint(
                fields=["newsletter", "person"], name="one_newsletter_a_person"
            ),
        ]
