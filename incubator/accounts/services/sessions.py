"""Where a person is signed in, and the end of it."""

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

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


def _forget(keys: list[str]) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for key in keys:
        store.delete(key)
