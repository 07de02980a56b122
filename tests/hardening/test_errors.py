"""What breaks says nothing of the inside, and what cannot be decided is refused."""

from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client

import pytest

from cohorts import rules
from cohorts.models import Aspiration

SECRET = "inside-4711"
HEADERS = (
    "Content-Security-Policy",
    "X-Frame-Options",
    "X-Content-Type-Options",
    "Referrer-Policy",
)


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


def is_generic(response) -> bool:
    said = response.text
    return (
        response.status_code == 500
        and "Something went wrong on our side" in said
        and response.headers["X-Request-ID"] in said
        and not any(word in said for word in (SECRET, "Traceback", "Exception", "django"))
    )


@pytest.mark.django_db
def test_view_that_raises_gives_a_page_with_the_number_of_the_request_only(visitor, monkeypatch):
    monkeypatch.setattr("hacks.views.hack_list.Paginator", broken)

    answer = visitor.get("/hacks/")

    assert is_generic(answer)
    assert [name for name in HEADERS if name not in answer.headers] == []


@pytest.mark.django_db
def test_page_of_a_gone_database_is_the_same(visitor):
    def gone(*args, **kwargs):
        raise OperationalError(SECRET)

    with connection.execute_wrapper(gone):
        assert is_generic(visitor.get("/hacks/"))


@pytest.mark.django_db
def test_rule_that_raises_refuses(visitor, member, team, monkeypatch):
    monkeypatch.setattr(rules, "can_write_aspiration", broken)
    visitor.force_login(member)

    answer = visitor.post(f"/teams/{team.slug}/aspiration/", {"text": "Words of mine."})

    assert is_generic(answer)
    assert not Aspiration.objects.filter(text="Words of mine.").exists()


def broken(*args, **kwargs):
    raise RuntimeError(SECRET)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/hacks/", 200),
        ("/no-such-page/", 404),
        ("/coach/", 403),
        ("/me", 301),
        ("/cms/", 302),
        ("/robots.txt", 200),
        ("/sitemap.xml", 200),
        ("/healthz", 200),
        ("/accounts/login/", 302),
        ("/search/?q=one", 429),
    ],
)
def test_every_kind_of_answer_carries_the_headers(client, stranger, settings, address, status):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "searches": "0/60"}
    cache.clear()
    client.force_login(stranger)

    answer = client.get(address)

    assert answer.status_code == status
    assert [name for name in HEADERS if name not in answer.headers] == []
    ancestors = "'self'" if address.startswith("/cms/") else "'none'"
    assert f"frame-ancestors {ancestors}" in answer.headers["Content-Security-Policy"]


def test_form_without_its_token_carries_the_headers(db):
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/")

    assert answer.status_code == 403
    assert [name for name in HEADERS if name not in answer.headers] == []


@pytest.mark.django_db
def test_address_of_a_button_says_what_to_do_to_who_signed_in_again(client, member):
    client.force_login(member)

    answer = client.get("/me/notifications/read/")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "open its page and press it again" in answer.text


@pytest.mark.django_db
def test_address_of_a_button_stays_short_for_a_script(client, member):
    client.force_login(member)

    answer = client.get("/me/notifications/read/", headers={"accept": "application/json"})

    assert (answer.status_code, answer.text) == (405, "")
