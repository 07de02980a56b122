"""A school puts the hacks together that it leads, changes the set, ends it, takes it up again."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import School
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError, StaleVersion

from ..models import Hack, HackSet
from .design import NOT_YOURS


@transaction.atomic
def lead_set(
    *,
    school: School,
    actor: User,
    client_id: UUID,
    title: str,
    purpose: str,
    hacks: Iterable[Hack],
) -> HackSet:
    """Begin a set of the school's hacks; the same ``client_id`` again gives the first one.

    Raises DomainError without a hack, for one of another school, or when the id was used elsewhere.
    """
    School.objects.select_for_update().get(pk=school.pk)  # two sendings at once: one makes it
    if first := HackSet.objects.filter(client_id=client_id).first():
        return _own(first, school)
    chosen = _of_school(school, hacks)
    hack_set = HackSet.objects.create(
        school=school, title=title, purpose=purpose, created_by=actor, client_id=client_id
    )
    hack_set.hacks.set(chosen)
    audit.record(actor, "hack_set.begun", hack_set, school=school.pk, hacks=_ids(chosen))
    return hack_set


@transaction.atomic
def change_set(
    *,
    hack_set: HackSet,
    actor: User,
    version: int,
    title: str,
    purpose: str,
    hacks: Iterable[Hack],
    offered: Iterable[Hack],
) -> HackSet:
    """Give the set this title, purpose and hacks; the same again changes nothing.

    Hacks of the set that were not ``offered`` to the editor stay in it. Raises StaleVersion when
    somebody saved in between, DomainError as ``lead_set`` does.
    """
    kept = HackSet.objects.select_for_update(of=("self",)).get(pk=hack_set.pk)
    before = set(kept.hacks.all())
    chosen = _of_school(kept.school, {*hacks, *(before - set(offered))})
    if (kept.title, kept.purpose, before) == (title, purpose, chosen):
        return kept
    if kept.version != version:
        raise StaleVersion(
            _("Somebody else changed this set meanwhile. Save again to keep what you wrote.")
        )
    kept.title, kept.purpose, kept.version = title, purpose, version + 1
    kept.save()
    kept.hacks.set(chosen)
    audit.record(actor, "hack_set.changed", kept, hacks=_ids(chosen))
    return kept


@transaction.atomic
def end_set(*, hack_set: HackSet, actor: User, is_over: bool) -> HackSet:
    """Lead these hacks together no longer, or take the set up again; twice is once."""
    kept = HackSet.objects.select_for_update(of=("self",)).get(pk=hack_set.pk)
    if kept.has_ended == is_over:
        return kept
    kept.ended_at = timezone.now() if is_over else None
    kept.save(update_fields=["ended_at", "updated_at"])
    audit.record(actor, "hack_set.ended" if is_over else "hack_set.taken_up", kept)
    return kept


def _of_school(school: School, hacks: Iterable[Hack]) -> set[Hack]:
    chosen = set(hacks)
    if not chosen:
        raise DomainError(_("Choose at least one hack."))
    own = Hack.objects.filter(pk__in=_ids(chosen), team__school=school)
    if own.count() != len(chosen):
        raise DomainError(_("A school leads the hacks of its own teams."))
    return chosen


def _ids(hacks: Iterable[Hack]) -> list[int]:
    return sorted(one.pk for one in hacks)


def _own(hack_set: HackSet, school: School) -> HackSet:
    if hack_set.school_id != school.pk:
        raise DomainError(NOT_YOURS)
    return hack_set
