"""The Office invites school leaders and coaches, and sees what became of it."""

from uuid import uuid4

from django.core import mail
from django.utils import timezone

import pytest

from cohorts.models import School, Team, TeamInvitation
from incubator.accounts.models import Invitation
from tests.factories import CohortFactory, SchoolFactory, TeamFactory, TeamInvitationFactory

pytestmark = pytest.mark.django_db
LEAD, COACH = "/office/people/invite/lead/", "/office/people/invite/coach/"
LIST = "/office/people/invitations/"


@pytest.fixture
def office_client(client, office):
    client.force_login(office)
    return client


def guest(**fields) -> dict:
    who = {"name": "Demo Leader", "email": "Leader@incubator.example", "batch": str(uuid4())}
    return who | fields


def test_leader_is_invited_to_a_team(office_client, office, django_capture_on_commit_callbacks):
    team = TeamFactory(status="invited")
    with django_capture_on_commit_callbacks(execute=True):
        answer = office_client.post(LEAD, guest(place="team", team=team.pk))

    row = TeamInvitation.objects.get()
    assert answer.url == LIST
    assert (row.team, row.role, row.invitation.invited_by) == (team, "lead", office)
    assert [message.to for message in mail.outbox] == [["leader@incubator.example"]]


def test_leader_is_invited_to_a_new_team_of_a_new_school(office_client):
    cohort = CohortFactory()
    fields = guest(place="new", cohort=cohort.pk, school_name="Demo  School by the Sea")
    office_client.post(LEAD, fields)

    team = Team.objects.get()
    assert (team.school.name, team.school.slug) == ("Demo School by the Sea", team.slug)
    assert (team.cohort, team.status) == (cohort, "invited")
    assert team.invitations.get().role == "lead"


def test_same_form_twice_makes_one_team_and_one_invitation(office_client):
    fields = guest(place="new", cohort=CohortFactory().pk, school_name="Demo School by the Sea")
    answers = [office_client.post(LEAD, fields).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert (School.objects.count(), Team.objects.count(), Invitation.objects.count()) == (1, 1, 1)


def test_school_that_is_known_is_found_however_it_is_typed(office_client):
    school = SchoolFactory(name="Demo School by the Sea")
    fields = guest(place="new", cohort=CohortFactory().pk, school_name=" demo school  BY the sea ")
    office_client.post(LEAD, fields)

    assert Team.objects.get().school == school


def test_second_team_of_a_school_in_a_cohort_gets_an_address_of_its_own(office_client, team):
    fields = guest(place="new", cohort=CohortFactory(slug="next").pk, school=team.school_id)
    Team.objects.update(slug=team.school.slug)
    office_client.post(LEAD, fields)

    assert Team.objects.latest("pk").slug == f"{team.school.slug}-next"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"place": "team"}, {"team"}),
        ({"place": "new"}, {"cohort", "school"}),
        ({"place": "team", "email": "nobody"}, {"team", "email"}),
        ({"place": "team", "name": ""}, {"team", "name"}),
        ({}, {"place"}),
    ],
)
def test_wrong_input_comes_back_with_everything_typed(office_client, fields, wrong):
    page = office_client.post(LEAD, guest(team_name="Demo team of five") | fields)

    assert page.context["form"].errors.keys() == wrong
    assert "Demo team of five" in page.text
    assert not Invitation.objects.exists()


def test_school_with_a_team_in_the_cohort_is_named(office_client, team):
    fields = guest(place="new", cohort=team.cohort_id, school=team.school_id)
    page = office_client.post(LEAD, fields)

    assert f"{team.school} has a team in this cohort already." in page.text


def test_member_of_the_team_is_not_invited_again(office_client, team, member):
    page = office_client.post(LEAD, guest(place="team", team=team.pk, email=member.email))

    assert "in the team, or invited to it, already" in page.text


def test_team_that_ended_cannot_be_chosen(office_client):
    team = TeamFactory(status="completed")
    page = office_client.post(LEAD, guest(place="team", team=team.pk))

    assert page.context["form"].errors.keys() == {"team"}


def test_coach_is_invited_to_several_teams_by_one_invitation(office_client, team):
    other = TeamFactory()
    office_client.post(COACH, guest(teams=[team.pk, other.pk]))

    places = Invitation.objects.get().team_invitations.all()
    assert {(row.team, row.role) for row in places} == {(team, "coach"), (other, "coach")}


def test_coach_without_a_team_is_asked_for_one(office_client):
    page = office_client.post(COACH, guest())

    assert page.context["form"].errors.keys() == {"teams"}
    assert "Demo Leader" in page.text


def test_page_says_who_adds_people_to_the_office(office_client, office):
    assert "Only an administrator adds people" in office_client.get("/office/people/invite/").text
    office.is_superuser = True
    office.save()
    assert "Add a person" in office_client.get("/office/people/invite/").text


@pytest.mark.parametrize("rows", [1, 30])
def test_list_of_invitations_asks_the_same(office_client, django_assert_num_queries, rows):
    TeamInvitationFactory.create_batch(rows)
    office_client.get(LIST)

    with django_assert_num_queries(6):
        office_client.get(LIST)


def test_list_shows_one_state_and_leads_back_to_it(office_client, team, office):
    TeamInvitationFactory(team=team, invitation__email="good@incubator.example")
    TeamInvitationFactory(
        team=team,
        invitation__email="bad@incubator.example",
        invitation__invited_by=office,
        invitation__bounced_at=timezone.now(),
        invitation__bounce_reason="550 5.1.1 user unknown",
    )
    page = office_client.get(f"{LIST}?state=bounced").text

    assert "bad@incubator.example" in page
    assert "good@incubator.example" not in page
    assert f", by {office.name}" in page
    assert "No mailbox has this address. Check the spelling." in page
    assert f'name="next" value="{LIST}?state=bounced"' in page


def test_list_is_searched_by_school(office_client, team):
    TeamInvitationFactory(team=team)
    TeamInvitationFactory(invitation__email="other@incubator.example")
    page = office_client.get(f"{LIST}?words={team.school.name.replace(' ', '+')}").text

    assert "other@incubator.example" not in page
