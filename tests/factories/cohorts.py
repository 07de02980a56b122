from datetime import date

import factory

from cohorts.models import Aspiration, CoachAssignment, Cohort, Membership, School, Team

from .accounts import UserFactory


class SchoolFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = School

    name = factory.Sequence(lambda n: f"Demo School {n}")
    slug = factory.Sequence(lambda n: f"demo-school-{n}")


class CohortFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Cohort

    name = factory.Sequence(lambda n: f"Cohort {n}")
    slug = factory.Sequence(lambda n: f"cohort-{n}")
    starts_on = date(2018, 9, 1)
    ends_on = date(2019, 6, 30)


class TeamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Team

    school = factory.SubFactory(SchoolFactory)
    cohort = factory.SubFactory(CohortFactory)
    slug = factory.Sequence(lambda n: f"team-{n}")


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    team = factory.SubFactory(TeamFactory)
    user = factory.SubFactory(UserFactory)


class CoachAssignmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CoachAssignment

    team = factory.SubFactory(TeamFactory)
    coach = factory.SubFactory(UserFactory)


class AspirationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Aspiration

    team = factory.SubFactory(TeamFactory)
    text = "Students own how they show what they know."
