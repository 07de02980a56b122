"""What boards hear from lower apps; one line each into a service."""

from django.dispatch import receiver

from wagtail.signals import page_published, page_unpublished

from hacks.signals import (
    hack_status_changed,
    iteration_changed,
    iteration_published,
    iteration_withdrawn,
    photo_changed,
    photo_removed,
)
from showcase.models import HighlightPage

from .services.spotlights import tell_of_highlight, tell_of_iteration
from .services.tries import pass_on_status


@receiver(hack_status_changed)
def pass_on_how_a_try_stands(hack, **kwargs):
    pass_on_status(hack=hack)


@receiver([iteration_published, iteration_changed, iteration_withdrawn])
def show_how_an_iteration_is_now(iteration, **kwargs):
    tell_of_iteration(iteration=iteration)


@receiver([photo_changed, photo_removed])
def show_an_iteration_with_its_photos(photo, **kwargs):
    tell_of_iteration(iteration=photo.iteration)


@receiver([page_published, page_unpublished], sender=HighlightPage)
def show_how_a_highlight_is_now(instance, **kwargs):
    tell_of_highlight(highlight=instance)
