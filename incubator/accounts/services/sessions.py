"""Where a person is signed in, and the end of it."""

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from incubator.core import audit
from incubator.live.close_codes import SIGNED_OUT
from incubator.live.rooms import end_on_commit, room_of_session

from ..models import User
from ..rules import FACTORS


@transaction.atomic
def end_sessions(*, person: User, but: str = "") -> int:
    """Sign the person out everywhere, except in the session of the key ``but``; gives how many.

    Open pages of those browsers stop listening. Doing it again changes nothing.
    """
    rows = UserSession.objects.filter(user=person).exclude(session_key=but)
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    rows.delete()
    for key in keys:
        end_on_commit(room_of_session(key), SIGNED_OUT)
    # After the commit: a request in between would bring the row's copy back into the cache.
    transaction.on_commit(lambda: _forget(keys), robust=True)
    return len(keys)


def end_sessions_before_factor(*, person: User, factor: Authenticator, but: str) -> None:
    """With the first second factor, older sessions end: they never proved one."""
    others = Authenticator.objects.filter(user=person, type__in=FACTORS).exclude(pk=factor.pk)
    if factor.type in FACTORS and not others.exists():
        end_sessions(person=person, but=but)


@transaction.atomic
def end_session(*, session: UserSession, actor: User) -> None:
    """Sign the person out in this one browser, whose open pages stop listening."""
    key = session.session_key
    Session.objects.filter(session_key=key).delete()
    UserSession.objects.filter(session_key=key).delete()
    audit.record(actor, "session.ended", session.user, session=session.pk)
    end_on_commit(room_of_session(key), SIGNED_OUT)
    transaction.on_commit(lambda: _forget([key]), robust=True)


def note_end(*, person: User, session_key: str) -> None:
    """Write that a session ended by itself: too long unused, or too old."""
    UserSession.objects.filter(session_key=session_key).delete()
    audit.record(None, "session.expired", person)


def note_use(*, session_key: str) -> None:
    """Remember when this browser was used last."""
    UserSession.objects.filter(session_key=session_key).update(last_seen_at=timezone.now())


def _forget(keys: list[str]) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for key in keys:
        store.delete(key)
