"""One's own account: profile, sessions, and being asked again before what matters."""

from django.test import Client
from django.urls import reverse

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from incubator.accounts.selectors.sessions import device_words
from incubator.core.models import AuditEntry
from tests.factories import OfficeUserFactory
from tests.second_factor import PASSWORD, SECRET, code, is_in, sign_in_by_password

from .test_session_limits import MINUTE, later

CHROMEBOOK = (
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/130.0.0.0 Safari/537.36"
)
pytestmark = pytest.mark.django_db


def browser_of(person, agent: str = CHROMEBOOK) -> Client:
    client = Client(headers={"user-agent": agent})
    sign_in_by_password(client, person)
    return client


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """``with commits:`` does what a service does after its commit."""
    return django_capture_on_commit_callbacks(execute=True)


def actions() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (CHROMEBOOK, "Chrome, Chromebook"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge, Windows"),
        ("curl/8.0", "Another browser"),
    ],
)
def test_browser_is_named_in_two_words(agent, words):
    assert device_words(agent) == words


def test_profile_is_saved_and_written_once(client, member):
    client.force_login(member)
    fields = {"name": "Demo Educator", "role_line": "Grade 9 art", "email": "x@incubator.example"}
    before = member.email

    client.post("/me/profile/", fields)
    client.post("/me/profile/", fields)

    member.refresh_from_db()
    assert (member.name, member.role_line, member.email) == ("Demo Educator", "Grade 9 art", before)
    assert actions().count("person.profile_changed") == 1


def test_profile_without_a_name_says_so_and_keeps_the_rest(client, member):
    client.force_login(member)

    page = client.post("/me/profile/", {"name": " ", "role_line": "Grade 9 art"})

    assert page.context["form"].errors["name"]
    assert "Grade 9 art" in page.content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_session_list_costs_the_same_for_one_and_thirty(member, number, django_assert_num_queries):
    here = [browser_of(member) for _ in range(number)][-1]

    # The person, the sessions, and two of the header.
    with django_assert_num_queries(4):
        page = here.get("/me/sessions/").content.decode()

    assert page.count("Chrome, Chromebook</b>") == number
    assert page.count(">This browser</span>") == 1


def test_ended_session_opens_nothing_at_its_next_page(member, commits):
    here, there = browser_of(member), browser_of(member)
    row = UserSession.objects.get(session_key=there.session.session_key)

    with commits:
        here.post(f"/me/sessions/{row.pk}/end/")

    assert there.get("/me/").status_code == 302
    assert here.get("/me/").status_code == 200
    assert actions().count("session.ended") == 1


def test_session_of_somebody_else_cannot_be_ended(member, neighbor):
    here, there = browser_of(member), browser_of(neighbor)
    row = UserSession.objects.get(user=neighbor)

    assert here.post(f"/me/sessions/{row.pk}/end/").status_code == 404
    assert there.get("/me/").status_code == 200


def test_all_other_sessions_end_at_once(member, commits):
    here, *others = [browser_of(member) for _ in range(3)]

    with commits:
        here.post("/me/sessions/end/")

    assert [browser.get("/me/").status_code for browser in others] == [302, 302]
    assert here.get("/me/").status_code == 200


def test_new_password_ends_the_other_sessions(member, commits):
    here, there = browser_of(member), browser_of(member)
    new = "four plain words in a row"

    fields = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    with commits:
        here.post("/accounts/password/change/", fields)

    assert not is_in(there)
    assert UserSession.objects.filter(user=member).count() == 0


def test_new_password_is_asked_for_in_the_words_of_the_site(client, member):
    client.force_login(member)

    page = client.get("/accounts/password/change/").content.decode()
    assert "Current password" in page
    assert "Three or four words in a row are easy to keep." in page
    assert "Your password" not in page


# Asked again


def test_export_a_while_after_the_proof_asks_again_and_then_goes_on(client, office):
    client.force_login(office)
    with later(6 * MINUTE):
        asked = client.post("/office/aup/export/")
        assert asked.url.startswith("/accounts/2fa/reauthenticate/?next=")
        done = client.post(asked.url, {"code": code(), "next": "/office/aup/export/"})

    assert done.headers["Content-Type"].startswith("text/csv")


def test_export_right_after_the_proof_is_not_asked_again(client, office):
    client.force_login(office)

    assert client.post("/office/aup/export/").status_code == 200


def test_staff_are_not_offered_their_password_as_proof(client, office):
    client.force_login(office)
    with later(6 * MINUTE):
        page = client.get("/accounts/2fa/reauthenticate/").content.decode()
        answer = client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    assert "Use your password" not in page
    assert answer.url == "/accounts/2fa/reauthenticate/"


@pytest.mark.parametrize(
    "address",
    ["/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/"],
)
def test_second_factor_is_changed_only_after_asking_again(client, member, address):
    client.force_login(member)
    with later(6 * MINUTE):
        response = client.get(address)

    assert response.url == f"/accounts/reauthenticate/?next={address.replace('/', '%2F')}"


def test_address_is_changed_only_after_asking_again(client, member):
    client.force_login(member)
    with later(6 * MINUTE):
        client.post("/accounts/email/", {"email": "new@incubator.example", "action_add": ""})

    assert not EmailAddress.objects.filter(email="new@incubator.example").exists()


def test_person_with_a_factor_can_change_the_address(client, office):
    client.force_login(office)

    client.post("/accounts/email/", {"email": "new@incubator.example", "action_add": ""})

    assert EmailAddress.objects.filter(email="new@incubator.example", verified=False).exists()


# What is written


@pytest.mark.django_db(transaction=True)
def test_enrolling_proves_the_factor_ends_older_sessions_and_is_written(client):
    office = OfficeUserFactory(factor=False)
    older = browser_of(office)
    sign_in_by_password(client, office)
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()

    client.post("/accounts/2fa/totp/activate/", {"code": code()})

    assert client.get("/cms/").status_code == 200
    assert older.get("/me/").url.startswith(reverse("account_login"))
    assert [action for action in actions() if action.startswith("factor.")] == [
        "factor.added",
        "factor.added",
    ]


def test_use_and_failure_of_a_factor_are_written(client, office):
    sign_in_by_password(client, office)
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    client.post("/accounts/2fa/authenticate/", {"code": code()})

    entries = AuditEntry.objects.filter(action__startswith="factor.").order_by("pk")
    found = [(entry.action, entry.details["kind"], entry.object_id) for entry in entries]
    number = str(office.pk)
    assert found == [("factor.failed", "totp", number), ("factor.used", "totp", number)]


def test_removed_factor_is_written_and_ends_other_sessions(client, office, commits):
    Authenticator.objects.create(user=office, type="webauthn", data={"name": "Key"})
    other = Client()
    sign_in_by_password(other, office)
    other.post("/accounts/2fa/authenticate/", {"code": code()})
    client.force_login(office)

    with commits:
        client.post("/accounts/2fa/totp/deactivate/")

    assert actions().count("factor.removed") == 1
    assert not is_in(other)
    assert client.get("/cms/").status_code == 200
