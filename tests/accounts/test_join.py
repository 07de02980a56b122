"""The door: what each reader sees at a link, and that looking changes nothing."""

import re
from datetime import timedelta

from django.core import mail
from django.test import Client
from django.utils import timezone

import pytest
from allauth.account.models import EmailAddress

from incubator.accounts.models import Invitation, User
from incubator.accounts.models.invitation import COPIED, MAILED
from incubator.accounts.services import invitations
from tests.factories import InvitationFactory, TeamInvitationFactory, UserFactory
from tests.second_factor import sign_in_by_password

pytestmark = pytest.mark.django_db
PASSWORD = "pencil window bridge harbor"
FIELDS = {"name": "Demo Guest", "password": PASSWORD}


@pytest.fixture
def place(team):
    return TeamInvitationFactory(team=team)


@pytest.fixture
def invitation(place):
    return place.invitation


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_join_page_says_who_invites_to_what(client, place, member):
    place.invitation.invited_by = member
    place.invitation.save()

    page = client.get(place.invitation.get_join_url()).content.decode()

    for words in [member.name, str(place.team), str(place.team.school), place.invitation.email]:
        assert words in page
    assert "Member" in page


@pytest.mark.parametrize("kind", [MAILED, COPIED])
def test_join_page_when_looked_at_changes_nothing(client, invitation, kind):
    before = Invitation.objects.values().get()

    for _ in range(3):
        assert client.get(invitation.get_join_url(kind)).status_code == 200

    assert Invitation.objects.values().get() == before
    assert not User.objects.filter(email=invitation.email).exists()
    assert not client.cookies.get("sessionid")


def test_join_page_is_never_kept_or_indexed(client, invitation):
    response = client.get(invitation.get_join_url())

    assert "no-store" in response["Cache-Control"]
    assert 'name="robots" content="noindex"' in response.content.decode()


def test_new_person_by_mailed_link_is_in_the_team_and_signed_in(client, invitation, team):
    response = client.post(invitation.get_join_url(), FIELDS)

    person = User.objects.get(email=invitation.email)
    assert response.url == team.get_absolute_url()
    assert is_signed_in(client)
    assert person.name == "Demo Guest"
    assert team.memberships.get().user == person
    assert EmailAddress.objects.get(user=person).verified


def test_new_person_by_copied_link_confirms_the_address_first(client, invitation, team):
    response = client.post(invitation.get_join_url(COPIED), FIELDS)

    person = User.objects.get(email=invitation.email)
    assert not is_signed_in(client)
    assert not EmailAddress.objects.get(user=person).verified
    assert response.url.startswith("/accounts/confirm-email/")
    assert [message.to for message in mail.outbox] == [[person.email]]


def confirm_by_link(browser, invitation):
    link = re.search(r"/accounts/confirm-email/\S+", mail.outbox[0].body)[0]
    browser.post(link)


def confirm_by_code(browser, invitation):
    browser.post("/accounts/login/code/", {"email": invitation.email})
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", mail.outbox[-1].body)[0]
    browser.post("/accounts/login/code/confirm/", {"code": code})


@pytest.mark.parametrize("confirm", [confirm_by_link, confirm_by_code])
def test_password_chosen_with_a_copied_link_opens_nothing_once_the_owner_confirms(
    client, invitation, confirm, django_capture_on_commit_callbacks
):
    """Whoever copied the link, a lead of the team say, may have chosen it for somebody else."""
    client.post(invitation.get_join_url(COPIED), FIELDS)

    with django_capture_on_commit_callbacks(execute=True):
        confirm(Client(), invitation)
    person = User.objects.get(email=invitation.email)
    sign_in_by_password(client, person, PASSWORD)

    assert EmailAddress.objects.get(user=person).verified
    assert not is_signed_in(client)
    assert "/accounts/password/reset/key/" in mail.outbox[-1].body
    assert mail.outbox[-1].to == [invitation.email]


def test_password_chosen_with_a_copied_link_is_good_in_the_same_browser(client, invitation):
    client.post(invitation.get_join_url(COPIED), FIELDS)

    confirm_by_link(client, invitation)
    person = User.objects.get(email=invitation.email)
    sign_in_by_password(client, person, PASSWORD)

    assert is_signed_in(client)


def test_new_person_with_a_weak_password_keeps_what_was_typed(client, invitation):
    response = client.post(invitation.get_join_url(), {**FIELDS, "password": "short"})

    assert response.status_code == 200
    assert "password" in response.context["form"].errors
    assert 'value="Demo Guest"' in response.content.decode()
    assert not User.objects.filter(email=invitation.email).exists()


def test_password_like_the_address_is_refused(client):
    invitation = InvitationFactory(email="longlonglongname@incubator.example")
    fields = {**FIELDS, "password": "longlonglongname"}
    response = client.post(invitation.get_join_url(), fields)

    assert "password" in response.context["form"].errors


def test_lead_who_joins_is_led_to_the_people_of_the_team(client, team):
    place = TeamInvitationFactory(team=team, role="lead")
    response = client.post(place.invitation.get_join_url(), FIELDS)

    assert response.url == f"/teams/{team.slug}/people/"


def test_person_with_an_account_is_asked_to_sign_in(client, invitation):
    UserFactory(email=invitation.email)
    response = client.post(invitation.get_join_url(), FIELDS)

    assert "has an account already" in response.content.decode()
    assert not is_signed_in(client)


def test_person_signed_in_with_the_address_needs_one_button(client, invitation, team):
    person = UserFactory(email=invitation.email.upper())
    client.force_login(person)
    response = client.post(invitation.get_join_url())

    assert response.url == team.get_absolute_url()
    assert team.memberships.get().user == person


def test_person_signed_in_with_another_address_can_sign_out(client, invitation, stranger, team):
    client.force_login(stranger)
    response = client.post(invitation.get_join_url(), FIELDS)

    assert "for another address" in response.content.decode()
    assert not team.memberships.exists()


def test_second_confirmed_address_of_a_person_counts(client, invitation, stranger, team):
    EmailAddress.objects.create(user=stranger, email=invitation.email, verified=True)
    client.force_login(stranger)
    client.post(invitation.get_join_url())

    assert team.memberships.get().user == stranger


def test_second_address_that_nobody_confirmed_does_not_count(client, invitation, stranger, team):
    EmailAddress.objects.create(user=stranger, email=invitation.email, verified=False)
    client.force_login(stranger)
    client.post(invitation.get_join_url())

    assert not team.memberships.exists()


def test_accepted_invitation_goes_on_for_its_person(client, invitation, team):
    client.post(invitation.get_join_url(), FIELDS)

    assert client.get(invitation.get_join_url()).url == team.get_absolute_url()
    assert client.post(invitation.get_join_url()).url == team.get_absolute_url()
    assert team.memberships.count() == 1


def test_used_link_of_somebody_else_opens_nothing(client, invitation, stranger):
    person = UserFactory(email=invitation.email)
    invitations.accept(invitation=invitation, person=person)
    client.force_login(stranger)

    assert client.get(invitation.get_join_url()).status_code == 410
    assert client.post(invitation.get_join_url(), FIELDS).status_code == 410


@pytest.mark.parametrize(
    ("field", "words"),
    [("expires_at", "has expired"), ("withdrawn_at", "was withdrawn")],
)
def test_closed_link_says_what_to_do(client, invitation, field, words):
    setattr(invitation, field, timezone.now() - timedelta(minutes=1))
    invitation.save()

    for response in [
        client.get(invitation.get_join_url()),
        client.post(invitation.get_join_url(), FIELDS),
    ]:
        assert response.status_code == 410
        assert words in response.content.decode()
    assert not User.objects.filter(email=invitation.email).exists()


def test_earlier_link_after_sending_again_is_void(client, invitation, office):
    old = invitation.get_join_url()
    invitation.sent_at = None
    invitation.save()
    newest = invitations.send_again(invitation=invitation, actor=office)

    assert "newer link" in client.get(old).content.decode()
    assert client.post(old, FIELDS).status_code == 410
    assert client.get(newest.get_join_url()).status_code == 200


@pytest.mark.parametrize("token", ["nonsense", "1.abc.m~x", "~", "1.a.m~" + "y" * 43])
def test_unknown_link_says_how_to_ask_for_a_new_one(client, invitation, token):
    response = client.get(f"/join/{token}/")

    assert response.status_code == 404
    assert "This link opens no invitation" in response.content.decode()


def test_kind_of_a_link_cannot_be_changed(client, invitation):
    token = invitation.token(COPIED)

    assert client.get(f"/join/{token.replace('.c~', '.m~')}/").status_code == 404


def test_account_that_the_office_made_and_nobody_used_gets_its_password_here(client, invitation):
    person = UserFactory(email=invitation.email, password=None)
    client.post(invitation.get_join_url(), FIELDS)

    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    assert is_signed_in(client)


def test_unused_account_by_a_copied_link_is_not_opened_without_its_mailbox(client, invitation):
    person = UserFactory(email=invitation.email, password=None)
    client.post(invitation.get_join_url(COPIED), FIELDS)

    assert not is_signed_in(client)
    assert not EmailAddress.objects.get(user=person).verified


def test_link_does_not_open_an_account_in_use(client, invitation):
    person = UserFactory(email=invitation.email, password=None, last_login=timezone.now())
    client.post(invitation.get_join_url(), FIELDS)

    person.refresh_from_db()
    assert not person.has_usable_password()
    assert not is_signed_in(client)
