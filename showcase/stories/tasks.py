from django_tasks import task

from incubator.core.long_work import carry_out

from .making import make
from .models import StoryPack


@task()
def make_files(pk: int, run: int) -> None:
    """Make a story's poster, slides and pack, away from the request."""
    carry_out(StoryPack, pk, run, make)
