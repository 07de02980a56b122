"""What became of the mail: sent, refused at once, or come back later."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from incubator.core import audit

from ..models import Invitation
from ..signals import mail_returned

LONGEST_REASON = 250
CLOCKS_DIFFER = timedelta(minutes=5)


def note_sent(*, invitation: Invitation) -> None:
    """The mail server took the mail."""
    _same(invitation).update(sent_at=timezone.now(), times_sent=F("times_sent") + 1)


@transaction.atomic
def note_refusal(*, invitation: Invitation, reason: str) -> None:
    """The mail server refused the address for good."""
    _same(invitation).update(sent_at=timezone.now(), times_sent=F("times_sent") + 1)
    _bounce(invitation, reason)


@transaction.atomic
def note_bounce(*, email: str, reason: str, happened_at: datetime) -> int:
    """Mail to this address came back: mark what was sent to it before; gives how many."""
    sent = Invitation.objects.pending().to(email).filter(bounced_at=None)
    found = list(sent.filter(sent_at__lte=happened_at + CLOCKS_DIFFER))
    for invitation in found:
        _bounce(invitation, reason)
    mail_returned.send(Invitation, email=email, reason=reason, happened_at=happened_at)
    return len(found)


def _bounce(invitation: Invitation, reason: str) -> None:
    reason = " ".join(reason.split())[:LONGEST_REASON]
    _same(invitation).update(bounced_at=timezone.now(), bounce_reason=reason)
    audit.record(None, "invitation.bounced", invitation)


def _same(invitation: Invitation) -> QuerySet[Invitation]:
    """Nothing is said of an invitation that was sent again meanwhile."""
    return Invitation.objects.filter(pk=invitation.pk, nonce=invitation.nonce)
