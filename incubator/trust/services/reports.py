"""Reporting a thing to the Office."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.accounts.selectors.people import office_people
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..kinds import Kind, kind_named
from ..models import Case, Report


@transaction.atomic
def report_thing(
    *, kind: Kind, thing, reporter: User | None, reason: str, words: str = ""
) -> Report:
    """Put a thing before the Office; a second report of a person, while one is open, stays the
    first. Without a reporter: somebody who has no account. Raises DomainError for what was taken
    down meanwhile.
    """
    case = _case_of(kind, thing)
    if case.is_hidden:
        raise DomainError(_("The Office took it down already. Thank you."))
    values = {"reason": reason, "words": words}
    if reporter is None:
        report, is_new = Report.objects.create(case=case, reporter=None, **values), True
    else:
        open_ones = Report.objects.open()
        report, is_new = open_ones.get_or_create(case=case, reporter=reporter, defaults=values)
    if is_new:
        audit.record(reporter, "thing.reported", case, kind=kind.name, reason=reason)
        if case.state != Case.State.WAITING:
            _open(case, kind)
    return report


@transaction.atomic
def report_by_name(
    *, kind: str, thing, reporter: User | None, reason: str, words: str = ""
) -> Report | None:
    """The same for an upper app that has a road of its own, by the name of its kind."""
    found = kind_named(kind)
    if found is None:
        return None
    return report_thing(kind=found, thing=thing, reporter=reporter, reason=reason, words=words)


def _case_of(kind: Kind, thing) -> Case:
    """The thing's case, locked; a new one is closed until its first report opens it."""
    cases = Case.objects.select_for_update()
    values = {"state": Case.State.CLOSED}
    return cases.get_or_create(kind=kind.name, object_id=str(thing.pk), defaults=values)[0]


def _open(case: Case, kind: Kind) -> None:
    case.state, case.waits_since = Case.State.WAITING, timezone.now()
    case.save()
    if kind.has_desk:
        return
    notify(
        office_people(),
        kind="thing.reported",
        text=_("Somebody reported: %(what)s. It waits for a decision.") % {"what": kind.label},
        url=case.get_absolute_url(),
        key=f"case:{case.pk}:{case.waits_since:%Y%m%d%H%M%S%f}",
    )
