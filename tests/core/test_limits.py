"""Rate limits: who is counted, what they read, and that two at once never slip through."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from django.conf import settings as project
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse

import pytest

from hacks.models import Comment
from incubator.core import limits
from incubator.core.models import AuditEntry
from tests.factories import IterationFactory, UserFactory

SCRIPT = {"HTTP_SEC_FETCH_DEST": "empty", "HTTP_ACCEPT": "application/json"}


def limit(settings, **rates):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, **rates}


def asked_by(user=None, **extra):
    request = RequestFactory().post("/", **extra)
    request.user = user or UserFactory.build(pk=7)
    return request


@pytest.fixture
def page(client, member, hack):
    """Where a member of the team may comment."""
    client.force_login(member)
    return f"{IterationFactory(hack=hack, number=1).get_absolute_url()}comments/"


def comment(client, page, words="Look at the small desks.", **extra):
    fields = {"kind": "like", "audience": "everyone", "text": words, "client_id": str(uuid4())}
    return client.post(page, fields, **extra)


@pytest.mark.django_db
def test_posting_above_the_limit_is_answered_429_and_gives_the_words_back(client, page, settings):
    limit(settings, comments="1/3600")
    comment(client, page)

    answer = comment(client, page, "Second words & more.")

    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert 'name="text" value="Second words &amp; more."' in answer.text
    assert f'action="{page}"' in answer.text
    assert Comment.objects.count() == 1


@pytest.mark.django_db
def test_words_given_back_are_posted_once_the_time_is_over(client, page, settings):
    limit(settings, comments="1/3600")
    comment(client, page)
    answer = comment(client, page, "Second words.")
    limit(settings, comments="9/3600")

    sent = client.post(page, dict(answer.context["fields"]))

    assert sent.status_code == 302
    assert list(Comment.objects.order_by("pk").values_list("text", flat=True)) == [
        "Look at the small desks.",
        "Second words.",
    ]


@pytest.mark.django_db
def test_script_above_the_limit_gets_a_sentence(client, member, hack, settings):
    limit(settings, drafts="0/60")
    client.force_login(member)
    address = reverse("hacks:autosave_new_iteration", args=[hack.team.slug, hack.slug])

    answer = client.post(address, {"tried": "We tried."}, **SCRIPT)

    assert answer.status_code == 429
    assert answer.json() == {
        "error": "That was a lot in a short time. Wait 1 minute, then send it again. "
        "Your text is still on this page."
    }


@pytest.mark.django_db
def test_limit_of_one_person_leaves_another_alone(client, page, settings, lead):
    limit(settings, comments="1/3600")
    comment(client, page)
    other = Client()
    other.force_login(lead)

    assert comment(client, page).status_code == 429
    assert comment(other, page).status_code == 302


@pytest.mark.django_db
def test_reading_a_form_is_never_counted(client, page, settings):
    limit(settings, comments="0/3600")

    assert client.get(page).status_code == 200


@pytest.mark.django_db
def test_who_is_not_let_in_is_not_counted(client, stranger, hack, settings):
    limit(settings, hacks="0/3600")

    answer = client.post(f"/teams/{hack.team.slug}/hacks/new/")

    assert (answer.status_code, answer.url[:16]) == (302, "/accounts/login/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/search/?q=lobby", "/hacks/?words=lobby"])
def test_visitors_search_is_counted_by_address(client, settings, address):
    limit(settings, searches_by_address="1/3600")
    client.get(address)

    again = client.get(address)
    elsewhere = client.get(address, REMOTE_ADDR="192.0.2.9")
    without_words = client.get(address.split("?")[0])

    assert (again.status_code, elsewhere.status_code, without_words.status_code) == (429, 200, 200)
    assert "then try again" in again.text


@pytest.mark.django_db
def test_forwarded_header_of_a_visitor_changes_nothing(client, settings):
    limit(settings, searches_by_address="1/3600")
    client.get("/search/?q=a", HTTP_X_FORWARDED_FOR="192.0.2.1", HTTP_X_REAL_IP="192.0.2.1")

    answer = client.get(
        "/search/?q=a", HTTP_X_FORWARDED_FOR="192.0.2.2", HTTP_X_REAL_IP="192.0.2.2"
    )

    assert answer.status_code == 429


def test_proxys_own_header_is_believed_where_the_settings_name_it(settings):
    settings.ALLAUTH_TRUSTED_CLIENT_IP_HEADER = "X-Real-IP"
    extra = {"HTTP_X_FORWARDED_FOR": "192.0.2.1", "REMOTE_ADDR": "127.0.0.1"}

    assert limits.client_address(asked_by(HTTP_X_REAL_IP="198.51.100.7", **extra)) == "198.51.100.7"
    assert limits.client_address(asked_by(**extra)) == "unknown"


@pytest.mark.parametrize(
    ("sent", "counted"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("", "unknown"),
        ("no address", "unknown"),
    ],
)
def test_address_of_a_visitor_is_counted_as_one_household(sent, counted):
    assert limits.client_address(asked_by(REMOTE_ADDR=sent)) == counted


@pytest.mark.django_db
def test_roster_counts_each_invitation(client, lead, team, settings):
    limit(settings, invitations="2/3600")
    client.force_login(lead)
    lines = {f"line-{n}-name": f"Demo {n}" for n in range(3)}
    lines |= {f"line-{n}-email": f"new{n}@incubator.example" for n in range(3)}
    sent = {"line-TOTAL_FORMS": 3, "line-INITIAL_FORMS": 0, "do": "send", **lines}

    answer = client.post(reverse("cohorts:invite", args=[team.slug]), sent)

    assert answer.status_code == 429
    assert 'value="new2@incubator.example"' in answer.text
    assert team.invitations.count() == 0


@pytest.mark.django_db
def test_dead_cache_stops_nobody_and_is_logged_once(client, page, settings, caplog):
    limit(settings, comments="0/3600")
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.db"
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1",
        }
    }

    answers = [comment(client, page).status_code for _ in range(2)]

    assert answers == [302, 302]
    told = [line for line in caplog.records if line.name == "incubator.core.limits"]
    assert len(told) == 1
    limits.told.clear()


@pytest.mark.django_db
def test_refusal_is_in_the_log_once_a_minute(client, page, member, settings):
    limit(settings, comments="0/3600")

    for _ in range(3):
        comment(client, page)

    entry = AuditEntry.objects.get(action="limit.reached")
    assert entry.actor_id == member.pk
    assert entry.details == {"rule": "comments", "route": "hacks:add_comment", "method": "POST"}


def test_threads_at_once_never_get_more_than_the_limit(settings):
    limit(settings, comments="50/3600")

    with ThreadPoolExecutor(16) as pool:
        outcomes = list(pool.map(lambda _: is_allowed("comments"), range(200)))

    assert outcomes.count(True) == 50


def is_allowed(name) -> bool:
    try:
        limits.spend(asked_by(), name)
    except limits.TooMany:
        return False
    return True


SPENDER = """
import django, sys
django.setup()
from django.core.cache import cache
from incubator.core import limits
cache.key_prefix = sys.argv[1]
print(sum(limits._count("together", 1, 600) <= 50 for _ in range(100)))
"""


@pytest.mark.services
@pytest.mark.skipif(not os.environ.get("TEST_REDIS_URL"), reason="counts over processes need Redis")
def test_two_processes_share_the_limit():
    command = [sys.executable, "-c", SPENDER, cache.key_prefix]
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=project.ROOT)
        for _ in range(2)
    ]

    allowed = [int(one.communicate(timeout=60)[0]) for one in both]

    assert sum(allowed) == 50
