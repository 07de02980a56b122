from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who may see a published thing, from narrow to wide."""

    TEAM = "team", _("Our team and its coaches")
    COHORT = "cohort", _("All teams in the cohort")
    NETWORK = "network", _("Everybody signed in")
    PUBLIC = "public", _("Everyone")


class PublicRequestModel(models.Model):
    """A thing with an audience, where *public* needs a team lead's word.

    A member who asks for public gets network, with the request noted; the lead's confirmation
    makes it public; the Office can take it back.
    """

    audience = models.CharField(
        _("who can see this"), max_length=10, choices=Audience, default=Audience.COHORT
    )
    public_requested_at = models.DateTimeField(null=True, blank=True)
    public_requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    public_confirmed_at = models.DateTimeField(null=True, blank=True)
    public_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(audience="public") | Q(public_confirmed_at__isnull=False),
                name="%(class)s_public_is_confirmed",
            )
        ]

    @property
    def waits_for_lead(self) -> bool:
        return self.public_requested_at is not None and self.audience != Audience.PUBLIC
