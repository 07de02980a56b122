"""The Office finds everybody with an account, and cares for an account."""

from django.core import mail
from django.test import Client
from django.utils import timezone

import pytest
from allauth.mfa.models import Authenticator

from cohorts.models import Team
from cohorts.selectors.directory import directory
from incubator.accounts.models import User
from incubator.core.models import AuditEntry
from tests.factories import (
    CoachAssignmentFactory,
    MembershipFactory,
    OfficeUserFactory,
    PolicyFactory,
    SignOffFactory,
    TeamInvitationFactory,
    UserFactory,
)
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def office_client(client, office):
    client.force_login(office)
    return client


def signed_in(person) -> Client:
    browser = Client()
    browser.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert browser.get("/me/").status_code == 200
    return browser


def names(**filters) -> set[str]:
    return set(directory(**filters).values_list("name", flat=True))


def act(client, person, verb, **fields):
    return client.post(f"/office/people/{person.pk}/{verb}/", fields)


def last_action() -> str:
    return AuditEntry.objects.exclude(action__startswith="person.signed").latest("pk").action


@pytest.mark.parametrize("rows", [1, 30])
def test_people_list_asks_the_same(office_client, django_assert_num_queries, rows):
    for person in UserFactory.create_batch(rows):
        MembershipFactory(user=person)
        CoachAssignmentFactory(coach=person)
    office_client.get("/office/people/")

    with django_assert_num_queries(8):
        office_client.get("/office/people/")


def test_people_are_found_by_all_of_the_words(team):
    UserFactory(name="Demo Ann", role_line="Grade 9 biology", email="ann@incubator.example")
    UserFactory(name="Demo Ann", role_line="History", email="other@incubator.example")

    assert set(directory(words="ann BIOLOGY").values_list("email", flat=True)) == {
        "ann@incubator.example"
    }


def test_people_are_found_by_role(team, member, lead, coach, stranger, office):
    MembershipFactory(team=team, user=stranger, ended_at=timezone.now())

    assert names(role="lead") == {lead.name}
    assert names(role="member") == {member.name}
    assert names(role="coach") == {coach.name}
    assert names(role="office") == {office.name}
    assert names(role="none") == {stranger.name, office.name}


def test_people_are_found_by_cohort(team, member, coach, outsider):
    assert names(cohort=team.cohort) == {member.name, coach.name}
    assert names(cohort=team.cohort, role="coach") == {coach.name}


def test_people_are_found_by_sign_in_and_signature(member, lead, coach):
    SignOffFactory(person=member, policy=PolicyFactory())
    User.objects.filter(pk=lead.pk).update(is_active=False)
    User.objects.filter(pk=member.pk).update(last_login=timezone.now())

    assert names(state="ended") == {lead.name}
    assert names(state="active") == {member.name, coach.name}
    assert names(state="new") == {coach.name}
    assert names(aup="signed") == {member.name}
    assert names(aup="unsigned") == {lead.name, coach.name}


def test_filter_that_makes_no_sense_is_said_and_left_out(office_client, member):
    page = office_client.get("/office/people/?cohort=none&role=king")

    assert member.name in page.text
    assert page.context["form"].errors.keys() == {"cohort", "role"}


def test_page_of_a_person_tells_of_all_cohorts_and_invitations(office_client, member):
    ended = MembershipFactory(user=member, ended_at=timezone.now()).team
    TeamInvitationFactory(invitation__email=member.email.upper(), team=ended)
    page = office_client.get(f"/office/people/{member.pk}/").text

    assert str(ended) in page
    assert member.email.upper() in page
    assert "In no team" not in page


def test_ended_sign_in_ends_sessions_and_can_be_undone(office_client, member):
    browser = signed_in(member)

    assert act(office_client, member, "end-sign-in").status_code == 302
    assert browser.get("/me/").status_code == 302
    assert not User.objects.get(pk=member.pk).is_active
    assert last_action() == "person.deactivated"

    act(office_client, member, "let-in-again")
    assert User.objects.get(pk=member.pk).is_active


def test_looking_at_a_confirmation_changes_nothing(office_client, member):
    page = office_client.get(f"/office/people/{member.pk}/end-sign-in/")

    assert page.status_code == 200
    assert User.objects.get(pk=member.pk).is_active


@pytest.mark.parametrize("verb", ["end-sign-in", "remove-second-factor"])
def test_nobody_does_this_to_oneself(office_client, office, verb):
    assert act(office_client, office, verb, reason="Lost.").status_code == 403
    assert User.objects.get(pk=office.pk).is_active


@pytest.mark.parametrize(
    "verb",
    [
        *("end-sign-in", "end-sessions", "let-in-again", "send-password-link"),
        *("remove-second-factor", "withdraw-factor-removal"),
    ],
)
@pytest.mark.parametrize("who", ["admin", "records"])
def test_people_beyond_the_office_are_touched_by_administrators_alone(
    office_client, request, who, verb
):
    person = request.getfixturevalue(who)
    refused = act(office_client, person, verb, reason="Lost.")
    office_client.force_login(UserFactory(is_superuser=True))
    done = act(office_client, person, verb, reason="Lost.")

    assert (refused.status_code, done.status_code) == (403, 302)


def test_unknown_action_does_not_exist(office_client, member):
    assert act(office_client, member, "promote").status_code == 404


def test_sessions_end_everywhere_and_signing_in_works_as_before(
    office_client, member, django_capture_on_commit_callbacks
):
    browser = signed_in(member)
    with django_capture_on_commit_callbacks(execute=True):
        act(office_client, member, "end-sessions")

    assert browser.get("/me/").status_code == 302
    assert User.objects.get(pk=member.pk).is_active
    assert last_action() == "person.sessions_ended"


def test_link_to_choose_a_password_goes_out(
    office_client, member, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        act(office_client, member, "send-password-link")

    assert [message.to for message in mail.outbox] == [[member.email]]
    assert "/accounts/password/reset/key/" in mail.outbox[0].body


def test_link_is_not_sent_to_who_cannot_sign_in(office_client, member):
    User.objects.filter(pk=member.pk).update(is_active=False)
    page = office_client.post(f"/office/people/{member.pk}/send-password-link/", follow=True)

    assert "This person cannot sign in" in page.text


def test_proofs_of_a_person_are_named_in_plain_words(office_client, member):
    for kind in Authenticator.Type.values:
        Authenticator.objects.create(user=member, type=kind, data={})

    page = office_client.get(f"/office/people/{member.pk}/").content.decode()
    assert all(words in page for words in ("Authenticator app", "Passkey", "Recovery codes"))
    assert "TOTP" not in page


@pytest.mark.parametrize("rows", [1, 30])
def test_office_page_asks_the_same(office_client, django_assert_num_queries, rows):
    for team in [MembershipFactory().team for _ in range(rows)]:
        Team.objects.filter(pk=team.pk).update(status="active")
        TeamInvitationFactory(team=team, invitation__bounced_at=timezone.now())
    office_client.get("/office/")

    with django_assert_num_queries(16):
        office_client.get("/office/")


def test_office_page_names_what_waits(office_client, team, member):
    PolicyFactory()
    TeamInvitationFactory(team=team, invitation__bounced_at=timezone.now())
    TeamInvitationFactory(team=team, invitation__expires_at=timezone.now())
    page = office_client.get("/office/")

    assert [line.text for line in page.context["office"].waits] == [
        "1 invitation came back",
        "1 invitation expired",
        "2 people have not signed the Acceptable Use Policy",
        f"{team.cohort} has ended and is not completed",
        f"{team} ({team.cohort}) has no lead",
    ]


def test_office_page_where_nothing_waits_says_so(office_client):
    assert "Nothing waits" in office_client.get("/office/").text


def test_menu_leads_the_office_to_its_page(office_client, client, member):
    other = OfficeUserFactory()
    office_client.force_login(other)
    assert 'href="/office/"' in office_client.get("/me/").text
    client.force_login(member)
    assert 'href="/office/"' not in client.get("/me/").text
