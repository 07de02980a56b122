"""Buddies, and their visits: one past, one confirmed, one that waits for cover, one for a date;
and somebody who waits for a seat."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from cohorts.visits.models import Buddy, Candidate, Mark, Slot, Visit, Waiting
from cohorts.visits.services.seats import take_seats
from incubator.core.errors import DomainError

from .accounts import People
from .after_visit import load_what_came
from .cohorts import Teams
from .keys import key_of
from .slots import load_slots
from .texts.people import OFFICE
from .texts.visits import FREE, PAIRS, VISITS, WAITS

Slots = dict[str, Slot]


def load_visits(teams: Teams, people: People, big_ideas: dict) -> None:
    """Slots, pairs and visits, relative to today; each once. Nobody is written to."""
    slots = load_slots(teams, people)
    for visitor, host in PAIRS:
        _pair(teams[visitor], teams[host], people)
    for text in VISITS:
        key = key_of("visit", text["name"])
        if not Visit.objects.filter(client_id=key).exists():
            with suppress(DomainError), transaction.atomic():  # people took the seats meanwhile
                _visit(text, key, slots, teams, people)
    for row in WAITS:
        _wait(*row, slots, teams, people)
    load_what_came(people, big_ideas)


def _wait(slot: str, team: str, name: str, purpose: str, slots: Slots, teams, people) -> None:
    values = {"slot": slots[slot], "team": teams[team], "purpose": purpose}
    values |= {"person": people[name], "asked_by": people[name]}
    key = key_of("wait", slot, name)
    with suppress(IntegrityError), transaction.atomic():  # the person waits by itself
        Waiting.objects.get_or_create(client_id=key, defaults=values)


def _pair(visitor, host, people: People) -> None:
    """Once; whom the Office paired since then stays paired."""
    if not Buddy.objects.filter(visitor=visitor).exists():
        started_at = timezone.now() - timedelta(days=56)
        Buddy.objects.create(
            visitor=visitor, host=host, paired_by=people[OFFICE], started_at=started_at
        )


def _visit(text: dict, key, slots: Slots, teams: Teams, people: People) -> None:
    dates = [slots[name] for name in text["dates"]]
    visit = Visit.objects.create(
        client_id=key,
        team=teams[text["team"]],
        host=dates[0].team,
        purpose=text["purpose"],
        asked_by=people[text["by"]],
    )
    candidates = [Candidate.objects.create(visit=visit, slot=slot) for slot in dates]
    for name, answers in text["answers"].items():
        for candidate, answer in zip(candidates, answers, strict=True):
            Mark.objects.create(candidate=candidate, person=people[name], answer=answer)
    if "chosen" in text:
        _choose(visit, slots[text["chosen"]], text, people)
    _date(visit, min(timezone.now(), dates[0].starts_at) - timedelta(days=14))


def _choose(visit: Visit, slot: Slot, text: dict, people: People) -> None:
    """A seat for who can come then; confirmed where each has said who covers the class."""
    place = text["dates"].index(text["chosen"])
    coming = [name for name, given in text["answers"].items() if given[place] in Mark.CAN_COME]
    names = {people[name].pk: name for name in coming}
    seats = take_seats(visit, slot, [people[name] for name in coming])
    for seat in seats:
        cover = text["cover"].get(names[seat.person_id], "")
        seat.needs_no_cover = cover == FREE
        seat.cover = "" if seat.needs_no_cover else cover
        seat.save(update_fields=["cover", "needs_no_cover", "updated_at"])
    is_ready = text["is_office_told"] and all(seat.is_covered for seat in seats)
    visit.slot, visit.is_host_sure, visit.is_office_told = slot, True, text["is_office_told"]
    visit.status = Visit.Status.CONFIRMED if is_ready else Visit.Status.PLANNED
    visit.sequence = 1 + len(seats)
    visit.save()


def _date(visit: Visit, at: datetime) -> None:
    Visit.objects.filter(pk=visit.pk).update(created_at=at, updated_at=at + timedelta(days=4))
