"""Where a person is signed in and which pages listen, and the one place where that ends."""

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from incubator.core import audit
from incubator.live.close_codes import FORBIDDEN, SIGNED_OUT
from incubator.live.rooms import (
    check_on_commit,
    end_on_commit,
    room_of_person,
    room_of_session,
)

from ..models import User
from ..rules import FACTORS


@transaction.atomic
def end_sessions(*, person: User, but: str = "") -> int:
    """Sign the person out everywhere, except in the session of the key ``but``; gives how many.

    Open pages of those browsers stop listening. Doing it again changes nothing.
    """
    return _end(UserSession.objects.filter(user=person).exclude(session_key=but))


@transaction.atomic
def end_sessions_and_sockets(*, person: User, code: int = FORBIDDEN) -> int:
    """The same, and whatever else the person has open stops listening with the code."""
    ended = end_sessions(person=person)
    end_sockets(person=person, code=code)
    return ended


@transaction.atomic
def end_other_sessions(*, person: User, but: str) -> int:
    """Sign oneself out everywhere else; gives in how many browsers. None changes nothing."""
    ended = end_sessions(person=person, but=but)
    if ended:
        audit.record(person, "person.other_sessions_ended", person, sessions=ended)
    return ended


def end_sessions_before_factor(*, person: User, factor: Authenticator, but: str) -> None:
    """With the first second factor, older sessions end: they never proved one."""
    others = Authenticator.objects.filter(user=person, type__in=FACTORS).exclude(pk=factor.pk)
    if factor.type in FACTORS and not others.exists():
        end_sessions(person=person, but=but)


@transaction.atomic
def end_session(*, session: UserSession, actor: User) -> None:
    """Sign the person out in this one browser, whose open pages stop listening."""
    _end(UserSession.objects.filter(session_key=session.session_key))
    audit.record(actor, "session.ended", session.user, session=session.pk)


def end_sockets(*, person: User, code: int = FORBIDDEN) -> None:
    """Close the person's open sockets; their pages say that what may be seen has changed.

    A page that is loaded again listens to what is left.
    """
    end_on_commit(room_of_person(person.pk), code)


def end_sockets_of_session(*, session_key: str) -> None:
    """Close the sockets of one browser whose session ends."""
    end_on_commit(room_of_session(session_key), SIGNED_OUT)


def check_sockets(*, person: User) -> None:
    """Let the person's sockets ask the database whether they may go on."""
    check_on_commit(room_of_person(person.pk))


def note_end(*, person: User, session_key: str) -> None:
    """Write that a session ended by itself: too long unused, or too old."""
    UserSession.objects.filter(session_key=session_key).delete()
    audit.record(None, "session.expired", person)


def note_use(*, session_key: str) -> None:
    """Remember when this browser was used last."""
    UserSession.objects.filter(session_key=session_key).update(last_seen_at=timezone.now())


def _end(rows: QuerySet[UserSession]) -> int:
    """End these sessions and close their sockets; gives how many there were."""
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    rows.delete()
    for key in keys:
        end_sockets_of_session(session_key=key)
    # After the commit: a request in between would bring the row's copy back into the cache.
    transaction.on_commit(lambda: _forget(keys), robust=True)
    return len(keys)


def _forget(keys: list[str]) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for key in keys:
        store.delete(key)
