"""Who is asked into a team, and what an accepted invitation gives, once."""

import uuid
from datetime import timedelta

from django.utils import timezone

import pytest

from cohorts.models import Team, TeamInvitation
from cohorts.services.invitations import Guest, invite_roster, invite_to_teams
from incubator.accounts.models import Invitation
from incubator.accounts.services import invitations
from incubator.core.errors import DomainError
from tests.factories import (
    MembershipFactory,
    TeamFactory,
    TeamInvitationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
GUEST = Guest("Demo Guest", "guest@incubator.example")


def invite(office, *teams, role="member", guest=GUEST, batch=None):
    return invite_to_teams(teams=teams, role=role, guest=guest, actor=office, batch=batch)


def accept(invitation, person=None):
    person = person or UserFactory(email=invitation.email)
    invitations.accept(invitation=invitation, person=person)
    return person


def test_accepted_invitation_makes_a_member_and_tells_the_team(team, member, office):
    person = accept(invite(office, team))

    assert team.memberships.get(user=person).role == "member"
    assert member.notifications.get().text == f"{person.get_short_name()} joined {team}."
    assert not person.notifications.exists()


def test_first_lead_who_accepts_opens_the_team(office):
    team = TeamFactory(status=Team.Status.INVITED)
    accept(invite(office, team, role="lead"))

    team.refresh_from_db()
    assert team.status == Team.Status.ACTIVE


def test_member_who_accepts_does_not_open_the_team(office):
    team = TeamFactory(status=Team.Status.INVITED)
    accept(invite(office, team))

    team.refresh_from_db()
    assert team.status == Team.Status.INVITED


def test_coach_is_invited_to_several_teams_at_once(team, office):
    other = TeamFactory()
    person = accept(invite(office, team, other, role="coach"))

    assert {row.team for row in person.coach_assignments.all()} == {team, other}
    assert not person.memberships.exists()


def test_member_invited_as_lead_meanwhile_becomes_lead_once(team, office):
    invitation = invite(office, team, role="lead")
    person = UserFactory(email=GUEST.email)
    MembershipFactory(team=team, user=person)
    accept(invitation, person)

    assert team.memberships.get(user=person).role == "lead"


def test_person_in_the_team_is_not_invited(team, member, office):
    with pytest.raises(DomainError, match="already"):
        invite(office, team, guest=Guest("", member.email.upper()))


def test_person_invited_is_not_invited_again_even_when_it_expired(team, office):
    invite(office, team)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))

    with pytest.raises(DomainError, match="already"):
        invite(office, team)


def test_person_withdrawn_can_be_invited_again(team, office):
    invitations.withdraw(invitation=invite(office, team), actor=office)

    assert invite(office, team).is_open


def test_same_sending_twice_is_one_invitation(team, office):
    batch = uuid.uuid4()

    assert invite(office, team, batch=batch) == invite(office, team, batch=batch)


@pytest.mark.parametrize("status", [Team.Status.COMPLETED, Team.Status.WITHDRAWN])
def test_team_that_ended_takes_nobody(team, office, status):
    invitation = invite(office, team)
    Team.objects.update(status=status)

    with pytest.raises(DomainError, match="no longer takes"):
        invite(office, team, guest=Guest("", "other@incubator.example"))
    with pytest.raises(DomainError, match="no longer takes"):
        accept(invitation)
    assert Invitation.objects.get().state == "waiting"


def test_roster_passes_over_who_is_known(team, member, office):
    invite(office, team)
    new = Guest("Demo New", "new@incubator.example")
    sent = invite_roster(
        team=team,
        guests=[GUEST, Guest("", member.email), new, new],
        actor=office,
        batch=uuid.uuid4(),
    )

    assert [one.email for one in sent] == [new.email]


def test_roster_sent_twice_is_sent_once(team, office):
    batch, guests = uuid.uuid4(), [GUEST]
    first = invite_roster(team=team, guests=guests, actor=office, batch=batch)
    invitations.withdraw(invitation=first[0], actor=office)

    assert invite_roster(team=team, guests=guests, actor=office, batch=batch) == []
    assert TeamInvitation.objects.count() == 1


def test_person_with_a_row_that_ended_gets_a_new_one(team, office):
    person = UserFactory(email=GUEST.email)
    MembershipFactory(team=team, user=person, ended_at=timezone.now())
    accept(invite(office, team), person)

    assert team.memberships.current().get().user == person


def test_invitation_to_coach_does_not_stand_in_the_way_of_one_to_join(team, office):
    TeamInvitationFactory(team=team, role="coach", invitation__email=GUEST.email)

    assert invite(office, team).is_open
