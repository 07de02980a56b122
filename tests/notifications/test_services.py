"""The letterbox: told once a key, mail on commit only, read once."""

from django.core import mail
from django.db import transaction

import pytest

from incubator.notifications.models import Notification
from incubator.notifications.services import mark_all_read, mark_read, notify
from tests.factories import UserFactory

LINE = {"kind": "feedback", "text": "Demo Coach commented.", "url": "/hacks/", "key": "comment:1"}


@pytest.fixture
def person(db):
    return UserFactory()


def test_notify_twice_with_one_key_tells_once(person):
    told = [notify([person, person], **LINE), notify([person], **LINE)]

    assert told == [1, 0]
    assert Notification.objects.count() == 1


def test_notify_mails_on_commit_only(person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        notify([person], **LINE)
    assert len(mail.outbox) == 0

    for callback in callbacks:
        callback()

    [message] = mail.outbox
    assert message.to == [person.email]
    assert "http://localhost:8000/hacks/" in message.body


@pytest.mark.django_db(transaction=False)
def test_notify_when_the_change_is_rolled_back_tells_nobody(
    person, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        notify([person], **LINE)
        transaction.set_rollback(True)

    assert mail.outbox == []
    assert not Notification.objects.exists()


def test_notification_read_before_the_mail_is_not_mailed(
    person, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        notify([person], **LINE)
        mark_all_read(recipient=person)

    assert mail.outbox == []


def test_mark_read_keeps_the_first_moment(person):
    notify([person], **LINE)
    notification = Notification.objects.get()
    mark_read(notification=notification)
    first = Notification.objects.get().read_at

    mark_read(notification=notification)

    assert Notification.objects.get().read_at == first is not None


def test_words_of_people_are_one_line_that_ends_where_it_is_full(
    person, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        notify([person], **{**LINE, "text": "Called off:\nBcc: all@example.org " + "x" * 400})

    told = Notification.objects.get().text
    assert told.startswith("Called off: Bcc: all@example.org xxx")
    assert (len(told), told[-1]) == (300, "…")
    assert mail.outbox[0].subject == told


def test_words_of_people_are_no_markup_in_the_drawn_mail(
    person, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        notify([person], **{**LINE, "text": "<b>Called off</b> & more"})

    [(html, _kind)] = mail.outbox[0].alternatives
    assert "&lt;b&gt;Called off&lt;/b&gt; &amp; more" in html
    assert "<b>Called off" not in html
