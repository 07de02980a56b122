"""The sheet that visitors have with them, and what they noted on it."""

from dataclasses import dataclass, field

from cohorts.selectors import team_leads

from .. import rules
from ..models import EvidenceNote, Stop, Visit
from ..models.evidence import TEXT_LENGTH


@dataclass
class Place:
    """A stop with its notes; without one the visit as a whole."""

    stop: Stop | None
    notes: list[EvidenceNote] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"stop-{self.stop.pk if self.stop else 0}"


@dataclass
class Sheet:
    """A visit's day as one person has it on the phone."""

    visit: Visit
    places: list[Place]
    contacts: list[str]
    may_note: bool
    may_read_notes: bool
    longest_note: int = TEXT_LENGTH

    @property
    def is_alone(self) -> bool:
        """Whether there is one place for notes, as the host named no stop."""
        return len(self.places) == 1

    def place_of(self, stop: object) -> Place:
        """The place of the stop with this number as a form has it; else the visit as a whole."""
        found = (one for one in self.places if one.stop and str(one.stop.pk) == str(stop))
        return next(found, self.places[-1])


def visit_sheet(visit: Visit, user) -> Sheet:
    """The sheet of a visit (with ``team``, ``host``, ``slot``) that has a date; six queries."""
    places = {stop.pk: Place(stop) for stop in visit.slot.stops.all()}
    whole = Place(None)
    for note in notes_of(visit, user):
        places.get(note.stop_id, whole).notes.append(note)
    return Sheet(
        visit=visit,
        places=[*places.values(), whole],
        contacts=[person.get_short_name() for person in team_leads(visit.host)],
        may_note=rules.can_note(user, visit),
        may_read_notes=rules.can_read_notes(user, visit),
    )


def notes_of(visit: Visit, user) -> list[EvidenceNote]:
    """The notes of a visit that the person may read, each with its author and ``is_own``."""
    found = EvidenceNote.objects.visible_to(user).filter(visit=visit).select_related("author")
    notes = list(found)
    for note in notes:
        note.is_own = note.author_id == user.pk
    return notes


def own_notes(visit: Visit, user) -> list[EvidenceNote]:
    """What the person noted itself, with its stop; one query."""
    notes = EvidenceNote.objects.visible_to(user).filter(visit=visit, author=user)
    return list(notes.select_related("stop"))
