"""The Office's work in /cms/, through the real views."""

from datetime import UTC, date, datetime

from django.core import mail
from django.urls import reverse

from wagtail.models import ModelLogEntry

import pytest

from cohorts.models import Cohort, CohortPage, CohortStrand, Workshop
from cohorts.services.cohorts import clone_cohort
from hacks.models import Hack
from incubator.accounts.models import User
from incubator.core.errors import DomainError
from tests.factories import (
    CohortFactory,
    HackFactory,
    IterationFactory,
    MembershipFactory,
    TeamFactory,
    UserFactory,
)
from tests.factories.pages import cohort_page

pytestmark = pytest.mark.django_db
LISTS = [
    "cohort",
    "school",
    "team",
    "membership",
    "coach_assignment",
    "big_idea",
    "hack",
    "iteration",
    "wagtailusers_users",
]


@pytest.fixture
def desk(client, office):
    """A browser with the Office signed in."""
    client.force_login(office)
    return client


@pytest.mark.parametrize("name", LISTS)
def test_office_opens_each_list(desk, name, team, member):
    IterationFactory(hack=HackFactory(team=team))

    assert desk.get(reverse(f"{name}:index")).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_member_does_not_enter_the_cms(client, member, name):
    client.force_login(member)

    assert client.get(reverse(f"{name}:index")).status_code == 302


@pytest.mark.parametrize("name", ["cohort", "school", "team", "membership", "coach_assignment"])
def test_office_opens_each_form(desk, name):
    assert desk.get(reverse(f"{name}:add")).status_code == 200


@pytest.mark.parametrize("name", ["hack", "iteration"])
def test_office_cannot_write_for_a_team(desk, name):
    assert desk.get(reverse(f"{name}:add")).status_code == 302


def test_office_list_of_iterations_holds_no_team_text(desk, team):
    hack = HackFactory(team=team, title="Open desk", audience="cohort")
    IterationFactory(hack=hack, number=1, audience="team", tried="Only ours.")
    hidden = HackFactory(team=team, title="Quiet try", audience="team")
    IterationFactory(hack=hidden, number=1, audience="team")

    iterations = desk.get(reverse("iteration:index")).content.decode()
    hacks = desk.get(reverse("hack:index")).content.decode()

    assert "Only ours." not in iterations
    assert "Open desk, 1" not in iterations
    assert "Open desk" in hacks
    assert "Quiet try" not in hacks
    assert Hack.objects.count() == 2


def test_office_ends_a_membership(desk, team):
    membership = MembershipFactory(team=team)
    values = {
        "team": team.pk,
        "user": membership.user_id,
        "role": "member",
        "started_at": "2018-09-01 08:00",
        "ended_at": "2018-12-01 08:00",
    }

    desk.post(reverse("membership:edit", args=[membership.pk]), values)

    membership.refresh_from_db()
    assert membership.ended_at is not None
    assert desk.get(reverse("membership:delete", args=[membership.pk])).status_code == 302


def test_office_adds_a_person_who_gets_a_mail(desk, django_capture_on_commit_callbacks):
    values = {"email": "new@incubator.example", "name": "Demo New, Fenway", "is_superuser": "on"}

    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post(reverse("wagtailusers_users:add"), values)

    person = User.objects.get(email="new@incubator.example")
    assert response.status_code == 302
    assert person.is_superuser is False
    assert not person.has_usable_password()
    assert [message.to for message in mail.outbox] == [["new@incubator.example"]]
    assert "/accounts/password/reset/key/" in mail.outbox[0].body


def test_office_edits_a_person(desk):
    person = UserFactory()
    values = {"email": "moved@incubator.example", "name": "Demo Moved", "is_active": "on"}

    desk.post(reverse("wagtailusers_users:edit", args=[person.pk]), values)

    person.refresh_from_db()
    assert (person.name, person.email) == ("Demo Moved", "moved@incubator.example")
    assert person.emailaddress_set.get().email == "moved@incubator.example"


def test_office_cannot_change_an_administrator(desk):
    admin = UserFactory(is_superuser=True)

    response = desk.get(reverse("wagtailusers_users:edit", args=[admin.pk]))

    assert response.status_code in {302, 403}


def test_office_copies_a_cohort(desk):
    cohort = CohortFactory(starts_on=date(2018, 9, 1))
    values = {"name": "Cohort two", "slug": "cohort-two", "starts_on": "2019-09-01"}

    desk.post(reverse("cohort:clone", args=[cohort.pk]), values)

    assert Cohort.objects.get(slug="cohort-two").starts_on == date(2019, 9, 1)


def test_member_cannot_copy_a_cohort(client, member):
    cohort = CohortFactory()
    client.force_login(member)

    client.post(reverse("cohort:clone", args=[cohort.pk]), {"name": "x", "slug": "x"})

    assert not Cohort.objects.filter(slug="x").exists()


def test_clone_keeps_the_time_of_day_over_a_change_of_the_clocks(office):
    cohort = CohortFactory(starts_on=date(2018, 9, 1), ends_on=date(2019, 6, 30))
    CohortStrand.objects.create(
        cohort=cohort, strand="hack", starts_on=date(2018, 10, 1), ends_on=date(2018, 11, 1)
    )
    Workshop.objects.create(
        cohort=cohort,
        title="Kick-off",
        strand="ground",
        starts_at=datetime(2018, 10, 1, 13, tzinfo=UTC),  # 9:00 in Boston, summer time
        ends_at=datetime(2018, 10, 1, 16, tzinfo=UTC),
    )

    clone = clone_cohort(
        cohort=cohort, name="New", slug="new", starts_on=date(2018, 11, 30), actor=office
    )

    workshop = clone.workshops.get()
    assert workshop.starts_at == datetime(2018, 12, 30, 14, tzinfo=UTC)  # 9:00, winter time
    assert workshop.ends_at == datetime(2018, 12, 30, 17, tzinfo=UTC)
    assert clone.strands.get().starts_on == date(2018, 12, 30)
    assert clone.ends_on == date(2019, 9, 28)


def test_clone_copies_the_story_as_a_draft_and_leaves_people_behind(office):
    cohort = CohortFactory()
    cohort_page(cohort, story=[("heading", "How it began")])
    TeamFactory(cohort=cohort)

    clone = clone_cohort(
        cohort=cohort, name="New", slug="new", starts_on=date(2020, 9, 1), actor=office
    )

    page = CohortPage.objects.get(cohort=clone)
    assert (page.live, page.slug, page.story[0].value) == (False, "new", "How it began")
    assert clone.teams.count() == 0


def test_clone_with_a_name_that_is_taken_is_refused(office):
    cohort = CohortFactory()

    with pytest.raises(DomainError):
        clone_cohort(
            cohort=cohort, name=cohort.name, slug="new", starts_on=date(2020, 9, 1), actor=office
        )


@pytest.mark.parametrize("name", ["cohort", "school", "team", "membership", "coach_assignment"])
def test_what_the_office_adds_is_in_wagtails_log(desk, office, name, team, member):
    forms = {
        "cohort": {
            "name": "Demo cohort",
            "slug": "demo-cohort",
            "starts_on": "2019-09-02",
            "ends_on": "2020-06-15",
            **{
                f"{part}-{key}": 0
                for part in ("strands", "workshops")
                for key in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")
            },
        },
        "school": {"name": "Demo School", "slug": "demo-school"},
        "team": {
            "school": team.school_id,
            "cohort": CohortFactory().pk,
            "slug": "demo-team",
            "status": "active",
        },
        "membership": {
            "team": TeamFactory().pk,
            "user": member.pk,
            "role": "member",
            "started_at": "2018-09-01 12:00",
        },
        "coach_assignment": {
            "team": team.pk,
            "coach": UserFactory().pk,
            "started_at": "2018-09-01 12:00",
        },
    }

    response = desk.post(reverse(f"{name}:add"), forms[name])

    entry = ModelLogEntry.objects.get()
    assert response.status_code == 302
    assert (entry.action, entry.user) == ("wagtail.create", office)
