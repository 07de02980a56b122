"""Who knocks at a socket, as the cookie says; whether it is true is asked in ``standing``."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser

from channels.sessions import CookieMiddleware

from .database import in_database


class Claimed(AnonymousUser):
    """Whom a session names, before the database was asked: may do nothing at all yet."""

    def __init__(self, pk: int):
        self.pk = self.id = pk


class Visitor:
    """Puts the session and the person whom it names into the scope."""

    def __init__(self, application):
        self.application = application
        self.store = import_module(settings.SESSION_ENGINE).SessionStore

    async def __call__(self, scope, receive, send):
        session = self.store(scope["cookies"].get(settings.SESSION_COOKIE_NAME))
        person = await _named(session)
        return await self.application({**scope, "session": session, "user": person}, receive, send)


def visitors(application):
    """The application behind cookies and sessions."""
    return CookieMiddleware(Visitor(application))


@in_database
def _named(session) -> AnonymousUser:
    named = session.get(SESSION_KEY) if session.session_key else None
    return Claimed(int(named)) if named else AnonymousUser()
