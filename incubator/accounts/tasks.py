"""Mail about invitations and accounts. Invitations keep what the mail server says."""

from smtplib import SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from django_tasks import task

from .models import Invitation
from .panels import what_waits
from .services.bounces import note_refusal, note_sent

PERMANENT = 500  # SMTP answers from here on are final (RFC 5321, 4.2.1)


@task()
def mail_invitation(invitation_id: int, nonce: str) -> None:
    """Mail the link, unless the invitation was sent again, used or withdrawn meanwhile."""
    invitations = Invitation.objects.open().select_related("invited_by")
    invitation = invitations.filter(pk=invitation_id, nonce=nonce, sent_at=None).first()
    if invitation is None:
        return
    try:
        _message(invitation).send()
    except SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        _refused(invitation, code, words, error)
    except SMTPResponseException as error:
        _refused(invitation, error.smtp_code, error.smtp_error, error)
    else:
        note_sent(invitation=invitation)


def _refused(invitation: Invitation, code: int, words: bytes | str, error: Exception) -> None:
    """A final no is kept with its words; anything else fails the task, and can be sent again."""
    if code < PERMANENT:
        raise error
    words = words.decode(errors="replace") if isinstance(words, bytes) else words
    note_refusal(invitation=invitation, reason=f"{code} {words}")


def _message(invitation: Invitation) -> EmailMessage:
    context = {
        "invitation": invitation,
        "link": urljoin(settings.WAGTAILADMIN_BASE_URL, invitation.get_join_url()),
        "words": [line for panel in what_waits(invitation) for line in panel.in_words()],
    }
    body = render_to_string("emails/invitation.txt", context)
    subject = _("You are invited to the Innovation Incubator")
    return EmailMessage(subject, body, to=[invitation.email])


@task()
def send_account_mail(subject: str, body: str, to: str) -> None:
    """A mail about somebody's own account: a code, a link, a change. Without ``to``, nothing."""
    if to:
        EmailMessage(subject, body, to=[to]).send()
