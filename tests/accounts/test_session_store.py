import pytest

from incubator.accounts.session_store import SessionStore
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
