"""Taking a lost second factor away: one person of the Office asks, another confirms."""

from uuid import uuid4

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from allauth.mfa.models import Authenticator

from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..models import FactorRemoval, User
from ..selectors.people import asked_removal, confirmers_of_removal
from .people import end_sockets
from .sessions import end_sessions


@transaction.atomic
def ask_removal(*, person: User, actor: User, reason: str) -> FactorRemoval | None:
    """Ask a second person to take the factor away; the person hears of it with the reason.

    The reason stays in the request and in that notification; the audit entry names its key. Where
    there is nothing to take away nothing happens. Raises DomainError when somebody asked already,
    or nobody else could confirm it.
    """
    _hold(person)
    if not Authenticator.objects.filter(user=person).exists():
        return None
    if asked_removal(person):
        raise DomainError(_("Somebody asked for this already. Look at the person’s page."))
    confirmers = confirmers_of_removal(person, actor)
    if not confirmers.exists():
        raise DomainError(_("Nobody else can confirm this. The page says whom to ask."))
    wanted = {"asked_by": actor, "asked_at": timezone.now(), "reason": " ".join(reason.split())}
    asked, _is_new = FactorRemoval.objects.update_or_create(person=person, defaults=wanted)
    key = f"second-factor-removal:{uuid4()}"
    audit.record(actor, "person.second_factor_removal_asked", person, notification=key)
    _tell_person(asked, key)
    _tell_confirmers(asked, confirmers, key)
    return asked


@transaction.atomic
def confirm_removal(*, person: User, actor: User) -> int:
    """Take the factor away as somebody else asked; gives how many proofs there were.

    All sessions end, and the person is told. Raises DomainError when nobody asks for it any more,
    or when the same person would confirm it. Where the factor has gone meanwhile nothing happens.
    """
    _hold(person)
    asked = asked_removal(person)
    if asked is None:
        raise DomainError(_("Nobody asks for this any more."))
    if asked.asked_by_id == actor.pk:
        raise DomainError(_("You asked for it, so somebody else confirms it."))
    rows = Authenticator.objects.filter(user=person)
    kinds = sorted(rows.values_list("type", flat=True))
    rows.delete()
    asked.delete()
    if not kinds:
        return 0
    key = f"second-factor-removed:{uuid4()}"
    facts = {"kinds": kinds, "asked_by": asked.asked_by_id, "notification": key}
    audit.record(actor, "person.second_factor_removed", person, **facts)
    end_sessions(person=person)
    end_sockets(person=person)
    words = _("%(asker)s and %(name)s removed your second factor for signing in.")
    text = words % {"asker": asked.asked_by, "name": actor}
    notify([person], kind="account", text=text, url=reverse("home:dashboard"), key=key)
    return len(kinds)


@transaction.atomic
def withdraw_removal(*, person: User, actor: User) -> None:
    """Take the request back; the factor stays. Doing it twice changes nothing."""
    _hold(person)
    if FactorRemoval.objects.filter(person=person).delete()[0]:
        audit.record(actor, "person.second_factor_removal_withdrawn", person)


def _hold(person: User) -> None:
    User.objects.select_for_update().get(pk=person.pk)


def _tell_person(asked: FactorRemoval, key: str) -> None:
    words = _(
        "%(name)s asks to remove your second factor. Reason: %(reason)s If that is not your wish, "
        "tell the Office."
    )
    text = words % {"name": asked.asked_by, "reason": asked.reason}
    url = reverse("home:dashboard")
    notify([asked.person], kind="account", text=text, url=url, key=key)


def _tell_confirmers(asked: FactorRemoval, confirmers, key: str) -> None:
    words = _("%(name)s asks you to confirm: remove the second factor of %(person)s.")
    text = words % {"name": asked.asked_by, "person": asked.person}
    url = reverse("cohorts:office_person", args=[asked.person_id])
    notify(confirmers, kind="account", text=text, url=url, key=key)
