"""Ending a kind of mail, and taking it again."""

from django.db import transaction

from incubator.accounts.models import User
from incubator.core import audit

from ..models import NoMail
from .returned import say_it_works


@transaction.atomic
def stop_mail(*, person: User, kind: str, actor: User | None) -> None:
    """Send the person no more of this kind; twice is once. ``actor`` is None for a mail's link."""
    if NoMail.objects.get_or_create(person=person, kind=kind)[1]:
        audit.record(actor, "mail.stopped", person, kind=str(kind))


@transaction.atomic
def take_mail(*, person: User, kind: str, actor: User | None) -> None:
    """Send the person this kind again."""
    if NoMail.objects.filter(person=person, kind=kind).delete()[0]:
        audit.record(actor, "mail.taken_again", person, kind=str(kind))


@transaction.atomic
def choose_mail(*, person: User, wanted: dict[str, bool], works_again: bool = False) -> None:
    """Keep what the person ticked on the own page: ``wanted`` says for each kind whether."""
    for kind, is_wanted in wanted.items():
        change = take_mail if is_wanted else stop_mail
        change(person=person, kind=kind, actor=person)
    if works_again:
        say_it_works(person=person)
