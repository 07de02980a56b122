"""What highlights hear from Wagtail's workflow and from the logs; one line each into a service."""

from django.dispatch import receiver

from wagtail.models import TaskState
from wagtail.signals import task_cancelled, task_submitted

from hacks.signals import iteration_changed, iteration_withdrawn, photo_changed, photo_removed

from .models import TeamApproval
from .services.approval import ask_teams, drop_questions
from .services.losses import tell_of_losses


@receiver(task_submitted, sender=TaskState)
def ask_the_teams(instance, **kwargs):
    if isinstance(instance.task.specific, TeamApproval):
        ask_teams(state=instance)


@receiver(task_cancelled, sender=TaskState)
def ask_no_more(instance, **kwargs):
    if isinstance(instance.task.specific, TeamApproval):
        drop_questions(page=instance.revision.as_object())


@receiver([iteration_withdrawn, iteration_changed])
def miss_what_an_iteration_told(iteration, **kwargs):
    tell_of_losses(iteration=iteration)


@receiver([photo_removed, photo_changed])
def miss_a_photo(photo, **kwargs):
    tell_of_losses(iteration=photo.iteration)
