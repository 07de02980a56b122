from uuid import UUID

from django_tasks import task

from .services.photo_files import make_renditions


@task()
def render_photo(photo_id: str, master: str) -> None:
    """Make all sizes of a photo, away from the request."""
    make_renditions(UUID(photo_id), master)
