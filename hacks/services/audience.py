"""Who a thing reaches: members ask for public, the team lead's word makes it so."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.rules import is_lead_of
from cohorts.selectors import team_leads
from incubator.accounts.models import User
from incubator.notifications.services import notify

from ..models import Audience, Hack, Iteration


def wanted_audience(thing: Hack | Iteration) -> str:
    """What the team asked for: public while the request waits for the lead."""
    return Audience.PUBLIC if thing.waits_for_lead else thing.audience


def choose_audience(thing: Hack | Iteration, wanted: str, person: User) -> None:
    """Set the audience on the unsaved thing.

    Public from a lead is public at once; from a member it is network with a request. Anything
    narrower takes effect at once and ends requests and confirmations.
    """
    if wanted == wanted_audience(thing):
        return
    if wanted != Audience.PUBLIC:
        narrow(thing, wanted)
    elif _may_confirm(thing, person):
        make_public(thing, person)
    else:
        thing.audience = Audience.NETWORK
        thing.public_requested_at = timezone.now()
        thing.public_requested_by = person


def settle_audience(iteration: Iteration, person: User) -> None:
    """When a lead publishes a draft that asks for public, the lead's word is given with it."""
    if iteration.waits_for_lead and _may_confirm(iteration, person):
        make_public(iteration, person)


def tell_leads_of_request(thing: Hack | Iteration, url: str) -> None:
    """Ask the team's leads for their word, once a request."""
    stamp = f"{thing.public_requested_at:%Y%m%d%H%M%S}"
    notify(
        team_leads(thing.team),
        kind="public.requested",
        text=_("%(person)s asks to make “%(thing)s” public.")
        % {"person": thing.public_requested_by, "thing": thing},
        url=url,
        key=f"public.requested:{thing._meta.model_name}:{thing.pk}:{stamp}",
    )


def make_public(thing: Hack | Iteration, person: User) -> None:
    """Note the lead's word on the unsaved thing."""
    thing.audience = Audience.PUBLIC
    thing.public_confirmed_at = timezone.now()
    thing.public_confirmed_by = person


def narrow(thing: Hack | Iteration, audience: str) -> None:
    """Set an audience below public on the unsaved thing, and end requests and confirmations."""
    thing.audience = audience
    thing.public_requested_at = thing.public_requested_by = None
    thing.public_confirmed_at = thing.public_confirmed_by = None


def _may_confirm(thing: Hack | Iteration, person: User) -> bool:
    """A draft is never public, so that what a lead confirms is what was published."""
    is_draft = isinstance(thing, Iteration) and thing.is_draft
    return not is_draft and is_lead_of(person, thing.team)
