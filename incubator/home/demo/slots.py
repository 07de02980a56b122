"""Slots that host teams offer in the weeks around today, and the district's closed days."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from cohorts.models import ClosedDay, Team
from cohorts.visits.models import Slot, Stop
from cohorts.visits.models.stop import room_key_of
from incubator.accounts.models import User

from .accounts import People
from .cohorts import Teams
from .keys import key_of
from .school_days import FRIDAY, holidays, nearest
from .texts.slots import CLOSED, SLOTS

AROUND = timedelta(days=100)
APART = timedelta(days=4)
TEXTS = ("seats", "focus_question", "meeting_point", "travel")


def load_slots(teams: Teams, people: People) -> dict[str, Slot]:
    """Closed days and slots, relative to today; each once. Gives the slots by their names."""
    _close_for_holidays()
    for row in CLOSED:
        _close(*row)
    return {
        text["name"]: _slot(text, number, teams[text["team"]], people[text["lead"]])
        for number, text in enumerate(SLOTS)
    }


def _close_for_holidays() -> None:
    today = timezone.localdate()
    for name, first, last in holidays(today - AROUND, today + AROUND):
        ClosedDay.objects.get_or_create(name=name, starts_on=first, defaults={"ends_on": last})


def _close(name: str, kind: str, days: int, length: int) -> None:
    """Once, and away from holidays: schools are not closed for weeks."""
    first = weekday(days)
    last = first + timedelta(days=length - 1)
    is_near = ClosedDay.objects.between(first - APART, last + APART).exclude(name=name).exists()
    if not is_near:
        values = {"kind": kind, "starts_on": first, "ends_on": last}
        ClosedDay.objects.get_or_create(name=name, defaults=values)


def _slot(text: dict, number: int, team: Team, lead: User) -> Slot:
    key = key_of("slot", text["team"], number)
    found = Slot.objects.select_related("team").filter(client_id=key).first()
    return found or _offer(text, key, team, lead)


def _offer(text: dict, key, team: Team, lead: User) -> Slot:
    starts_at, ends_at = _free_hours(text, team)
    slot = Slot.objects.create(
        client_id=key,
        team=team,
        starts_at=starts_at,
        ends_at=ends_at,
        offered_by=lead,
        look_fors="\n".join(text["look_fors"]),
        **{name: text[name] for name in TEXTS},
        **{name: text.get(name, "") for name in ("access", "must_know")},
    )
    for room, what, begins, ends in text.get("stops", []):
        _stop(slot, room, what, begins, ends)
    offered_at = min(starts_at, timezone.now()) - timedelta(days=21)
    Slot.objects.filter(pk=slot.pk).update(created_at=offered_at, updated_at=offered_at)
    return slot


def _stop(slot: Slot, room: str, what: str, begins: int, ends: int) -> None:
    """A stop with its minutes after the slot's start."""
    Stop.objects.create(
        slot=slot,
        school_id=slot.team.school_id,
        room=room,
        room_key=room_key_of(room),
        what=what,
        starts_at=slot.starts_at + timedelta(minutes=begins),
        ends_at=slot.starts_at + timedelta(minutes=ends),
    )


def _free_hours(text: dict, team: Team) -> tuple[datetime, datetime]:
    """On the day next to the one that the text names on which school is open and the team free;
    what is to come stays to come, what is past stays past."""
    today = timezone.localdate()

    def is_possible(day: date) -> bool:
        is_on_its_side = day > today if text["days"] > 0 else day < today
        is_open = day.weekday() <= FRIDAY and not ClosedDay.objects.on(day).exists()
        return is_on_its_side and is_open and not _is_taken(team, *_hours(text, day))

    return _hours(text, nearest(today + timedelta(days=text["days"]), is_possible))


def _is_taken(team: Team, starts_at: datetime, ends_at: datetime) -> bool:
    slots = Slot.objects.filter(team=team, withdrawn_at=None)
    return slots.overlapping(starts_at, ends_at).exists()


def _hours(text: dict, day: date) -> tuple[datetime, datetime]:
    starts_at = _at(day, *text["starts"])
    return starts_at, starts_at + timedelta(minutes=text["minutes"])


def weekday(days: int) -> date:
    """The first day from Monday to Friday, from this many days after today on."""
    day = timezone.localdate() + timedelta(days=days)
    return day + timedelta(days=7 - day.weekday() if day.weekday() > FRIDAY else 0)


def _at(day: date, hour: int, minute: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
