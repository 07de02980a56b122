"""What the matrix does not say is refused; reading writes nothing; forms need their token."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from tests.access import (
    CMS_ROUTES,
    METHODS,
    REFUSALS,
    ROUTES,
    answer,
    answers_of,
    cms_address,
    undone,
)
from tests.test_access_matrix import ROLES, STATED

POSTS = sorted(name for name, method in STATED if method == "POST")
# A mail program's one click (RFC 8058), which the signature in the address allows.
WITHOUT_TOKEN = {"mailings:stop_mail"}


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_method_without_a_line_is_refused_to_everybody(world, name):
    address = world.address(ROUTES[name])
    silent = [method for method in METHODS if (name, method) not in STATED]
    answers = {answer for method in silent for answer in answers_of(world, ROLES, method, address)}

    assert answers - REFUSALS == set()


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_methods_that_no_page_uses_write_nothing(world, name):
    client, address = world.client("lead"), world.address(ROUTES[name])
    with CaptureQueriesContext(connection) as queries:
        for method in ("PUT", "PATCH", "DELETE"):
            client.generic(method, address)

    assert [query["sql"] for query in queries if _changes(query["sql"])] == []


@pytest.mark.parametrize("name", [name for name, method in sorted(STATED) if method == "GET"])
def test_get_writes_nothing(world, name):
    address = world.address(ROUTES[name])
    for role in ROLES:
        client = world.client(role)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)

        written = [query["sql"] for query in queries if _changes(query["sql"])]
        if response.status_code == 403:  # the log tells who was refused
            written = [sql for sql in written if 'INSERT INTO "core_auditentry"' not in sql]
        assert written == []


_OF_SESSIONS = re.compile(r"django_session|usersessions_usersession")


def _changes(sql: str) -> bool:
    """A statement that changes a row, session rows (time of last use, messages) left aside."""
    verb = sql.lstrip().split(" ", 1)[0].upper()
    return verb in {"INSERT", "UPDATE", "DELETE"} and not _OF_SESSIONS.search(sql)


@pytest.mark.parametrize("name", [name for name in POSTS if name not in WITHOUT_TOKEN])
@pytest.mark.parametrize("role", ["anonymous", "lead", "office"])
def test_post_without_token_is_refused(world, name, role):
    client = world.client(role, enforce_csrf_checks=True)

    assert answer(client, "POST", world.address(ROUTES[name])) == "403"


@pytest.mark.parametrize("role", ["anonymous", "lead", "coach", "records", "unproved"])
def test_cms_is_for_the_office_alone(world, role):
    client = world.client(role)
    opened = {
        address
        for address in map(cms_address, CMS_ROUTES)
        for method in ("GET", "POST")
        if undone(lambda a=address, m=method: answer(client, m, a)) not in REFUSALS
    }

    assert opened == set()
