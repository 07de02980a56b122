"""What boards hear from lower apps; one line each into a service."""

from django.dispatch import receiver

from hacks.signals import hack_status_changed

from .services.tries import pass_on_status


@receiver(hack_status_changed)
def pass_on_how_a_try_stands(hack, **kwargs):
    pass_on_status(hack=hack)
