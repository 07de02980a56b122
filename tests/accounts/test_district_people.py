"""Whose account a checked district account opens here, and whose not."""

from django.core import mail
from django.urls import reverse

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken

from incubator.accounts.models import User
from incubator.core.models import AuditEntry
from tests.district import (
    DOMAIN,
    EMAIL,
    come_back,
    is_signed_in,
    join_with,
    refusals,
    sign_in,
)
from tests.factories import OfficeUserFactory, TeamInvitationFactory, UserFactory
from tests.factories.accounts import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("server")]


def sign_in_with_password(client, person) -> None:
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def test_unknown_person_is_refused_and_nothing_is_made(client, server):
    response = sign_in(client, server)

    assert response.status_code == 403
    assert "You have no account here yet" in response.content.decode()
    assert not is_signed_in(client)
    assert User.objects.count() == SocialAccount.objects.count() == 0
    assert refusals() == ["unknown"]


def test_invited_person_joins_with_the_district_account(client, server, place, team):
    response = come_back(client, server, join_with(client, place))

    person = User.objects.get(email=EMAIL)
    assert response.url == place.invitation.get_join_url()
    assert client.get(response.url).url == team.get_absolute_url()
    assert is_signed_in(client)
    assert team.memberships.get().user == person
    assert person.name == "Demo Teacher"
    assert not person.has_usable_password()
    assert EmailAddress.objects.get(user=person).verified
    assert AuditEntry.objects.filter(action="person.joined", object_id=str(person.pk)).exists()


def test_only_number_and_address_of_the_district_account_are_kept(client, server, place):
    come_back(client, server, join_with(client, place))

    account = SocialAccount.objects.get()
    assert (account.provider, account.uid) == ("district", "1055")
    assert account.extra_data == {"email": EMAIL}
    assert not SocialToken.objects.exists()


def test_person_comes_back_by_number_though_the_address_changed(client, server, place):
    come_back(client, server, join_with(client, place))
    client.logout()
    response = sign_in(client, server, email=f"married@{DOMAIN}")

    assert response.url == reverse("home:dashboard")
    assert is_signed_in(client)
    assert User.objects.filter(email=EMAIL).exists()


def test_known_person_from_a_wrong_domain_is_refused_and_unchanged(client, server, place):
    come_back(client, server, join_with(client, place))
    client.logout()
    before = SocialAccount.objects.values().get()
    response = sign_in(client, server, hd="elsewhere.example")

    assert response.status_code == 403
    assert not is_signed_in(client)
    assert SocialAccount.objects.values().get() == before


def test_invitation_to_another_address_is_not_taken(client, server, team):
    place = TeamInvitationFactory(team=team)
    response = come_back(client, server, join_with(client, place))

    assert "This invitation is for another address" in response.content.decode()
    assert not User.objects.filter(email=EMAIL).exists()
    assert not is_signed_in(client)


def test_invitation_withdrawn_meanwhile_lets_nobody_in(client, server, place, office):
    taken = join_with(client, place)
    place.invitation.withdrawn_at = place.invitation.expires_at
    place.invitation.save()
    response = come_back(client, server, taken)

    assert response.status_code == 403
    assert not User.objects.filter(email=EMAIL).exists()


def test_invitation_of_an_earlier_visitor_is_not_used_by_the_next(client, server, place):
    join_with(client, place)  # left at the district's page
    response = sign_in(client, server)

    assert "You have no account here yet" in response.content.decode()
    assert not User.objects.filter(email=EMAIL).exists()


def test_first_sign_in_connects_the_one_account_that_confirmed_the_address(client, server):
    person = UserFactory(email=EMAIL)
    response = sign_in(client, server)

    assert response.url == reverse("home:dashboard")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert SocialAccount.objects.get().user == person
    assert [message.to for message in mail.outbox] == [[EMAIL]]
    assert AuditEntry.objects.filter(action="person.district_connected").count() == 1


def test_first_sign_in_with_an_invitation_leaves_one_button(client, server, place, team):
    UserFactory(email=EMAIL)
    response = come_back(client, server, join_with(client, place))

    assert response.url == place.invitation.get_join_url()
    assert is_signed_in(client)
    assert not team.memberships.exists()
    assert "Accept the invitation" in client.get(response.url).content.decode()


def unconfirmed():
    person = UserFactory(email=EMAIL)
    EmailAddress.objects.filter(user=person).update(verified=False)


def closed():
    UserFactory(email=EMAIL, is_active=False)


def of_the_office():
    OfficeUserFactory(email=EMAIL)


def of_technical_staff():
    UserFactory(email=EMAIL, is_staff=True)


def superuser():
    UserFactory(email=EMAIL, is_superuser=True)


def connected():
    SocialAccount.objects.create(user=UserFactory(email=EMAIL), provider="district", uid="another")


def of_two_people():
    UserFactory(email=EMAIL)
    other = UserFactory()
    EmailAddress.objects.filter(email=EMAIL).update(verified=False)
    EmailAddress.objects.create(user=other, email=EMAIL, verified=True)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (unconfirmed, "unconfirmed"),
        (closed, "closed"),
        (of_the_office, "staff"),
        (of_technical_staff, "staff"),
        (superuser, "staff"),
        (connected, "taken"),
        (of_two_people, "unconfirmed"),
    ],
)
def test_address_alone_opens_no_other_account(client, server, make, reason):
    make()
    before = SocialAccount.objects.count()
    response = sign_in(client, server)

    assert response.status_code == 403
    assert not is_signed_in(client)
    assert SocialAccount.objects.count() == before
    assert refusals() == [reason]


def test_closed_account_that_is_connected_stays_closed(client, server, place):
    come_back(client, server, join_with(client, place))
    client.logout()
    User.objects.filter(email=EMAIL).update(is_active=False)
    response = sign_in(client, server)

    assert response.url == reverse("account_inactive")
    assert not is_signed_in(client)


def test_person_who_is_signed_in_connects_any_account_of_the_district(client, server):
    person = UserFactory()
    sign_in_with_password(client, person)
    response = sign_in(client, server)

    assert response.url == reverse("socialaccount_connections")
    assert SocialAccount.objects.get().user == person
    assert client.session["_auth_user_id"] == str(person.pk)


def test_account_connected_with_one_person_is_not_taken_by_another(client, server, place):
    come_back(client, server, join_with(client, place))
    client.logout()
    other = UserFactory()
    sign_in_with_password(client, other)
    response = sign_in(client, server)

    assert "belongs to another person here" in client.get(response.url).content.decode()
    assert SocialAccount.objects.get().user.email == EMAIL
