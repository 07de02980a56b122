"""Django's sessions of the database with a copy in the cache, where the cache may be gone.

``settings.SESSION_ENGINE`` names this module. Signing out while the cache does not answer still
fails, so that nobody believes to be signed out whom a copy in the cache still knows.
"""

import logging
from typing import Any

from django.contrib.sessions.backends import cached_db, db

logger = logging.getLogger("incubator.accounts")


class SessionStore(cached_db.SessionStore):
    """As Django's; without a cache it asks the database alone."""

    def load(self) -> dict[str, Any]:
        try:
            return super().load()
        except Exception:  # each cache backend raises errors of its own
            logger.warning("The cache does not answer; the session comes from the database.")
            return db.SessionStore.load(self)

    def exists(self, session_key: str | None) -> bool:
        try:
            return super().exists(session_key)
        except Exception:
            return db.SessionStore.exists(self, session_key)
