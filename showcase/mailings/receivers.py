"""What mail to many hears from lower apps; one line each into a service."""

from django.dispatch import receiver

from incubator.accounts.signals import mail_returned

from .services.returned import note_returned


@receiver(mail_returned)
def send_nothing_there(email, reason, happened_at, **kwargs):
    note_returned(email=email, reason=reason, happened_at=happened_at)
