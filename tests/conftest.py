"""Who the tests are about, and the ground they run on."""

import os

from django.contrib.auth.models import Permission
from django.db import connection, connections
from django.test import Client, TransactionTestCase
from django.utils import timezone

import pytest
from asgiref.sync import SyncToAsync

from tests import browser, second_factor
from tests.database import clones, forget_cache
from tests.factories import (
    CoachAssignmentFactory,
    HackFactory,
    MembershipFactory,
    OfficeUserFactory,
    TeamFactory,
    UserFactory,
)

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
DATABASE_FIXTURES = {"db", "transactional_db", "site"}


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """This worker's own clone of the migrated database."""
    with django_db_blocker.unblock():
        connections.close_all()
        connection.settings_dict["NAME"] = clones().make(WORKER)
        yield
        connections.close_all()
        clones().drop(WORKER)


# A test that commits leaves by a fresh clone (below): no flush, which would take the rows that
# migrations made with it.
TransactionTestCase._fixture_teardown = lambda self: None


# Who needs a second factor has proved it; tests.second_factor signs in without.
Client.force_login = second_factor.force_login


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    result = yield
    mark = item.get_closest_marker("django_db")
    commits = "transactional_db" in item.fixturenames or (mark and mark.kwargs.get("transaction"))
    if commits and nextitem:
        connections.close_all()
        # What async tests do with the database, asgiref does in this thread of its own.
        SyncToAsync.single_thread_executor.submit(connections.close_all).result()
        clones().make(WORKER)
    return result


@pytest.fixture(autouse=True)
def fresh_cache():
    """No test finds what another left in the cache, in threads neither."""
    forget_cache()


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    """Photos that a test keeps go when the test goes."""
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Mark what is proved on PostgreSQL and Redis too; leave journeys out without Chromium."""
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(item.fixturenames):
            item.add_marker("services")
    journeys = [item for item in items if "site" in item.fixturenames]
    for item in journeys:
        item.add_marker(pytest.mark.xdist_group("journeys"))  # one server for all of them
    if journeys and not browser.find():
        _leave_out(config, items, journeys)


def _leave_out(config, items, journeys):
    if browser.on_ci():
        raise pytest.UsageError("CI needs a Chromium: run python -m tests.browser.")
    items[:] = [item for item in items if item not in journeys]
    config.hook.pytest_deselected(items=journeys)
    config.stash[LEFT_OUT] = True


LEFT_OUT = pytest.StashKey[bool]()


def pytest_terminal_summary(terminalreporter, config):
    if config.stash.get(LEFT_OUT, False):
        terminalreporter.write_line(browser.MISSING)


@pytest.fixture
def team(db):
    return TeamFactory()


@pytest.fixture
def member(team):
    return MembershipFactory(team=team).user


@pytest.fixture
def lead(team):
    return MembershipFactory(team=team, role="lead").user


@pytest.fixture
def coach(team):
    return CoachAssignmentFactory(team=team).coach


@pytest.fixture
def neighbor(team):
    """A member of another team of the same cohort."""
    return MembershipFactory(team=TeamFactory(cohort=team.cohort)).user


@pytest.fixture
def outsider(db):
    """A member of a team of another cohort."""
    return MembershipFactory().user


@pytest.fixture
def stranger(db):
    """Signed in, in no team."""
    return UserFactory()


@pytest.fixture
def office(db):
    return OfficeUserFactory()


@pytest.fixture
def hack(team):
    return HackFactory(team=team)


@pytest.fixture
def unsigned(team):
    """A member of the team; where a policy is in force, the one who has not signed it."""
    return MembershipFactory(team=team).user


@pytest.fixture
def former(team):
    """Somebody who left the team."""
    return MembershipFactory(team=team, ended_at=timezone.now()).user


@pytest.fixture
def alumni(db):
    """A member of a team whose cohort has finished."""
    return MembershipFactory(team=TeamFactory(status="completed")).user


@pytest.fixture
def unproved(db):
    """Somebody of the Office whose session has not proved a second factor."""
    return OfficeUserFactory()


@pytest.fixture
def records(db):
    """A records officer."""
    person = UserFactory()
    person.user_permissions.add(Permission.objects.get(codename="export_records"))
    return person


@pytest.fixture
def admin(db):
    """A technical administrator."""
    return UserFactory(is_superuser=True, is_staff=True)


@pytest.fixture
def world(request):
    """One thing for each name that an address can hold, and a person for each role."""
    from tests.world import World  # noqa: PLC0415 (it asks the URL resolver, which must be set up)

    return World(request)
