"""A school or a cohort decides its local procedures, within the district's rule."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from ..models import Cohort, LocalProcedures, School
from ..procedures import INVITERS, district, strictest
from ..selectors.procedures import NO_HOUR_LEFT, leaves_no_hour

FIELDS = (
    "student_photos_may_go_public",
    "guest_boards_allowed",
    "who_may_invite",
    "quiet_from",
    "quiet_until",
)


@transaction.atomic
def decide_procedures(
    *, owner: School | Cohort, values: Mapping[str, Any], actor: User
) -> LocalProcedures:
    """Keep what a school or a cohort decided; the same again changes nothing.

    Raises DomainError for what is looser than the district's rule, and for quiet hours with one
    end, or that leave no hour for mail.
    """
    type(owner).objects.select_for_update().get(pk=owner.pk)
    of = {"school": owner} if isinstance(owner, School) else {"cohort": owner}
    row = LocalProcedures.objects.filter(**of).first() or LocalProcedures(**of)
    before = in_short(row)
    for name in FIELDS:
        setattr(row, name, values[name])
    _require_within(row)
    after = in_short(row)
    if after != before:
        row.save()
        audit.record(actor, "procedures.decided", row, before=before, after=after)
    return row


def in_short(row: LocalProcedures) -> dict[str, Any]:
    """The decisions as plain values, for the audit log."""
    values = {name: getattr(row, name) for name in FIELDS}
    return {
        name: value.isoformat("minutes") if isinstance(value, time) else value
        for name, value in values.items()
    }


def _require_within(row: LocalProcedures) -> None:
    """Raise DomainError unless the row is at least as strict as the district."""
    frame = strictest([district()])
    is_looser = (
        (row.student_photos_may_go_public and not frame.student_photos_may_go_public)
        or (row.guest_boards_allowed and not frame.guest_boards_allowed)
        or (row.who_may_invite or frame.who_may_invite)
        not in INVITERS[: INVITERS.index(frame.who_may_invite) + 1]
    )
    if is_looser:
        raise DomainError(_("The district is stricter. Choose what its rule allows."))
    if (row.quiet_from is None) != (row.quiet_until is None):
        raise DomainError(_("Quiet hours need a beginning and an end."))
    if leaves_no_hour(row.quiet_from, row.quiet_until):
        raise DomainError(NO_HOUR_LEFT)
