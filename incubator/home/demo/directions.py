"""What teams of the demonstration decided, whom their hacks reach, what they need, who leads on."""

from datetime import timedelta

from django.utils import timezone

from cohorts.models import School
from hacks.models import Decision, Hack, HackSet, Reach, Support

from .accounts import People
from .keys import key_of, moment
from .school_days import school_day_before
from .texts import directions as texts

Place = tuple[str, str]


def load_directions(people: People) -> None:
    """All that is not there yet; what is there stays as people left it."""
    for place, rows in texts.DECISIONS.items():
        _write_history(Decision, place, [_decision(row, people) for row in rows])
    for place, rows in texts.REACH.items():
        _write_history(Reach, place, [_count(row, people) for row in rows])
    for place, *words in texts.SUPPORTS:
        _ask(place, words, people)
    for words in texts.SETS:
        _put_together(words, people)


def _hack(place: Place) -> Hack | None:
    return Hack.objects.filter(client_id=key_of("hack", *place)).first()


def _write_history(model, place: Place, rows: list[dict]) -> None:
    """The rows of one hack that has none, the last one current."""
    hack = _hack(place)
    if hack is None or model.objects.filter(hack=hack).exists():
        return
    for number, row in enumerate(rows, 1):
        key = key_of(model._meta.model_name, *place, number)
        model.objects.create(hack=hack, client_id=key, is_current=number == len(rows), **row)


def _decision(row: tuple, people: People) -> dict:
    verdict, day, by, reason = row
    return {"verdict": verdict, "decided_on": day, "decided_by": people[by], "reason": reason}


def _count(row: tuple, people: People) -> dict:
    day, by, classrooms, students, teachers = row
    counts = {"classrooms": classrooms, "students": students, "teachers": teachers}
    return {"counted_on": day, "counted_by": people[by], **counts}


def _ask(place: Place, words: list, people: People) -> None:
    purpose, kind, days, by, state, text = words
    hack, key = _hack(place), key_of("support", *place, kind)
    if hack is None or Support.objects.filter(client_id=key).exists():
        return
    at = moment(school_day_before(timezone.localdate() - timedelta(days=days)))
    settled = {} if state == "needed" else {"settled_at": timezone.now(), "settled_by": people[by]}
    what = {"purpose": purpose, "kind": kind, "text": text, "state": state, "asked_by": people[by]}
    support = Support.objects.create(hack=hack, client_id=key, **what, **settled)
    Support.objects.filter(pk=support.pk).update(created_at=at, updated_at=at)


def _put_together(words: tuple, people: People) -> None:
    name, school, by, title, purpose, places = words
    key = key_of("hack-set", name)
    hacks = [hack for place in places if (hack := _hack(place))]
    if not hacks or HackSet.objects.filter(client_id=key).exists():
        return
    made = {"school": School.objects.get(slug=school), "created_by": people[by], "client_id": key}
    HackSet.objects.create(title=title, purpose=purpose, **made).hacks.set(hacks)
