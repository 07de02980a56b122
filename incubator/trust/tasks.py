from django_tasks import task

from incubator.core.long_work import carry_out

from .making import make
from .models import DataExport


@task()
def make_export(pk: int, run: int) -> None:
    """Gather all about a person, away from the request."""
    carry_out(DataExport, pk, run, make)
