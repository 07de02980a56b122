"""The last word on what everyone may see: the lead's yes or no; lead or Office take it back.

A member's request is made in services.audience, while the thing is saved.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.selectors import team_leads
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..models import Audience, Hack, Iteration
from ..signals import iteration_changed
from .audience import make_public, narrow

FIELDS = [
    "audience",
    "public_requested_at",
    "public_requested_by",
    "public_confirmed_at",
    "public_confirmed_by",
    "updated_at",
]


@transaction.atomic
def confirm_public(*, thing: Hack | Iteration, lead: User) -> None:
    """Make a design or an iteration public as its team asked; a second word changes nothing.

    Raises DomainError when nobody asks for it, or when it is not published.
    """
    _lock(thing)
    if thing.audience == Audience.PUBLIC:
        return
    if not thing.waits_for_lead:
        raise DomainError(_("Nobody asks to make this public any more."))
    if isinstance(thing, Iteration) and not thing.is_published:
        raise DomainError(_("Only what is published can be made public."))
    make_public(thing, lead)
    _keep(thing, lead, "made_public")
    _tell(_makers(thing), thing, lead, "made_public", _("“%(title)s” is public now."))


@transaction.atomic
def decline_public(*, thing: Hack | Iteration, lead: User) -> None:
    """Leave it as wide as it is and end the request; nothing to end changes nothing.

    Raises DomainError when it is public already.
    """
    _lock(thing)
    if thing.audience == Audience.PUBLIC:
        raise DomainError(_("This is public already. You can take it back from public."))
    if not thing.waits_for_lead:
        return
    asker = thing.public_requested_by
    narrow(thing, thing.audience)
    _keep(thing, lead, "public_declined")
    text = _("“%(title)s” stays in the network: everybody signed in can see it.")
    _tell([asker, *_makers(thing)], thing, lead, "public_declined", text)


@transaction.atomic
def take_back_public(*, thing: Hack | Iteration, actor: User) -> None:
    """Let only people who are signed in see it from now on; a second time changes nothing."""
    _lock(thing)
    if thing.audience != Audience.PUBLIC:
        return
    narrow(thing, Audience.NETWORK)
    _keep(thing, actor, "taken_back")
    text = _("“%(title)s” is not public any more. Everybody signed in can see it.")
    _tell(_makers(thing), thing, actor, "taken_back", text)


def _lock(thing: Hack | Iteration) -> None:
    """Read what is decided about, with its row locked."""
    type(thing).objects.select_for_update().get(pk=thing.pk)
    names = [name for name in FIELDS if name != "updated_at"]
    thing.refresh_from_db(fields=[*names, "state"] if isinstance(thing, Iteration) else names)


def _keep(thing: Hack | Iteration, actor: User, event: str) -> None:
    thing.save(update_fields=FIELDS)
    audit.record(actor, f"{thing._meta.model_name}.{event}", thing)
    if isinstance(thing, Iteration):
        iteration_changed.send(sender=Iteration, iteration=thing)


def _makers(thing: Hack | Iteration) -> list[User | None]:
    """Who made it, and the team's leads."""
    author = thing.created_by if isinstance(thing, Hack) else thing.author
    return [author, *team_leads(thing.team)]


def _tell(
    people: list[User | None], thing: Hack | Iteration, actor: User, event: str, text: str
) -> None:
    """Tell these people, except the one who did it."""
    kind = f"{thing._meta.model_name}.{event}"
    stamp = f"{timezone.now():%Y%m%d%H%M%S}"
    notify(
        [person for person in people if person and person != actor],
        kind=kind,
        text=text % {"title": thing},
        url=thing.get_absolute_url(),
        key=f"{kind}:{thing.pk}:{stamp}",
    )
