import time

from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from incubator.accounts.session_store import KEPT_SECONDS, SessionStore
from tests.live.dead_cache import DeadCache


@pytest.fixture
def dead_cache(monkeypatch, db):
    """A session that is there, and a cache that has gone since."""
    session = SessionStore()
    session["kept"] = "yes"
    session.save()
    monkeypatch.setattr(
        SessionStore, "__init__", _without_cache(SessionStore.__init__), raising=True
    )
    return session.session_key


def _without_cache(init):
    def begin(self, *args, **kwargs):
        init(self, *args, **kwargs)
        self._cache = DeadCache("", {})

    return begin


def test_session_comes_from_the_database_where_the_cache_is_gone(dead_cache):
    assert SessionStore(dead_cache)["kept"] == "yes"


def test_session_is_kept_where_the_cache_is_gone(dead_cache):
    session = SessionStore(dead_cache)
    session["kept"] = "longer"
    session.save()

    assert SessionStore(dead_cache)["kept"] == "longer"
    assert SessionStore().exists(dead_cache)
    assert not SessionStore().exists("nobody")


def test_signing_out_fails_openly_where_the_cache_is_gone(dead_cache):
    with pytest.raises(ConnectionError):
        SessionStore(dead_cache).flush()


@pytest.fixture
def clock(monkeypatch, settings):
    """A cache in this process, whatever else there is; ``clock(60)`` makes it a minute older."""
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "clock"}
    settings.CACHES = settings.CACHES | {"default": memory}
    now = [time.time()]
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda: now[0])
    monkeypatch.setattr("django.core.cache.backends.base.time.time", lambda: now[0])

    def clock(seconds):
        now[0] += seconds

    return clock


def signed_in() -> str:
    session = SessionStore()
    session["person"] = "7"
    session.save()
    return session.session_key


def test_session_that_ended_while_the_cache_was_gone_does_not_come_back(db, clock):
    key = signed_in()

    Session.objects.filter(session_key=key).delete()
    clock(KEPT_SECONDS + 1)

    assert SessionStore(key).load() == {}


def test_copy_of_a_session_that_was_read_lives_no_longer_either(db, clock):
    key = signed_in()
    clock(KEPT_SECONDS + 1)

    assert SessionStore(key)["person"] == "7"
    Session.objects.filter(session_key=key).delete()
    clock(KEPT_SECONDS + 1)

    assert SessionStore(key).load() == {}


def test_session_is_asked_of_the_database_once_while_its_copy_lives(db, clock):
    key = signed_in()
    clock(KEPT_SECONDS + 1)
    SessionStore(key).load()

    with CaptureQueriesContext(connection) as asked:
        assert SessionStore(key)["person"] == "7"

    assert len(asked) == 0
