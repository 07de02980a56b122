"""Where a hack goes: what its team decided, whom it reaches, what it needs, who leads it on."""

from dataclasses import dataclass, field

from ..models import Decision, Hack, HackSet, Reach, Support
from .standing import Standing


@dataclass
class Direction:
    """What one reader may know of where a hack goes; ``earlier`` and ``counted_before`` are its
    history, the latest first. ``reads_supports`` says that the reader is one of those who do."""

    decision: Decision | None = None
    earlier: list[Decision] = field(default_factory=list)
    reach: Reach | None = None
    counted_before: list[Reach] = field(default_factory=list)
    supports: list[Support] = field(default_factory=list)
    reads_supports: bool = False
    sets: list[HackSet] = field(default_factory=list)


def direction_of(hack: Hack, standing: Standing) -> Direction:
    """Decisions, reach, supports and sets of a hack of ``standing.hacks_to_read``; at most four
    queries. Who sees the hack sees its sets; the rest goes with its design."""
    found = Direction(sets=list(hack.hack_sets.going_on().select_related("school")))
    if hack.shows_design:
        decisions = list(hack.decisions.select_related("decided_by"))
        found.decision, found.earlier = _split(decisions)
        found.reach, found.counted_before = _split(list(hack.reaches.all()))
    found.reads_supports = standing.is_own or (standing.is_office and hack.shows_design)
    if found.reads_supports:
        found.supports = supports_of(hack)
    return found


def supports_of(hack: Hack) -> list[Support]:
    """What the hack needs, then what is settled, the latest last; for who may read that."""
    return sorted(hack.supports.all(), key=lambda one: not one.is_needed)


def _split(rows: list) -> tuple:
    """The current one of a history, and the others as they are."""
    current = next((one for one in rows if one.is_current), None)
    return current, [one for one in rows if not one.is_current]
