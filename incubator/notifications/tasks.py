from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from django_tasks import task

from .models import Notification


@task()
def mail_notification(notification_id: int) -> None:
    """Send one notification as mail, unless the person has read it on the site meanwhile."""
    notification = Notification.objects.select_related("recipient").get(pk=notification_id)
    if notification.read_at or not notification.recipient.is_active:
        return
    link = urljoin(settings.WAGTAILADMIN_BASE_URL, notification.url)
    send_mail(
        subject=notification.text,
        message=render_to_string(
            "emails/notification.txt", {"notification": notification, "link": link}
        ),
        from_email=None,
        recipient_list=[notification.recipient.email],
    )
