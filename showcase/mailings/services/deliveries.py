"""Handing mails to the mail server: each is claimed before and marked after, so none goes twice.

What a crash cuts off in between stays claimed and is not sent again: at most once, rather than
twice. Only where the mail server itself said no, or was not reached at all, may a mail be tried
again.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Delivery
from .returned import note_returned, short

logger = logging.getLogger(__name__)
PERMANENT = 500  # SMTP answers from here on are final (RFC 5321, 4.2.1)
AGAIN_AFTER = timedelta(minutes=15)
MOST_ATTEMPTS = 12

Writer = Callable[[Delivery], EmailMultiAlternatives]


class LeftOut(Exception):
    """This person gets no mail after all; the words say why."""


class Later(Exception):
    """Not now: the mail waits until ``moment``."""

    def __init__(self, moment: datetime):
        super().__init__()
        self.moment = moment


class MailServerAway(Exception):
    """The mail server does not answer, so the others wait as well."""


def deliver(*, row: Delivery, write: Writer) -> None:
    """Send one mail that waits; of several who try at once, one does.

    ``write`` makes it at this moment, or raises LeftOut or Later. Raises MailServerAway when there
    is nobody to hand it to; then it waits on.
    """
    if not _claim(row):
        return
    try:
        mail = write(row)
    except LeftOut as why:
        _end(row, Delivery.State.LEFT_OUT, str(why))
    except Later as later:
        _wait(row, later.moment)
    except Exception:  # whatever one mail meets, the others go out
        logger.exception("A mail could not be written: %s %s", row._meta.label, row.pk)
        _end(row, Delivery.State.FAILED, _("It could not be written. The log says why."))
    else:
        _hand_over(row, mail)


def _claim(row: Delivery) -> bool:
    waiting = type(row).objects.filter(pk=row.pk).due(timezone.now())
    claimed = {"state": Delivery.State.SENDING, "claimed_at": timezone.now(), "reason": ""}
    return waiting.order_by().update(**claimed) == 1


def _hand_over(row: Delivery, mail: EmailMultiAlternatives) -> None:
    connection = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        _wait(row, timezone.now() + AGAIN_AFTER, str(error))
        raise MailServerAway(str(error)) from error
    try:
        connection.send_messages([mail])
    except SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        _refused(row, code, words)
        if code >= PERMANENT:
            note_returned(email=mail.to[0], reason=row.reason, happened_at=timezone.now())
    except SMTPResponseException as error:
        _refused(row, error.smtp_code, error.smtp_error)
    except Exception:  # it may have arrived, so it stays claimed
        logger.exception("A mail was cut off: %s %s", row._meta.label, row.pk)
    else:
        _end(row, Delivery.State.SENT)
    finally:
        connection.close()


def _refused(row: Delivery, code: int, words: bytes | str) -> None:
    """The mail server said no: for good, or for now."""
    words = words.decode(errors="replace") if isinstance(words, bytes) else words
    row.reason = short(f"{code} {words}")
    if code >= PERMANENT:
        _end(row, Delivery.State.FAILED, row.reason)
    else:
        _put_off(row, row.reason)


def _put_off(row: Delivery, reason: str) -> None:
    """It certainly did not go out, so it is tried again, though not for ever."""
    row.attempts += 1
    if row.attempts >= MOST_ATTEMPTS:
        _end(row, Delivery.State.FAILED, reason)
    else:
        _wait(row, timezone.now() + AGAIN_AFTER, reason)


def _wait(row: Delivery, moment: datetime, reason: str = "") -> None:
    values = {"state": Delivery.State.WAITING, "claimed_at": None, "not_before": moment}
    _claimed(row).update(**values, attempts=row.attempts, reason=short(reason))


def _end(row: Delivery, state: str, reason: str = "") -> None:
    sent_at = timezone.now() if state == Delivery.State.SENT else None
    values = {"state": state, "sent_at": sent_at, "attempts": row.attempts}
    _claimed(row).update(**values, reason=short(reason))


def _claimed(row: Delivery) -> QuerySet:
    return type(row).objects.filter(pk=row.pk, state=Delivery.State.SENDING)
