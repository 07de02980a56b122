"""Ids of another team, person or cohort in an address: 404 or a sentence, and nothing changes."""

from django.core import serializers
from django.urls import reverse

import pytest

from cohorts.models import Membership, TeamInvitation
from incubator.accounts.models import Invitation
from tests.factories import TeamInvitationFactory, WorkshopFactory
from tests.factories.accounts import PASSWORD
from tests.factories.cohorts import handout

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("verb", ["send-again", "withdraw", "link"])
def test_invitation_of_another_team_does_not_exist(client, lead, outsider, verb):
    theirs = TeamInvitationFactory(team=outsider.memberships.get().team).invitation
    client.force_login(lead)
    name = {"send-again": "send_again", "withdraw": "withdraw_invitation", "link": "show_link"}
    address = reverse(f"cohorts:{name[verb]}", args=[theirs.pk])
    before = serializers.serialize("json", Invitation.objects.all())

    here, missing = client.post(address), client.post(address.replace(str(theirs.pk), "999999"))

    assert (here.status_code, missing.status_code) == (404, 404)
    assert serializers.serialize("json", Invitation.objects.all()) == before


def test_token_for_another_address_opens_nothing_for_this_person(client, stranger):
    invitation = TeamInvitationFactory().invitation
    client.force_login(stranger)

    client.post(f"/join/{invitation.token()}/", {"name": "Mine", "password": PASSWORD})

    assert not Membership.objects.filter(user=stranger).exists()
    assert Invitation.objects.get(pk=invitation.pk).accepted_at is None


def test_token_with_the_number_of_another_invitation_is_unknown(client):
    mine, theirs = (TeamInvitationFactory().invitation for _ in range(2))
    token = mine.token().replace(str(mine.pk), str(theirs.pk), 1)

    assert client.get(f"/join/{token}/").status_code == 404


def test_roster_is_sent_to_the_team_of_the_address_alone(client, lead, outsider):
    theirs = outsider.memberships.get().team
    client.force_login(lead)

    answer = client.post(reverse("cohorts:invite", args=[theirs.slug]), {"do": "send"})

    assert answer.status_code in {403, 404}
    assert not TeamInvitation.objects.filter(team=theirs).exists()


def test_workshop_of_another_cohort_has_no_files_and_no_ticks(client, member, stranger):
    client.force_login(member)
    theirs = handout(workshop=WorkshopFactory())
    workshop = theirs.workshop

    answers = [
        client.get(theirs.get_absolute_url()),
        client.post(reverse("cohorts:say_present", args=[workshop.pk])),
        client.post(reverse("cohorts:attendance", args=[workshop.pk]), {"present": [stranger.pk]}),
    ]

    assert [one.status_code for one in answers] == [404, 403, 403]
    assert not workshop.attendances.exists()
