from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone

from django_tasks import task

from .additions import addition_to
from .models import Notification
from .quiet_hours import quiet_hours_of, quiet_until


@task()
def mail_notification(notification_id: int) -> None:
    """Send one notification as mail, once, unless the person has read it on the site meanwhile.

    In the person's quiet hours it looks again when these end: they may have changed by then.
    """
    found = Notification.objects.select_related("recipient").filter(pk=notification_id)
    notification = found.unread().filter(mailed_at=None, recipient__is_active=True).first()
    if notification is None:
        return
    later = quiet_until(quiet_hours_of(notification.recipient), timezone.now())
    if later:
        mail_notification.using(run_after=later).enqueue(notification_id)
    elif _claim(notification_id):
        _send(notification)


def _claim(notification_id: int) -> bool:
    """Whether this run is the one that sends; of two at once, one is."""
    waiting = Notification.objects.unread().filter(pk=notification_id, mailed_at=None)
    return waiting.update(mailed_at=timezone.now()) == 1


def _send(notification: Notification) -> None:
    """A mail server that cannot now gives the notification back, and the task fails."""
    link = urljoin(settings.WAGTAILADMIN_BASE_URL, notification.url)
    addition = addition_to(notification)
    words = {"notification": notification, "link": link, "lines": addition.lines}
    try:
        mail = EmailMultiAlternatives(
            subject=notification.text,
            body=render_to_string("emails/notification.txt", words),
            to=[notification.recipient.email],
        )
        mail.attach_alternative(render_to_string("emails/notification.html", words), "text/html")
        if addition.attachment:
            mail.attach(*addition.attachment)
        mail.send()
    except Exception:
        Notification.objects.filter(pk=notification.pk).update(mailed_at=None)
        raise
