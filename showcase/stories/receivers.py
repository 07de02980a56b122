from django.dispatch import receiver

from hacks.signals import iteration_changed, iteration_withdrawn, photo_changed, photo_removed

from .services.packs import drop_outdated


@receiver([iteration_changed, iteration_withdrawn])
def iteration_is_another(*, iteration, **_signal):
    drop_outdated(hack=iteration.hack)


@receiver([photo_changed, photo_removed])
def photo_is_another(*, photo, **_signal):
    drop_outdated(hack=photo.iteration.hack)
