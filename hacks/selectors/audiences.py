"""Who can see a thing, in a sentence, and who may change that here and now."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Audience, Hack, Iteration
from .standing import Standing


@dataclass(frozen=True)
class Reach:
    """A thing's audience as its page shows it; an address is empty where the reader may not."""

    line: str
    is_waiting: bool
    confirm_url: str
    decline_url: str
    take_back_url: str


def reach_of(thing: Hack | Iteration, standing: Standing) -> Reach:
    """Who can see a design or an iteration, for one reader."""
    may_confirm = standing.may_confirm_public(thing)
    return Reach(
        line=audience_line(thing),
        is_waiting=thing.waits_for_lead and standing.is_own and not may_confirm,
        confirm_url=_address("hacks:confirm_public", thing) if may_confirm else "",
        decline_url=_address("hacks:decline_public", thing) if may_confirm else "",
        take_back_url=(
            _address("hacks:take_back_public", thing)
            if standing.may_take_back_public(thing)
            else ""
        ),
    )


def audience_line(thing: Hack | Iteration) -> str:
    """One sentence for the page of a hack's design or an iteration."""
    if _is_draft(thing):
        return _("Draft: only the team and its coaches can see this.")
    return {
        Audience.TEAM: _("Only the team and its coaches can see this."),
        Audience.COHORT: _("All teams in the cohort can see this."),
        Audience.NETWORK: _("Everybody signed in can see this."),
        Audience.PUBLIC: _("Everyone can see this."),
    }[thing.audience]


def _is_draft(thing: Hack | Iteration) -> bool:
    if isinstance(thing, Hack):
        return thing.status == Hack.Status.DRAFT_PLAN
    return thing.is_draft


def _address(name: str, thing: Hack | Iteration) -> str:
    hack, number = (thing, []) if isinstance(thing, Hack) else (thing.hack, [thing.number])
    return reverse(name, args=[hack.team.slug, hack.slug, *number])
