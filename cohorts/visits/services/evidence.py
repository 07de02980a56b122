"""Evidence notes of a visit: kept, changed, deleted by their author. The log holds no words."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cohorts.models import Team
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError, Gone

from ..models import EvidenceNote, Stop, Visit

MOST_NOTES = 200
"""Of one person in one visit."""


@transaction.atomic
def keep_note(
    *, visit: Visit, author: User, kind: str, text: str, client_id: UUID, stop: Stop | None = None
) -> EvidenceNote:
    """Keep what a visitor saw or heard; the same ``client_id`` again gives the first note.

    Raises DomainError when the visit was cancelled, and for more than 200 notes.
    """
    Team.objects.select_for_update().get(pk=visit.host_id)
    if known := EvidenceNote.objects.filter(client_id=client_id, author=author).first():
        return known
    if not Visit.objects.filter(pk=visit.pk, status__in=Visit.COMING).exists():
        raise DomainError(_("This visit was cancelled."))
    if visit.notes.filter(author=author).count() >= MOST_NOTES:
        raise DomainError(_("You have 200 notes of this visit. Delete some that you do not need."))
    note = EvidenceNote.objects.create(
        visit=visit, stop=stop, author=author, kind=kind, text=text, client_id=client_id
    )
    audit.record(author, "note.kept", note, visit=visit.pk)
    return note


@transaction.atomic
def change_note(*, note: EvidenceNote, kind: str, text: str) -> EvidenceNote:
    """Write the author's own note again; raises Gone when it was deleted meanwhile."""
    note = _locked(note)
    if note is None:
        raise Gone(_("This note was deleted meanwhile."))
    if (note.kind, note.text) != (kind, text):
        note.kind, note.text = kind, text
        note.save(update_fields=["kind", "text", "updated_at"])
        audit.record(note.author, "note.changed", note, visit=note.visit_id)
    return note


@transaction.atomic
def delete_note(*, note: EvidenceNote) -> None:
    """Delete the author's own note; twice changes nothing."""
    note = _locked(note)
    if note:
        audit.record(note.author, "note.deleted", note, visit=note.visit_id)
        note.delete()


def _locked(note: EvidenceNote) -> EvidenceNote | None:
    notes = EvidenceNote.objects.select_for_update(of=("self",)).select_related("author")
    return notes.filter(pk=note.pk).first()
