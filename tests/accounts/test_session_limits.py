"""A session ends when it is not used, and when it is old; nothing that was typed is lost."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse

import pytest
import time_machine
from allauth.usersessions.models import UserSession

from incubator.core.models import AuditEntry
from tests.factories import UserFactory
from tests.second_factor import PASSWORD, is_in, sign_in_by_password

MINUTE, HOUR = 60, 3600
pytestmark = pytest.mark.django_db


def later(seconds: float):
    return time_machine.travel(datetime.now(UTC) + timedelta(seconds=seconds), tick=False)


@pytest.fixture
def member_in(client, member):
    sign_in_by_password(client, member)
    return client


@pytest.mark.parametrize(
    ("who", "seconds", "expected"),
    [
        ("member", 119 * MINUTE, True),
        ("member", 121 * MINUTE, False),
        ("office", 29 * MINUTE, True),
        ("office", 31 * MINUTE, False),
    ],
)
def test_session_ends_after_its_idle_time(request, client, who, seconds, expected):
    client.force_login(request.getfixturevalue(who))

    with later(seconds):
        client.get("/me/")

    assert is_in(client) is expected


def test_session_that_is_used_ends_after_twelve_hours_all_the_same(client, member):
    client.force_login(member)
    for hour in range(1, 12):
        with later(hour * HOUR):
            assert client.get("/me/").status_code == 200

    with later(12 * HOUR + 1):
        client.get("/me/")

    assert not is_in(client)


def test_page_after_the_end_says_why(member_in):
    with later(3 * HOUR):
        page = member_in.get(member_in.get("/me/").url)

    assert "You were signed out because nothing happened for a while." in page.content.decode()


def test_end_is_written_and_the_browser_leaves_the_list(member_in, member):
    with later(3 * HOUR):
        member_in.get("/me/")

    assert AuditEntry.objects.filter(action="session.expired", object_id=member.pk).count() == 1
    assert UserSession.objects.count() == 0


def send_too_late(client, team) -> str:
    with later(3 * HOUR):
        address = f"/teams/{team.slug}/aspiration/"
        return client.post(address, {"text": "Students lead their conferences."}).url


def test_form_that_comes_too_late_is_offered_after_the_next_sign_in(member_in, member, team):
    wanted = send_too_late(member_in, team)
    assert wanted == f"{reverse('account_login')}?next=%2Fpolicy%2Fkept%2F"

    member_in.post(
        reverse("account_login"),
        {"login": member.email, "password": PASSWORD, "next": "/policy/kept/"},
    )

    page = member_in.get("/policy/kept/").content.decode()
    assert "Students lead their conferences." in page


def test_form_that_comes_too_late_is_not_shown_to_somebody_else(member_in, team):
    send_too_late(member_in, team)

    sign_in_by_password(member_in, UserFactory())

    assert member_in.get("/policy/kept/").url == reverse("home:dashboard")


def test_asking_how_much_is_left_is_no_use(client, member):
    client.force_login(member)
    with later(119 * MINUTE):
        left = client.get("/me/sessions/left/").json()["left"]
    with later(121 * MINUTE):
        client.get("/me/")

    assert 0 < left <= MINUTE
    assert not is_in(client)


def test_staying_begins_the_idle_time_anew(client, member):
    client.force_login(member)
    with later(119 * MINUTE):
        told = client.post("/me/sessions/stay/").json()
    with later(200 * MINUTE):
        client.get("/me/")

    assert told["left"] == settings.IDLE_SECONDS
    assert is_in(client)


def test_time_of_last_use_is_written_once_a_minute(client, member, django_assert_num_queries):
    client.force_login(member)
    before = client.session["seen_at"]
    client.get("/me/")
    assert client.session["seen_at"] == before

    with later(2 * MINUTE):
        client.get("/me/")
    assert client.session["seen_at"] > before + MINUTE


def test_sign_in_has_a_new_session_key(client, member):
    client.get("/accounts/login/")
    session = client.session
    session["before"] = True
    session.save()
    client.cookies["sessionid"] = before = session.session_key

    sign_in_by_password(client, member)

    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_sign_out_clears_what_the_browser_keeps(client, member):
    client.force_login(member)

    response = client.post("/accounts/logout/")

    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in client.get("/accounts/login/").headers


def test_page_carries_the_warning_with_its_times(client, office):
    client.force_login(office)

    page = client.get("/me/").content.decode()

    assert 'data-idle-seconds-value="1800" data-idle-warning-value="120"' in page
