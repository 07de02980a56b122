"""Mail that came back: the address gets no digest and no newsletter until its owner says so."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from incubator.accounts.models import User
from incubator.core import audit

from ..models import ReturnedMail

LONGEST_REASON = 250


def short(reason: str) -> str:
    """A mail server's words on one line, as long as a row keeps them."""
    return " ".join(reason.split())[:LONGEST_REASON]


@transaction.atomic
def note_returned(*, email: str, reason: str, happened_at: datetime) -> bool:
    """Mark the address of somebody with an account; whether that is news.

    What came back before its owner said that the address works changes nothing.
    """
    person = User.objects.filter(email__iexact=email).first()
    if person is None:
        return False
    values = {"reason": short(reason), "returned_at": happened_at}
    row, is_new = ReturnedMail.objects.get_or_create(address=email.lower(), defaults=values)
    later = Q(pk=row.pk, works_since__lt=happened_at)
    if is_new or ReturnedMail.objects.filter(later).update(**values, works_since=None):
        audit.record(None, "mail.returned", person)
        return True
    return False


@transaction.atomic
def say_it_works(*, person: User) -> bool:
    """The person says that mail arrives there again; nothing to say changes nothing."""
    rows = ReturnedMail.objects.filter(address=person.email.lower(), works_since=None)
    changed = rows.update(works_since=timezone.now()) == 1
    if changed:
        audit.record(person, "mail.works_again", person)
    return changed
