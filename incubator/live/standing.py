"""Whether a socket may still listen, asked anew of the database."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django.utils.module_loading import import_string

from asgiref.sync import sync_to_async
from channels.auth import get_user

from . import close_codes


async def closing_code(scope) -> int | None:
    """Why the socket must close: nobody's any more, or a gate of settings.LIVE_GATES is shut.

    The session's row is read, not its copy in the cache: this is the answer when all else fails.
    The scope's person is the one of this moment from now on: an earlier one knows earlier rights.
    """
    asked = scope
    if scope.get("session") is not None:
        asked = {**scope, "session": SessionStore(scope["session"].session_key)}
    person = await _person(asked)
    if person is None or not person.is_authenticated:
        return close_codes.SIGNED_OUT
    scope["user"] = person
    return await sync_to_async(_first_shut_gate)({**asked, "user": person})


async def _person(scope):
    if scope.get("session") is not None:
        return await get_user(scope)
    people = get_user_model().objects.filter(is_active=True)  # programs come without a session
    return await people.filter(pk=scope["user"].pk).afirst()


def _first_shut_gate(scope) -> int | None:
    codes = (import_string(gate)(scope) for gate in settings.LIVE_GATES)
    return next((code for code in codes if code is not None), None)


def seconds_to_sweep() -> float:
    """Until the next question; at midnight policies and school years begin, so then in any case."""
    now = timezone.localtime()
    midnight = datetime.combine(now.date() + timedelta(days=1), time.min, now.tzinfo)
    return min(settings.SOCKET_SWEEP_SECONDS, (midnight - now).total_seconds())
