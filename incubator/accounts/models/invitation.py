from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from ..querysets import InvitationQuerySet

MAILED, COPIED = "m", "c"


def _new_nonce() -> str:
    return get_random_string(22)


class Invitation(models.Model):
    """One way in for one e-mail address, once. What waits behind it is an upper app's row.

    The token in the link is not stored: it is signed from the row's number and nonce, so a new
    nonce (sending again) makes earlier links void. A link that came by mail proves the address;
    a copied one does not, and the address is confirmed before the first sign-in.
    """

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    nonce = models.CharField(max_length=22, default=_new_nonce)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    times_sent = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="accepted_invitations",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    bounce_reason = models.CharField(max_length=250, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
                name="invitation_accepted_or_withdrawn",
            )
        ]

    def __str__(self):
        return self.email

    def token(self, kind: str = MAILED) -> str:
        """The link's secret part; ``kind`` is MAILED or COPIED."""
        return _signer().sign(f"{self.pk}.{self.nonce}.{kind}")

    def get_join_url(self, kind: str = MAILED) -> str:
        return reverse("accounts:join", args=[self.token(kind)])

    @classmethod
    def of_token(cls, token: str) -> tuple["Invitation", str] | None:
        """The invitation and the kind of link, or None where the token is nobody's."""
        try:
            pk, nonce, kind = _signer().unsign(token).split(".")
        except (BadSignature, ValueError):
            return None
        found = cls.objects.filter(pk=pk, nonce=nonce).first()
        return (found, kind) if found else None


def _signer() -> Signer:
    return Signer(sep="~", salt="accounts.invitation")
