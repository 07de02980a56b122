"""Large cohorts for measurements: seeded, in bulk, without photos.

A unit has 21 teams, 200 people, 400 hacks, 4,000 iterations and 20,000 comments.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction

from cohorts.models import (
    CoachAssignment,
    Cohort,
    CohortPage,
    CohortStrand,
    Membership,
    School,
    Team,
)
from hacks.models import Audience, BigIdea, Comment, Hack, Iteration
from incubator.accounts.models import User

from ..services import ensure_site_tree
from .cohorts import load_big_ideas
from .keys import key_of, moment
from .texts import hack_logs
from .texts.cohort import STRANDS

TEAMS, PEOPLE, COACHES, HACKS, ITERATIONS, COMMENTS = 21, 200, 10, 400, 4_000, 20_000
FIRST_DAY = date(2018, 9, 17)
BATCH = 2_000


def load_scale(*, units: int, say: Callable[[str], object]) -> None:
    """Add the units that are not there yet: cohorts ``scale-cohort-1`` to ``-N``."""
    pieces = Pieces()
    big_ideas = list(load_big_ideas().values())
    for unit in range(1, units + 1):
        if Cohort.objects.filter(slug=f"scale-cohort-{unit}").exists():
            say(f"scale-cohort-{unit} is there already.")
            continue
        with transaction.atomic():
            Unit(unit, pieces, big_ideas).load()
        say(f"scale-cohort-{unit}: {TEAMS} teams, {HACKS} hacks, {ITERATIONS} iterations.")


class Pieces:
    """The demonstration's sentences, to be mixed anew."""

    def __init__(self):
        hacks = [hack for texts in hack_logs().values() for hack in texts]
        self.hacks = hacks
        every = [one for hack in hacks for one in hack.get("iterations", [])]
        self.iterations = [one for one in every if one.get("learned")]  # drafts break off earlier
        self.comments = [note for one in self.iterations for note in one.get("comments", [])]


class Unit:
    """One large cohort; the same number always makes the same rows."""

    def __init__(self, number: int, pieces: Pieces, big_ideas: list[BigIdea]):
        self.number, self.pieces, self.big_ideas = number, pieces, big_ideas
        self.chance = Random(number)  # noqa: S311 (sample data, the same each time)

    def load(self) -> None:
        self.cohort = self._cohort()
        self.teams = self._teams()
        self.people = self._people()
        self.members = self._join()
        hacks = _insert(Hack, self._hacks())
        iterations = _insert(Iteration, self._iterations(hacks))
        _insert(Comment, self._comments(iterations))

    def _cohort(self) -> Cohort:
        name = f"scale-cohort-{self.number}"
        cohort = Cohort.objects.create(
            name=f"Scale cohort {self.number}",
            slug=name,
            starts_on=FIRST_DAY,
            ends_on=date(2019, 6, 14),
        )
        CohortStrand.objects.bulk_create(
            CohortStrand(cohort=cohort, strand=strand, starts_on=start, ends_on=end, summary=line)
            for strand, start, end, line in STRANDS
        )
        page = CohortPage(title=cohort.name, slug=name, cohort=cohort)
        ensure_site_tree().cohorts.add_child(instance=page)
        return cohort

    def _teams(self) -> list[Team]:
        names = [f"{self.number}-{index}" for index in range(1, TEAMS + 1)]
        schools = School.objects.bulk_create(
            School(name=f"Demo School {name}", slug=f"scale-school-{name}") for name in names
        )
        return Team.objects.bulk_create(
            Team(school=school, cohort=self.cohort, slug=f"scale-team-{name}")
            for school, name in zip(schools, names, strict=True)
        )

    def _people(self) -> list[User]:
        closed = make_password(None)
        return User.objects.bulk_create(
            User(
                email=f"scale.{self.number}.{index}@incubator.example",
                name=f"Demo Educator {self.number}-{index}",
                password=closed,
            )
            for index in range(1, PEOPLE + 1)
        )

    def _join(self) -> dict[int, list[User]]:
        """The first ten coach two teams or three each, the others are spread over the teams."""
        started = moment(FIRST_DAY)
        CoachAssignment.objects.bulk_create(
            CoachAssignment(team=team, coach=self.people[index % COACHES], started_at=started)
            for index, team in enumerate(self.teams)
        )
        members = {team.pk: [] for team in self.teams}
        for index, person in enumerate(self.people[COACHES:]):
            members[self.teams[index % TEAMS].pk].append(person)
        Membership.objects.bulk_create(
            Membership(
                team_id=team,
                user=person,
                role=Membership.Role.MEMBER if index else Membership.Role.LEAD,
                started_at=started,
            )
            for team, people in members.items()
            for index, person in enumerate(people)
        )
        return members

    def _hacks(self) -> Iterator[Hack]:
        for index in range(HACKS):
            text = self.chance.choice(self.pieces.hacks)
            team = self.teams[index % TEAMS]
            yield Hack(
                team=team,
                title=f"{text['title']}, {index + 1}",
                slug=f"hack-{index + 1}",
                client_id=key_of("scale", self.number, "hack", index),
                status=self.chance.choice(Hack.Status.values[1:]),
                lever=self.chance.choice(Hack.Lever.values),
                big_idea=self.chance.choice(self.big_ideas),
                how_might_we=text["how_might_we"],
                what_we_will_try=text["what_we_will_try"],
                what_we_learned=self.chance.choice(self.pieces.iterations)["learned"],
                created_by=self.chance.choice(self.members[team.pk]),
                **self._audience(index),
            )

    def _iterations(self, hacks: list[Hack]) -> Iterator[Iteration]:
        for index in range(ITERATIONS):
            hack = hacks[index % HACKS]
            day = FIRST_DAY + timedelta(days=self.chance.randrange(260))
            yield Iteration(
                hack=hack,
                number=index // HACKS + 1,
                client_id=key_of("scale", self.number, "iteration", index),
                state=Iteration.State.PUBLISHED,
                next_move=self.chance.choice(Iteration.NextMove.values),
                tried=self.chance.choice(self.pieces.iterations)["tried"],
                happened=self.chance.choice(self.pieces.iterations)["happened"],
                learned=self.chance.choice(self.pieces.iterations)["learned"],
                tried_on=day,
                students_count=self.chance.randrange(60),
                author=self.chance.choice(self.members[hack.team_id]),
                published_at=moment(day, self.chance.randrange(8, 19)),
                **self._audience(index),
            )

    def _comments(self, iterations: list[Iteration]) -> Iterator[Comment]:
        for index in range(COMMENTS):
            iteration = self.chance.choice(iterations)
            yield Comment(
                hack_id=iteration.hack_id,
                iteration=iteration,
                client_id=key_of("scale", self.number, "comment", index),
                author=self.chance.choice(self.people),
                kind=self.chance.choice(Comment.Kind.values),
                text=self.chance.choice(self.pieces.comments)["text"],
                audience=self.chance.choice(Comment.Audience.values),
            )

    def _audience(self, index: int) -> dict:
        """Three in ten are for everyone, the rest mostly for the cohort."""
        if index % 10 < 3:
            return {"audience": Audience.PUBLIC, "public_confirmed_at": moment(FIRST_DAY)}
        return {"audience": (Audience.COHORT, Audience.NETWORK, Audience.TEAM)[index % 3]}


def _insert(model, rows) -> list:
    return model.objects.bulk_create(list(rows), batch_size=BATCH)
