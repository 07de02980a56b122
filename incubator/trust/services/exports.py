"""Asking for all about oneself, and letting the file go."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.long_work import ask_again, ask_for
from incubator.core.uploads import delete_files, private_storage

from ..models import DataExport
from ..tasks import make_export


@transaction.atomic
def ask_for_export(*, person: User, client_id: UUID) -> DataExport:
    """Begin an export of all that is about the person; the same id gives the first one.

    Raises DomainError for an id of somebody else's.
    """
    is_new = not DataExport.objects.filter(client_id=client_id).exists()
    export = ask_for(DataExport, task=make_export, asked_by=person, client_id=client_id)
    if is_new:
        audit.record(person, "own_data.asked", export)
    return export


@transaction.atomic
def run_export_again(*, export: DataExport) -> DataExport:
    """Let an export run again that failed or stopped; another one goes on as it is."""
    again = ask_again(export, task=make_export)
    if again.run != export.run:
        audit.record(again.asked_by, "own_data.asked_again", again)
    return again


@transaction.atomic
def forget_exports(*, person: User | None = None) -> int:
    """Delete old exports with their files, or all of a person's; gives how many."""
    old = DataExport.objects.filter(ended_at__lt=timezone.now() - DataExport.KEPT)
    if person:
        old = DataExport.objects.filter(asked_by=person)
    names = [name for name in old.values_list("file", flat=True) if name]
    number, _by_kind = old.delete()
    transaction.on_commit(lambda: delete_files(private_storage(), names), robust=True)
    return number
