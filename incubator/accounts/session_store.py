"""Django's sessions of the database with a copy in the cache, where the cache may be gone.

``settings.SESSION_ENGINE`` names this module. A copy lives for KEPT_SECONDS at most: one that
could not be deleted when its session ended (the cache did not answer), or that another request
wrote at that very moment, signs nobody in for longer. Signing out while the cache does not answer
still fails, so that nobody believes to be signed out whom a copy still knows.
"""

import logging
from typing import Any

from django.contrib.sessions.backends import cached_db, db

logger = logging.getLogger("incubator.accounts")
KEPT_SECONDS = 60


class SessionStore(cached_db.SessionStore):
    """As Django's; without a cache it asks the database alone."""

    def load(self) -> dict[str, Any]:
        try:
            data = self._cache.get(self.cache_key)
        except Exception:  # each cache backend raises errors of its own
            logger.warning("The cache does not answer; the session comes from the database.")
            return db.SessionStore.load(self)
        if data is None:
            data = db.SessionStore.load(self)
            if data:
                self._keep(data)
        return data

    def save(self, must_create: bool = False) -> None:
        db.SessionStore.save(self, must_create)
        self._keep(self._session)

    def exists(self, session_key: str | None) -> bool:
        try:
            return super().exists(session_key)
        except Exception:  # each cache backend's own
            return db.SessionStore.exists(self, session_key)

    def _keep(self, data: dict[str, Any]) -> None:
        try:
            self._cache.set(self.cache_key, data, KEPT_SECONDS)
        except Exception:  # each cache backend's own
            logger.warning("The cache does not answer; the session is in the database alone.")
