"""A letterbox that knows nobody's business."""

import re
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from incubator.live.rooms import room_of_person, tell_on_commit

from .models import Notification
from .tasks import mail_notification

LONGEST = Notification._meta.get_field("text").max_length


@transaction.atomic
def notify(recipients: Iterable, *, kind: str, text: str, url: str, key: str) -> int:
    """Tell each person once a ``key``; gives the number of people newly told.

    The line is stored with the change that caused it; mail follows when that is committed. Words
    of people in it may hold line ends or be long: it is one line, which ends where it is full.
    """
    told, text = 0, _one_line(text)
    for person in {person.pk: person for person in recipients}.values():
        notification, is_new = Notification.objects.get_or_create(
            recipient_id=person.pk, key=key, defaults={"kind": kind, "text": text, "url": url}
        )
        if is_new:
            told += 1
            transaction.on_commit(
                lambda pk=notification.pk: mail_notification.enqueue(pk), robust=True
            )
            tell_on_commit(room_of_person(person.pk), type="notification")
    return told


def mark_read(*, notification: Notification) -> None:
    """Note that the person has opened this line; the first moment stays."""
    _read(Notification.objects.filter(pk=notification.pk))


def mark_all_read(*, recipient) -> int:
    """Note that the person has read all lines; gives the number that were new."""
    return _read(Notification.objects.filter(recipient_id=recipient.pk))


def _read(notifications: QuerySet[Notification]) -> int:
    return notifications.unread().update(read_at=timezone.now())


def _one_line(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


@transaction.atomic
def forget_person(*, person, name: str, instead: str) -> None:
    """Delete the person's letters, and write others without the name."""
    Notification.objects.filter(recipient_id=person.pk).delete()
    for known in filter(None, dict.fromkeys([name, name.split(",")[0]])):
        whole = re.compile(rf"(?<!\w){re.escape(known)}(?!\w)")
        for letter in Notification.objects.filter(text__contains=known):
            letter.text = _one_line(whole.sub(instead, letter.text))
            letter.save(update_fields=["text"])
