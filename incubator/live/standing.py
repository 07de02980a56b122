"""Whether a socket may still listen, asked anew of the database."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_user_model,
    load_backend,
)
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.module_loading import import_string

from . import close_codes
from .database import in_database


@in_database
def closing_code(scope) -> int | None:
    """Why the socket must close: nobody's any more, or a gate of settings.LIVE_GATES is shut.

    The session's row is read, not its copy in the cache: this is the answer when all else fails.
    The scope's person is the one of this moment from now on: an earlier one knows earlier rights.
    """
    asked = scope
    if scope.get("session") is not None:
        asked = {**scope, "session": SessionStore(scope["session"].session_key)}
        person = _person_of(asked["session"])
    else:  # programs come without a session
        person = get_user_model().objects.filter(pk=scope["user"].pk, is_active=True).first()
    if person is None:
        return close_codes.SIGNED_OUT
    scope["user"] = person
    return _first_shut_gate({**asked, "user": person})


def _person_of(session) -> object | None:
    """Whom the session signs in; nothing is written, since a socket can hand out no cookie."""
    path = session.get(BACKEND_SESSION_KEY)
    if path not in settings.AUTHENTICATION_BACKENDS:
        return None
    person = load_backend(path).get_user(session[SESSION_KEY])
    if person is None:
        return None
    hashes = [person.get_session_auth_hash(), *person.get_session_auth_fallback_hash()]
    known = session.get(HASH_SESSION_KEY, "")
    return person if any(constant_time_compare(known, one) for one in hashes) else None


def _first_shut_gate(scope) -> int | None:
    codes = (import_string(gate)(scope) for gate in settings.LIVE_GATES)
    return next((code for code in codes if code is not None), None)


def seconds_to_sweep() -> float:
    """Until the next question; at midnight policies and school years begin, so then in any case."""
    now = timezone.localtime()
    midnight = datetime.combine(now.date() + timedelta(days=1), time.min, now.tzinfo)
    return min(settings.SOCKET_SWEEP_SECONDS, (midnight - now).total_seconds())
