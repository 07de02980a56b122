from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

import factory

from cohorts.models import (
    Aspiration,
    CoachAssignment,
    Cohort,
    Membership,
    School,
    Team,
    Workshop,
    WorkshopResource,
)

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


class WorkshopFactory(factory.django.DjangoModelFactory):
    """One that is over since an hour."""

    class Meta:
        model = Workshop

    cohort = factory.SubFactory(CohortFactory)
    title = factory.Sequence(lambda n: f"Share what failed {n}")
    strand = "ground"
    starts_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=3))
    ends_at = factory.LazyAttribute(lambda one: one.starts_at + timedelta(hours=2))


class WorkshopResourceFactory(factory.django.DjangoModelFactory):
    """A link for the cohort."""

    class Meta:
        model = WorkshopResource

    workshop = factory.SubFactory(WorkshopFactory)
    title = "A template for aspirations"
    link = "https://boston.example/aspirations"


def handout(name: str = "agenda.pdf", data: bytes = b"%PDF-1.4 Share.", **fields):
    """A resource with a file."""
    file = SimpleUploadedFile(name, data)
    return WorkshopResourceFactory(link="", file=file, **fields)
