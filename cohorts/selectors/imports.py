"""What is here already of a list of schools and teams."""

from dataclasses import dataclass, field

from django.utils.functional import cached_property

from ..models import Cohort, Membership, School, Team, TeamInvitation
from .schools import name_key, schools_by_name


@dataclass
class Known:
    """Schools, cohorts, teams and who was ever invited to lead them; six queries in all."""

    schools: dict[str, School] = field(default_factory=schools_by_name)

    @cached_property
    def cohorts(self) -> dict[str, Cohort]:
        """By ``name_key``."""
        return {name_key(cohort.name): cohort for cohort in Cohort.objects.all()}

    @cached_property
    def teams(self) -> dict[tuple[int, int], Team]:
        """By school and cohort."""
        teams = Team.objects.select_related("school", "cohort")
        return {(team.school_id, team.cohort_id): team for team in teams}

    @cached_property
    def leads(self) -> set[tuple[int, str]]:
        """Team and address of all who belong to it, or were ever invited to it."""
        now = Membership.objects.current()
        people = now.values_list("team_id", "user__email")
        proved = now.filter(user__emailaddress__verified=True)
        others = proved.values_list("team_id", "user__emailaddress__email")
        invited = TeamInvitation.objects.exclude(role=TeamInvitation.Role.COACH)
        asked = invited.values_list("team_id", "invitation__email")
        return {(team, email.lower()) for team, email in [*people, *others, *asked]}

    def key(self, name: str) -> str:
        """The same for all spellings of a name."""
        return name_key(name)

    def school(self, name: str) -> School | None:
        """The school of this name, however it is typed."""
        return self.schools.get(name_key(name))

    def cohort(self, name: str) -> Cohort | None:
        """The cohort of this name, however it is typed."""
        return self.cohorts.get(name_key(name))

    def team(self, school: School | None, cohort: Cohort | None) -> Team | None:
        """The school's team in the cohort."""
        return self.teams.get((school.pk, cohort.pk)) if school and cohort else None

    def was_asked(self, team: Team | None, email: str) -> bool:
        """Whether this address belongs to the team, or was ever invited to it."""
        return team is not None and (team.pk, email.lower()) in self.leads

    def add_school(self, school: School) -> None:
        """Know a school that came meanwhile."""
        self.schools[name_key(school.name)] = school

    def add_team(self, team: Team) -> None:
        """Know a team that came meanwhile."""
        self.teams[team.school_id, team.cohort_id] = team


def changes_of(school: School, details: dict[str, str], *, replace: bool) -> dict[str, str]:
    """The fields that a list would change: empty ones, or with ``replace`` all that differ."""
    return {
        name: value
        for name, value in details.items()
        if value and value != getattr(school, name) and (replace or not getattr(school, name))
    }
