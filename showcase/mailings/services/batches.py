"""A batch of mails at a time, so that no task is long and a worker that stops loses little."""

from collections.abc import Callable, Iterable
from datetime import date

from django.core.mail import EmailMultiAlternatives
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from incubator.notifications.quiet_hours import quiet_hours_of, quiet_until

from ..mail import mail_of
from ..models import Delivery, DigestDelivery, Kind, Newsletter, NewsletterDelivery
from ..selectors.digest import digest_of
from ..selectors.newsletters import letter_of, told_page
from ..selectors.recipients import digest_readers, language_of, readers_of
from .deliveries import Later, LeftOut, MailServerAway, deliver
from .returned import short

BATCH = 50


def send_digest_batch(*, week: date, after: int) -> int:
    """Send the next digests of this week; gives the last one's number, or 0 where none is left."""
    rows = DigestDelivery.objects.filter(week=week)
    last, _trouble = _send(rows, after, _write_digest)
    return last


def send_newsletter_batch(*, newsletter_id: int, after: int) -> int:
    """Send the next mails of this newsletter; gives the last one's number, or 0 at the end.

    Notes on the newsletter why it stopped on its way, if it did.
    """
    newsletter = Newsletter.objects.confirmed().filter(pk=newsletter_id).first()
    if newsletter is None:
        return 0
    if told_page(newsletter) is None:
        _note(newsletter, _("The highlight is not public any more, so nobody else gets it."))
        return 0
    last, trouble = _send(newsletter.deliveries.all(), after, _write_newsletter)
    _note(newsletter, trouble)
    return last


def _send(rows: QuerySet, after: int, write: Callable) -> tuple[int, str]:
    """The last row's number, or 0; and why it stopped, if it did."""
    batch = list(_next(rows, after))
    try:
        for row in batch:
            deliver(row=row, write=write)
    except MailServerAway as away:
        sentence = _("The mail server does not answer: %(why)s It is tried again by itself.")
        return 0, sentence % {"why": f"{away}."}
    return (batch[-1].pk if len(batch) == BATCH else 0), ""


def _next(rows: QuerySet, after: int) -> Iterable[Delivery]:
    return rows.due(timezone.now()).filter(pk__gt=after).select_related("person")[:BATCH]


def _note(newsletter: Newsletter, trouble: str) -> None:
    Newsletter.objects.filter(pk=newsletter.pk).update(trouble=short(trouble))


def _write_digest(row: DigestDelivery) -> EmailMultiAlternatives:
    person = digest_readers().filter(pk=row.person_id).first()
    if person is None:
        raise LeftOut(_("Mail does not reach this person any more, or is not wanted."))
    _mind_quiet_hours(person)
    with translation.override(language_of(person)):
        letter = digest_of(person)
        if letter is None:
            raise LeftOut(_("Nothing is new."))
        return mail_of(letter, person, Kind.DIGEST, f"digest.{row.pk}")


def _write_newsletter(row: NewsletterDelivery) -> EmailMultiAlternatives:
    newsletter = Newsletter.objects.select_related("cohort").get(pk=row.newsletter_id)
    person = readers_of(newsletter).filter(pk=row.person_id).first()
    if person is None:
        raise LeftOut(_("Mail does not reach this person any more, or is not wanted."))
    page = told_page(newsletter)
    if page is None:
        raise Later(timezone.now())
    _mind_quiet_hours(person)
    with translation.override(language_of(person)):
        return mail_of(letter_of(newsletter, page), person, Kind.NEWSLETTER, f"newsletter.{row.pk}")


def _mind_quiet_hours(person) -> None:
    """The mail waits while the person's school wants none."""
    if later := quiet_until(quiet_hours_of(person), timezone.now()):
        raise Later(later)
