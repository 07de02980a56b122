"""Many at the same door at the same moment, on a database that threads share."""

import uuid
from collections import Counter

from django.test import Client

import pytest

from cohorts.models import Membership
from cohorts.services.invitations import Guest, invite_roster, invite_to_teams
from incubator.accounts.models import Invitation, User
from incubator.accounts.services import invitations
from incubator.core.models import AuditEntry
from tests.crowd import CROWD, at_once
from tests.factories import TeamInvitationFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
FIELDS = {"name": "Demo Guest", "password": "pencil window bridge harbor"}


def test_new_person_who_presses_many_times_joins_once(team):
    link = TeamInvitationFactory(team=team).invitation.get_join_url()

    answers = at_once(lambda number: Client().post(link, FIELDS))

    assert Counter(answer.status_code for answer in answers)[500] == 0
    assert [answer.url for answer in answers if answer.status_code == 302].count(
        team.get_absolute_url()
    ) == 1
    assert User.objects.count() == team.memberships.count() == 1


def test_two_invitations_to_one_address_at_once_make_one_account(team):
    places = [
        TeamInvitationFactory(team=team, invitation__email="guest@incubator.example")
        for _ in range(CROWD)
    ]
    links = [place.invitation.get_join_url() for place in places]

    answers = at_once(lambda number: Client().post(links[number], FIELDS).status_code)

    assert set(answers) <= {200, 302}
    assert User.objects.count() == Membership.objects.count() == 1


def test_person_with_an_account_accepts_many_times_and_is_one_member(team):
    invitation = TeamInvitationFactory(team=team).invitation
    person = UserFactory(email=invitation.email)

    at_once(lambda number: invitations.accept(invitation=invitation, person=person))

    assert team.memberships.count() == 1
    assert AuditEntry.objects.filter(action="invitation.accepted").count() == 1


def test_withdrawing_and_accepting_at_once_leave_one_answer(team, office):
    for _ in range(4):
        invitation = TeamInvitationFactory(team=team).invitation
        person = UserFactory(email=invitation.email)

        def change(number, invitation=invitation, person=person):
            if number:
                return invitations.accept(invitation=invitation, person=person)
            return invitations.withdraw(invitation=invitation, actor=office)

        at_once(change, count=2)

        invitation.refresh_from_db()
        is_member = team.memberships.filter(user=person).exists()
        assert (invitation.state == "accepted") == is_member
        assert invitation.state in {"accepted", "withdrawn"}


def test_same_person_invited_by_many_at_once_is_invited_once(team, office):
    guest = Guest("Demo Guest", "guest@incubator.example")

    at_once(lambda number: invite_to_teams(teams=[team], role="member", guest=guest, actor=office))

    assert Invitation.objects.count() == 1


def test_roster_sent_many_times_at_once_is_sent_once(team, office):
    guests = [Guest("", f"guest{number}@incubator.example") for number in range(20)]
    batch = uuid.uuid4()

    at_once(lambda number: invite_roster(team=team, guests=guests, actor=office, batch=batch))

    assert Invitation.objects.count() == len(guests)
