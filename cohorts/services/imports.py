"""A list of schools, teams and their leaders, brought in at once or not at all."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction

from incubator.accounts.models import User
from incubator.core import audit

from ..models import Cohort, School, Team, TeamInvitation
from ..selectors.imports import Known, changes_of
from .invitations import Guest, invite_to_teams
from .teams import add_school, add_team


class Entry(NamedTuple):
    """One checked line. Without a ``cohort`` there is no team, without an address no lead."""

    school: str
    details: dict[str, str]
    cohort: Cohort | None
    team_name: str
    lead: Guest | None


class Outcome(NamedTuple):
    """How many schools were added or completed, teams added, leaders invited."""

    schools: int
    completed: int
    teams: int
    invited: int


@transaction.atomic
def import_schools(*, entries: Iterable[Entry], replace: bool, actor: User) -> Outcome:
    """Add what is missing; a school that is here is filled in, or with ``replace`` overwritten.

    Teams that are here stay as they are, and nobody is invited a second time: the same list
    again changes nothing. Raises DomainError when a team takes nobody any more.
    """
    known = Known()
    done = [_bring_in(entry, known, replace, actor) for entry in entries]
    return Outcome(*(sum(column) for column in zip((0, 0, 0, 0), *done, strict=True)))


def _bring_in(entry: Entry, known: Known, replace: bool, actor: User) -> tuple[int, int, int, int]:
    school = known.school(entry.school)
    is_new = school is None
    if is_new:
        school = add_school(name=entry.school, actor=actor, **entry.details)
        known.add_school(school)
    is_completed = not is_new and _complete(school, entry.details, replace, actor)
    team = known.team(school, entry.cohort)
    is_new_team = bool(entry.cohort) and team is None
    if is_new_team:
        team = add_team(school=school, cohort=entry.cohort, actor=actor, name=entry.team_name)
        known.add_team(team)
    is_invited = team is not None and _ask_lead(team, entry.lead, known, actor)
    return int(is_new), int(is_completed), int(is_new_team), int(is_invited)


def _complete(school: School, details: dict[str, str], replace: bool, actor: User) -> bool:
    changes = changes_of(school, details, replace=replace)
    if changes:
        for name, value in changes.items():
            setattr(school, name, value)
        school.save(update_fields=[*changes, "updated_at"])
        audit.record(actor, "school.completed", school, fields=sorted(changes))
    return bool(changes)


def _ask_lead(team: Team, lead: Guest | None, known: Known, actor: User) -> bool:
    if lead is None or known.was_asked(team, lead.email):
        return False
    role = TeamInvitation.Role.LEAD
    invite_to_teams(teams=[team], role=role, guest=lead, actor=actor)
    known.leads.add((team.pk, lead.email.lower()))
    return True
