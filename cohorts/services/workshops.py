"""Who was at a workshop: people say so, the Office confirms."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from ..models import Attendance, Workshop
from ..selectors.workshops import people_of


@transaction.atomic
def say_present(*, workshop: Workshop, person: User) -> Attendance:
    """Note that the person says to have been there; saying it twice changes nothing.

    Raises DomainError before the workshop begins, or when it is cancelled.
    """
    workshop = _locked(workshop)
    _require_held(workshop)
    row, is_new = Attendance.objects.get_or_create(
        workshop=workshop, person=person, defaults={"said_at": timezone.now()}
    )
    if is_new:
        audit.record(person, "attendance.said", row)
    return row


@transaction.atomic
def record_attendance(*, workshop: Workshop, present: Iterable[User], actor: User) -> int:
    """Confirm those who were there, and nobody else; gives how many.

    The cohort's people now and those who have a row already can be named; others are left out.
    What somebody said stays, unconfirmed. Raises DomainError as ``say_present`` does.
    """
    workshop = _locked(workshop)
    _require_held(workshop)
    rows = {row.person_id: row for row in workshop.attendances.all()}
    known = {*rows, *people_of(workshop.cohort).values_list("pk", flat=True)}
    wanted = {person.pk for person in present} & known
    added = [pk for pk in sorted(wanted) if not (pk in rows and rows[pk].is_confirmed)]
    taken = [row for pk, row in rows.items() if row.is_confirmed and pk not in wanted]
    for pk in added:
        _confirm(workshop, pk, actor)
    for row in taken:
        _take_back(row)
    if added or taken:
        gone = sorted(row.person_id for row in taken)
        audit.record(actor, "attendance.recorded", workshop, confirmed=added, taken_back=gone)
    return len(wanted)


def _locked(workshop: Workshop) -> Workshop:
    return Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)


def _require_held(workshop: Workshop) -> None:
    if workshop.is_cancelled:
        raise DomainError(_("This workshop does not take place."))
    if not workshop.has_begun:
        raise DomainError(_("This workshop has not begun yet."))


def _confirm(workshop: Workshop, person_id: int, actor: User) -> None:
    Attendance.objects.update_or_create(
        workshop=workshop,
        person_id=person_id,
        defaults={"confirmed_at": timezone.now(), "confirmed_by": actor},
    )


def _take_back(row: Attendance) -> None:
    if row.said_at is None:
        row.delete()
        return
    row.confirmed_at = row.confirmed_by = None
    row.save()
