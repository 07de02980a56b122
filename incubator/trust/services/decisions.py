"""What the Office decides on a case: take down, show again, write to who made it, leave it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..kinds import Kind
from ..models import Case, Decision, Report
from ..selectors import Reported, with_things

Verb = Decision.Verb
AFTER = {
    Verb.HIDE: Case.State.HIDDEN,
    Verb.RESTORE: Case.State.CLOSED,
    Verb.WARN: Case.State.CLOSED,
    Verb.CLOSE: Case.State.CLOSED,
}
DONE = {
    Verb.HIDE: "case.hidden",
    Verb.RESTORE: "case.restored",
    Verb.WARN: "case.warned",
    Verb.CLOSE: "case.closed",
}
TO_REPORTERS = {
    Verb.HIDE: gettext_lazy("What you reported was taken down: %(what)s. Thank you."),
    Verb.WARN: gettext_lazy(
        "The Office read what you reported and wrote to who made it. It stays: %(what)s"
    ),
    Verb.CLOSE: gettext_lazy("The Office read what you reported. It stays: %(what)s"),
}
TO_MAKERS = {
    Verb.HIDE: gettext_lazy("The Office took down: %(what)s. Why: %(why)s"),
    Verb.RESTORE: gettext_lazy("The Office shows it again: %(what)s. Why: %(why)s"),
    Verb.WARN: gettext_lazy("The Office writes to you about: %(what)s. %(why)s"),
}
SHORT = 60
"""Characters of a thing's title in a notification, which holds 300: the reason must stand whole."""


@transaction.atomic
def decide(*, case: Case, verb: Decision.Verb, why: str, actor: User) -> None:
    """Decide on a case and tell who reported and who made the thing; twice changes nothing.

    Raises DomainError where somebody else decided meanwhile, or the thing is gone.
    """
    [seen] = with_things([case])
    if seen.thing:
        seen.kind.hold(seen.thing)
    [now] = with_things([Case.objects.select_for_update().get(pk=case.pk)])
    if not why.strip():
        raise DomainError(_("Write why, in a sentence."))
    if verb not in now.possible:
        if now.case.state == AFTER[verb]:
            return
        raise DomainError(_("This cannot be done any more. Look at it again."))
    Decision.objects.create(case=now.case, actor=actor, verb=verb, why=why.strip())
    now.case.state, now.case.waits_since = AFTER[verb], None
    now.case.save()
    audit.record(actor, DONE[verb], now.case, kind=now.case.kind, of=now.case.object_id)
    _settle_reports(now, verb)
    if now.thing:
        _carry_out(now.kind, now.thing, verb, actor)
        _tell_makers(now, verb, why.strip(), actor)


@transaction.atomic
def settle_elsewhere(*, kind: str, thing, actor: User | None) -> None:
    """Whoever runs the thing's place has decided on its reports; nothing open changes nothing."""
    case = Case.objects.select_for_update().of(kind, thing.pk).waiting().first()
    if case is None:
        return
    Decision.objects.create(case=case, actor=actor, verb=Verb.ELSEWHERE)
    case.state, case.waits_since = Case.State.CLOSED, None
    case.save()
    Report.objects.open().filter(case=case).update(settled_at=timezone.now())
    audit.record(actor, "case.settled_elsewhere", case, kind=kind)


def _carry_out(kind: Kind, thing, verb: Decision.Verb, actor: User) -> None:
    if verb == Verb.HIDE:
        kind.hide(thing, actor)
    elif verb == Verb.RESTORE:
        kind.show_again(thing, actor)
    kind.settle(thing, actor, verb)


def _settle_reports(now: Reported, verb: Decision.Verb) -> None:
    reports = list(Report.objects.open().filter(case=now.case).select_related("reporter"))
    Report.objects.filter(pk__in=[one.pk for one in reports]).update(settled_at=timezone.now())
    if verb not in TO_REPORTERS or (now.kind and now.kind.has_desk):
        return
    for report in reports:
        if report.reporter:
            notify(
                [report.reporter],
                kind="report.settled",
                text=TO_REPORTERS[verb] % {"what": _short(now)},
                url=now.facts.around if now.facts else "",
                key=f"report.settled:{report.pk}",
            )


def _tell_makers(now: Reported, verb: Decision.Verb, why: str, actor: User) -> None:
    if verb not in TO_MAKERS:
        return
    notify(
        [person for person in now.kind.makers(now.thing) if person.pk != actor.pk],
        kind=DONE[verb],
        text=TO_MAKERS[verb] % {"what": _short(now), "why": why},
        url=now.facts.around if verb == Verb.HIDE else now.facts.url,
        key=f"{DONE[verb]}:{now.case.pk}:{now.case.updated_at:%Y%m%d%H%M%S%f}",
    )


def _short(now: Reported) -> str:
    if now.facts is None:
        return _("It is not there any more")
    title = now.facts.title
    title = title if len(title) <= SHORT else f"{title[: SHORT - 1].rstrip()}…"
    return _("%(kind)s “%(title)s”") % {"kind": now.kind.label, "title": title}
