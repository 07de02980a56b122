"""Invitations: made, sent again, withdrawn, accepted. What waits behind one is an upper app's."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.core import audit
from incubator.core.errors import DomainError

from ..models import Invitation, User
from ..models.invitation import new_nonce
from ..selectors.joining import has_address
from ..signals import invitation_accepted
from ..tasks import mail_invitation

SOON = timedelta(minutes=1)


@transaction.atomic
def invite(*, email: str, name: str, actor: User, batch: UUID | None = None) -> Invitation:
    """An invitation, mailed when this is committed; in one ``batch`` an address is invited once.

    Who may be invited to what is the caller's to say.
    """
    fields = {"name": name.strip(), "invited_by": actor, "expires_at": _expiry()}
    email = email.strip().lower()
    if batch is None:
        invitation, is_new = Invitation.objects.create(email=email, **fields), True
    else:
        invitation, is_new = Invitation.objects.get_or_create(
            email=email, batch=batch, defaults=fields
        )
    if is_new:
        audit.record(actor, "person.invited", invitation)
        _mail_on_commit(invitation)
    return invitation


@transaction.atomic
def send_again(*, invitation: Invitation, actor: User) -> Invitation:
    """A new link by mail for another fortnight; earlier links are void. Pressed twice, it is once.

    Raises DomainError when it was accepted or withdrawn.
    """
    invitation = _locked(invitation)
    _require_pending(invitation)
    if _was_just_sent(invitation):
        return invitation
    _renew(invitation)
    audit.record(actor, "invitation.sent_again", invitation)
    _mail_on_commit(invitation)
    return invitation


def _was_just_sent(invitation: Invitation) -> bool:
    sent_at, bounced_at = invitation.sent_at, invitation.bounced_at
    return bool(sent_at and not bounced_at and timezone.now() - sent_at < SOON)


def _renew(invitation: Invitation) -> None:
    invitation.nonce = new_nonce()
    invitation.expires_at = _expiry()
    invitation.sent_at = invitation.bounced_at = None
    invitation.bounce_reason = ""
    invitation.save()


@transaction.atomic
def copy_link(*, invitation: Invitation, actor: User) -> Invitation:
    """Note that somebody takes the link to pass it on by hand.

    Raises DomainError when it can no longer be accepted.
    """
    invitation = _locked(invitation)
    _require_open(invitation)
    audit.record(actor, "invitation.link_copied", invitation)
    return invitation


@transaction.atomic
def withdraw(*, invitation: Invitation, actor: User) -> Invitation:
    """Take the invitation back; its link opens nothing any more. Doing it twice changes nothing.

    Raises DomainError when it was accepted meanwhile.
    """
    invitation = _locked(invitation)
    if invitation.withdrawn_at:
        return invitation
    _require_pending(invitation)
    invitation.withdrawn_at = timezone.now()
    invitation.save()
    audit.record(actor, "invitation.withdrawn", invitation)
    return invitation


@transaction.atomic
def accept(*, invitation: Invitation, person: User) -> Invitation:
    """Let the person through, once; accepting again changes nothing.

    Raises DomainError when it is used, withdrawn, expired, replaced, or for another address.
    """
    newest = _locked(invitation)
    if newest.accepted_at and newest.accepted_by_id == person.pk:
        return newest
    _require_open(newest)
    if newest.nonce != invitation.nonce:
        raise DomainError(_("A newer link was sent. Please use the newest mail."))
    if not has_address(person, newest.email):
        raise DomainError(_("This invitation is for another email address."))
    newest.accepted_at, newest.accepted_by = timezone.now(), person
    newest.save()
    audit.record(person, "invitation.accepted", newest)
    invitation_accepted.send(sender=Invitation, invitation=newest, person=person)
    return newest


def _locked(invitation: Invitation) -> Invitation:
    return Invitation.objects.select_for_update().get(pk=invitation.pk)


def _require_pending(invitation: Invitation) -> None:
    if invitation.accepted_at:
        raise DomainError(_("This invitation has been used."))
    if invitation.withdrawn_at:
        raise DomainError(_("This invitation was withdrawn."))


def _require_open(invitation: Invitation) -> None:
    _require_pending(invitation)
    if not invitation.is_open:
        raise DomainError(_("This invitation has expired. Ask for it to be sent again."))


def _expiry() -> datetime:
    return timezone.now() + timedelta(days=settings.INVITATION_DAYS)


def _mail_on_commit(invitation: Invitation) -> None:
    pk, nonce = invitation.pk, invitation.nonce
    transaction.on_commit(lambda: mail_invitation.enqueue(pk, nonce), robust=True)
