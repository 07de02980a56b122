"""What came of the demonstration's past visit: notes, debriefs, take-aways and a hack."""

from datetime import date, timedelta

from cohorts.visits.models import Debrief, EvidenceNote, TakeAway, Visit
from hacks.models import BigIdea, Hack

from .accounts import People
from .keys import key_of
from .logs import write_hack
from .school_days import school_day_after
from .texts.visits import (
    BEGAN_AFTER,
    DEBRIEFS,
    HACK,
    ITERATION,
    NOTES,
    TAKE_AWAYS,
    TRIED_AFTER,
)


def load_what_came(people: People, big_ideas: dict[str, BigIdea]) -> None:
    """Once, when nobody has written about the visit yet."""
    visit = Visit.objects.select_related("team", "host", "slot")
    visit = visit.filter(client_id=key_of("visit", "desk")).first()
    if visit is None or visit.debriefs.exists():
        return
    _note(visit, people)
    _write_debriefs(visit, people)
    hack = _try_it(visit, people, big_ideas)
    _take_away(visit, people, hack)


def _note(visit: Visit, people: People) -> None:
    stops = list(visit.slot.stops.all())
    for number, (name, kind, place, text) in enumerate(NOTES):
        stop = None if place is None else stops[place]
        note = EvidenceNote.objects.create(
            visit=visit,
            stop=stop,
            author=people[name],
            kind=kind,
            text=text,
            client_id=key_of("note", "desk", number),
        )
        at = (stop or visit.slot).starts_at + timedelta(minutes=5 + number)
        EvidenceNote.objects.filter(pk=note.pk).update(created_at=at, updated_at=at)


def _write_debriefs(visit: Visit, people: People) -> None:
    visitors = set(visit.seats.taken().values_list("person_id", flat=True))
    for number, (name, noticed, wondered, thanks) in enumerate(DEBRIEFS):
        person = people[name]
        row = Debrief.objects.create(
            visit=visit,
            person=person,
            team=visit.team if person.pk in visitors else visit.host,
            noticed=noticed,
            wondered=wondered,
            thanks=thanks,
        )
        at = visit.slot.ends_at + timedelta(hours=5 + number)
        Debrief.objects.filter(pk=row.pk).update(created_at=at, updated_at=at)


def _take_away(visit: Visit, people: People, hack: Hack) -> None:
    source = hack.adapted_from
    at = visit.slot.ends_at + timedelta(hours=5)
    for number, (name, text) in enumerate(TAKE_AWAYS):
        row = TakeAway.objects.create(
            visit=visit,
            person=people[name],
            text=text,
            source=source,
            hack=None if number else hack,
            client_id=key_of("take-away", "desk", number),
        )
        TakeAway.objects.filter(pk=row.pk).update(created_at=at, updated_at=at)


def _try_it(visit: Visit, people: People, big_ideas: dict[str, BigIdea]) -> Hack:
    """The hack that the first take-away became, with its first iteration."""
    text = HACK | {
        "starts_on": _school_day(visit, BEGAN_AFTER),
        "iterations": [ITERATION | {"on": _school_day(visit, TRIED_AFTER)}],
    }
    key = key_of("take-away", "desk", 0)
    known = Hack.objects.filter(client_id=key).first()
    return known or write_hack(text, key, visit.team, people, big_ideas)


def _school_day(visit: Visit, after: int) -> date:
    return school_day_after(visit.slot.day + timedelta(days=after))
