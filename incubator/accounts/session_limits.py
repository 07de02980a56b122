"""A session ends when nothing happens for a while, and once it is old.

The moments stand in the session itself; they are written at most once a minute.
"""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from incubator.core.typed import SAFE, is_from_script

from .kept import keep
from .rules import needs_factor
from .second_factor import SIGNED_IN_AT
from .services import sessions

SEEN_AT = "seen_at"
APART = 60  # seconds between two notes of the time of last use
SIGN_OUT = {"account_logout", "wagtailadmin_logout"}


def no_use(view):
    """A page's script asks this by itself, so it does not make the session last longer."""
    view.is_no_use = True
    return view


def idle_seconds(user) -> int:
    """How long nothing may happen; shorter for people who can open the Office's pages."""
    return settings.STAFF_IDLE_SECONDS if needs_factor(user) else settings.IDLE_SECONDS


def seconds_left(user, session) -> float:
    """Until the session ends by itself; negative once it should have ended."""
    now = time.time()
    idle = session.get(SEEN_AT, now) + idle_seconds(user) - now
    return min(idle, session.get(SIGNED_IN_AT, now) + settings.SESSION_COOKIE_AGE - now)


def begin(session) -> None:
    """The person has just signed in."""
    session[SIGNED_IN_AT] = session[SEEN_AT] = time.time()


class SessionLimitsMiddleware:
    """Ends what is over; a form sent too late is kept for the same person's next sign-in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.ended_for = None
        if request.COOKIES.get(settings.SESSION_COOKIE_NAME) and request.user.is_authenticated:
            if seconds_left(request.user, request.session) < 0:
                _end(request)
            else:
                request.idle_seconds = idle_seconds(request.user)
                request.idle_warning_seconds = settings.IDLE_WARNING_SECONDS
        response = self.get_response(request)
        if _has_signed_out(request):
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    def process_view(self, request, view, args, kwargs):
        if request.ended_for is not None:
            return _after_the_end(request)
        if request.user.is_authenticated and not getattr(view, "is_no_use", False):
            _note_use(request)
        return None


def _end(request) -> None:
    """Sign out. The sentence about it is read on the page that comes next."""
    person = request.user
    sessions.note_end(person=person, session_key=request.session.session_key)
    logout(request)
    request.ended_for = person.pk


def _after_the_end(request):
    """What was sent is kept for the person; a page that is only read goes on without them."""
    if is_from_script(request) or request.resolver_match.view_name in SIGN_OUT:
        return None
    words = _("You were signed out because nothing happened for a while. Please sign in again.")
    messages.info(request, words)
    if request.method in SAFE:
        return None
    keep(request, person_id=request.ended_for)
    wanted = urlencode({"next": reverse("accounts:kept")})
    return redirect(f"{reverse('account_login')}?{wanted}")


def _note_use(request) -> None:
    now = time.time()
    request.session.setdefault(SIGNED_IN_AT, now)
    if now - request.session.get(SEEN_AT, 0) > APART:
        request.session[SEEN_AT] = now
        sessions.note_use(session_key=request.session.session_key)


def _has_signed_out(request) -> bool:
    match = request.resolver_match
    is_sign_out = match is not None and match.view_name in SIGN_OUT
    return is_sign_out and request.method == "POST" and not request.user.is_authenticated
