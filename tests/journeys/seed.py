"""Two schools of one cohort and the people around them, for the journeys' own database."""

import django

django.setup()

from django.core.management import call_command  # noqa: E402  (apps first)

from incubator.accounts.models import User  # noqa: E402
from tests.factories import (  # noqa: E402
    AspirationFactory,
    CoachAssignmentFactory,
    CohortFactory,
    HackFactory,
    IterationFactory,
    MembershipFactory,
    OfficeUserFactory,
    PolicyFactory,
    SchoolFactory,
    SignOffFactory,
    TeamFactory,
    UserFactory,
)


def team_of(cohort, name: str, slug: str):
    school = SchoolFactory(name=name, slug=slug)
    team = TeamFactory(cohort=cohort, school=school, slug=slug, status="active")
    AspirationFactory(team=team)
    return team


def person(role: str):
    return UserFactory(email=f"{role}@incubator.example", name=f"Demo {role.title()}")


def main() -> None:
    call_command("setup_site", verbosity=0)
    cohort = CohortFactory(name="Cohort 1", slug="cohort-1")
    here = team_of(cohort, "Demo School by the Park", "park")
    there = team_of(cohort, "Demo School by the River", "river")
    MembershipFactory(team=here, user=person("member"))
    MembershipFactory(team=here, user=person("lead"), role="lead")
    MembershipFactory(team=there, user=person("neighbor"))
    MembershipFactory(team=there, user=person("host"), role="lead")
    CoachAssignmentFactory(team=here, coach=person("coach"))
    MembershipFactory(team=here, user=person("leaver"))
    MembershipFactory(team=here, user=person("closer"))
    hill = team_of(cohort, "Demo School on the Hill", "hill")
    CoachAssignmentFactory(team=hill, coach=person("goer"))
    CoachAssignmentFactory(team=there, coach=person("successor"))
    IterationFactory(hack=HackFactory(team=hill, title="Stand up to read", slug="stand-up"))
    past = CohortFactory(name="Cohort 0", slug="cohort-0")
    harbor = team_of(past, "Demo School by the Harbor", "harbor")
    MembershipFactory(team=harbor, user=person("pioneer"))
    HackFactory(team=harbor, title="Walk and talk", slug="walk-and-talk")
    OfficeUserFactory(email="office@incubator.example", name="Demo Office")
    for role in ("newcomer", "records"):
        email = f"{role}@incubator.example"
        OfficeUserFactory(email=email, name=f"Demo {role.title()}", factor=False)
    policy = PolicyFactory()
    for somebody in User.objects.all():
        SignOffFactory(person=somebody, policy=policy)
    MembershipFactory(team=there, user=person("unsigned"))
    HackFactory(team=here, title="Draw the exit ticket", slug="draw-the-exit-ticket")


if __name__ == "__main__":
    main()
