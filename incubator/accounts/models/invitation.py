from typing import NamedTuple

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from ..bounce_words import in_plain_words
from ..querysets import InvitationQuerySet

MAILED, COPIED = "m", "c"


def new_nonce() -> str:
    """Makes every earlier link void."""
    return get_random_string(22)


class Invitation(models.Model):
    """One way in for one email address, once. What waits behind it is an upper app's row.

    The token in the link is not stored: it is signed from the row's number and nonce, so a new
    nonce (sending again) makes earlier links void. A link that came by mail proves the address;
    a copied one does not, and the address is confirmed before the first sign-in.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Not sent yet")
        SENT = "sent", _("Sent")
        BOUNCED = "bounced", _("Came back")
        EXPIRED = "expired", _("Expired")
        ACCEPTED = "accepted", _("Accepted")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    email = models.EmailField(_("email"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    batch = models.UUIDField(
        null=True, blank=True, help_text=_("The sending it belongs to: sent twice, it is one.")
    )
    nonce = models.CharField(max_length=22, default=new_nonce)
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
            ),
            models.UniqueConstraint(
                Lower("email"),
                "batch",
                condition=Q(batch__isnull=False),
                name="invited_once_a_sending",
            ),
        ]

    def __str__(self):
        return self.email

    def token(self, kind: str = MAILED) -> str:
        """The link's secret part; ``kind`` is MAILED or COPIED."""
        return _signer().sign(f"{self.pk}.{self.nonce}.{kind}")

    def get_join_url(self, kind: str = MAILED) -> str:
        return reverse("accounts:join", args=[self.token(kind)])

    @property
    def state(self) -> "Invitation.State":
        """The one word that the lists show; ``InvitationQuerySet.in_state`` says the same."""
        if self.accepted_at:
            return self.State.ACCEPTED
        if self.withdrawn_at:
            return self.State.WITHDRAWN
        if self.bounced_at:
            return self.State.BOUNCED
        if self.expires_at <= timezone.now():
            return self.State.EXPIRED
        return self.State.SENT if self.sent_at else self.State.WAITING

    @property
    def bounce_in_words(self) -> str:
        """Why the mail came back, and what to do about it."""
        return in_plain_words(self.bounce_reason)

    @property
    def is_pending(self) -> bool:
        """Whether it can be sent again or withdrawn."""
        return self.accepted_at is None and self.withdrawn_at is None

    @property
    def is_open(self) -> bool:
        """Whether it may still be accepted."""
        return self.is_pending and self.expires_at > timezone.now()

    @classmethod
    def of_token(cls, token: str) -> "JoinLink | None":
        """What the link stands for, or None where we never made it."""
        try:
            pk, nonce, kind = _signer().unsign(token).split(".")
        except (BadSignature, ValueError):
            return None
        found = cls.objects.filter(pk=pk).select_related("invited_by").first()
        return JoinLink(found, kind, nonce == found.nonce) if found else None


class JoinLink(NamedTuple):
    """A link that we made; an earlier one is void since the invitation was sent again."""

    invitation: Invitation
    kind: str
    is_newest: bool

    @property
    def proves_address(self) -> bool:
        """A link that came by mail was read in that mailbox."""
        return self.kind == MAILED


def _signer() -> Signer:
    return Signer(sep="~", salt="accounts.invitation")
