"""What people took from a visit."""

from django.db.models import QuerySet

from hacks.models import Hack

from ..models import Debrief, TakeAway, Visit

WORDS = ("noticed", "wondered", "will_change", "thanks")


def debriefs_of(visit: Visit) -> list[Debrief]:
    """Each with its writer; one query."""
    return list(visit.debriefs.select_related("person", "team__school"))


def take_aways_of(visit: Visit, user) -> list[TakeAway]:
    """Each with its writer and its ``shown_hack``; two queries."""
    return with_hacks(visit.take_aways.select_related("person"), user)


def with_hacks(take_aways: QuerySet[TakeAway], user) -> list[TakeAway]:
    """Each with ``shown_hack``: the hack that it became, where the person may see it."""
    found = list(take_aways)
    ids = [one.hack_id for one in found if one.hack_id]
    hacks = Hack.objects.visible_to(user).filter(pk__in=ids).select_related("team")
    known = {hack.pk: hack for hack in hacks}
    for one in found:
        one.shown_hack = known.get(one.hack_id)
    return found


def hacks_to_credit(visit: Visit, user) -> QuerySet[Hack]:
    """The host's hacks that the person may read."""
    return Hack.objects.with_visible_design(user).filter(team=visit.host).order_by("title")


def own_debrief(visit: Visit, user) -> dict[str, object]:
    """The form as the person filled it in before."""
    debrief = visit.debriefs.filter(person=user).first()
    if debrief is None:
        return {}
    mine = list(visit.take_aways.filter(person=user))
    words = {name: getattr(debrief, name) for name in WORDS}
    source = next((one.source_id for one in mine if one.source_id), None)
    return words | {"will_try": "\n".join(one.text for one in mine), "source": source}
