from django_tasks import task

from .services.schedule import tell_of_late


@task()
def look_for_late_pages() -> None:
    """Tell the Office of pages that are late, away from the timer that publishes them."""
    tell_of_late()
