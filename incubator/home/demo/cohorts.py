"""Cohort 1 with its schools, teams, people and aspirations."""

from cohorts.models import (
    Aspiration,
    CoachAssignment,
    Cohort,
    CohortStrand,
    LocalProcedures,
    Membership,
    School,
    Team,
)
from hacks.models import BigIdea

from .accounts import People
from .keys import moment
from .texts import cohort as texts
from .texts.big_ideas import BIG_IDEAS
from .texts.people import COACHES, MEMBERS

Teams = dict[str, Team]


def load_cohort(people: People) -> Teams:
    """The teams of cohort 1 by address; rows that are there stay as people left them."""
    cohort = _cohort()
    teams = {slug: _team(slug, school, cohort) for slug, school in texts.TEAMS.items()}
    for slug, team in teams.items():
        _fill_team(team, people)
        _write_aspirations(team, people[MEMBERS[slug][0]])
    for slug, decided in texts.PROCEDURES.items():
        school = School.objects.get(slug=slug)
        LocalProcedures.objects.get_or_create(school=school, defaults=decided)
    return teams


def load_big_ideas() -> dict[str, BigIdea]:
    """The big ideas by address."""
    return {
        slug: BigIdea.objects.get_or_create(slug=slug, defaults={"name": name, "summary": summary})[
            0
        ]
        for slug, name, summary in BIG_IDEAS
    }


def _cohort() -> Cohort:
    fields = dict(texts.COHORT)
    cohort, is_new = Cohort.objects.get_or_create(slug=fields.pop("slug"), defaults=fields)
    if is_new:
        CohortStrand.objects.bulk_create(
            CohortStrand(cohort=cohort, strand=strand, starts_on=start, ends_on=end, summary=line)
            for strand, start, end, line in texts.STRANDS
        )
    return cohort


def _team(slug: str, school_slug: str, cohort: Cohort) -> Team:
    fields = next(one for one in texts.SCHOOLS if one["slug"] == school_slug)
    school, _ = School.objects.get_or_create(slug=school_slug, defaults=fields)
    return Team.objects.get_or_create(slug=slug, defaults={"school": school, "cohort": cohort})[0]


def _fill_team(team: Team, people: People) -> None:
    """Memberships and coaches; one that ended meanwhile is not begun again."""
    started = moment(texts.COHORT["starts_on"])
    for position, name in enumerate(MEMBERS[team.slug]):
        if not team.memberships.filter(user=people[name]).exists():
            role = Membership.Role.MEMBER if position else Membership.Role.LEAD
            Membership.objects.create(team=team, user=people[name], role=role, started_at=started)
    for name in COACHES[team.slug]:
        if not team.coach_assignments.filter(coach=people[name]).exists():
            CoachAssignment.objects.create(team=team, coach=people[name], started_at=started)


def _write_aspirations(team: Team, lead) -> None:
    if team.aspirations.exists():
        return
    versions = texts.ASPIRATIONS[team.slug]
    for day, text in versions:
        is_current = text == versions[-1][1]
        row = Aspiration.objects.create(
            team=team, text=text, is_current=is_current, written_by=lead
        )
        Aspiration.objects.filter(pk=row.pk).update(created_at=moment(day))
