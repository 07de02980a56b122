"""What comes of a visit that took place: debriefs, take-aways, the visit in return."""

from dataclasses import dataclass

from cohorts.rules import is_member_of

from .. import rules
from ..models import Debrief, Slot, TakeAway, Visit
from .debriefs import debriefs_of, take_aways_of


@dataclass
class Afterwards:
    """A visit that has begun, as one person sees it; ``reflections`` are the host's debriefs."""

    debriefs: list[Debrief]
    reflections: list[Debrief]
    take_aways: list[TakeAway]
    returns: list[Slot]
    is_host: bool
    is_visitor: bool
    may_debrief: bool
    may_offer_return: bool
    has_written: bool


def afterwards(visit: Visit, user) -> Afterwards:
    """What comes of a visit (with ``team``, ``host``, ``slot``)."""
    written = debriefs_of(visit)
    return Afterwards(
        debriefs=[one for one in written if one.team_id != visit.host_id],
        reflections=[one for one in written if one.team_id == visit.host_id],
        take_aways=take_aways_of(visit, user),
        returns=returns_of(visit, user),
        is_host=is_member_of(user, visit.host),
        is_visitor=is_member_of(user, visit.team),
        may_debrief=rules.can_debrief(user, visit),
        may_offer_return=rules.can_offer_return(user, visit),
        has_written=any(one.person_id == user.pk for one in written),
    )


def returns_of(visit: Visit, user) -> list[Slot]:
    """What the visiting team offers its host in return; one query."""
    slots = Slot.objects.visible_to(user).counted().filter(return_of=visit)
    return list(slots.select_related("team__school"))
