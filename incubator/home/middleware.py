"""Shows the Office a page as another role sees it, by the site's own rules.

The view runs for a stand-in: a person who is made, with a place in the team, in a transaction that
is always undone. So no rule is written a second time, and nothing of the page can stay.
"""

from contextlib import contextmanager
from importlib import import_module

from django.conf import settings
from django.contrib import messages
from django.contrib.messages.storage.session import SessionStorage
from django.core.exceptions import PermissionDenied
from django.core.handlers.exception import response_for_exception
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from incubator.core.limits import SAFE, TooMany
from incubator.core.refusals import too_many

from .services.view_as import make_stand_in, stop_view
from .view_as import KEY, MINUTES, view_of

#: Here the Office is always itself.
OWN_PAGES = ("/cms/", "/office/", "/accounts/", "/media/")
OWN_VIEWS = {"accounts:stay_signed_in", "accounts:session_left", "home:healthz"}
#: What a browser asks to save a second sending; kept copies are of another person's page.
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")


class ViewAsMiddleware:
    """Stands after the gates of the real person: the session's age and the second factor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        chosen = view_of(request)
        if chosen is None:
            return None
        is_own = request.path.startswith(OWN_PAGES) or request.resolver_match.view_name in OWN_VIEWS
        if chosen.is_over:
            return _time_is_over(request, is_own=is_own)
        request.view_as = chosen
        if is_own:
            return None
        chosen.is_on = True
        for name in CONDITIONS:
            request.META.pop(name, None)
        with _as_stand_in(request, chosen):
            response = _complete(request, _answer(request, view, args, kwargs))
        response.headers["Cache-Control"] = "private, no-store"
        return response


def _time_is_over(request, *, is_own: bool):
    """The half hour has passed: a page ends it and says so, a picture on a page is not shown.

    What is sent from a page of the role reaches no view: the real person did not fill it in.
    """
    if request.headers.get("Sec-Fetch-Dest", "document") != "document":
        return None if is_own else HttpResponseForbidden()
    del request.session[KEY]
    stop_view(actor=request.user, by_itself=True)
    sentence = _("%(minutes)s minutes are over: you see the site as yourself again.")
    messages.info(request, sentence % {"minutes": MINUTES})
    return None if is_own else redirect("home:view_as")


@contextmanager
def _as_stand_in(request, chosen):
    """Another person with an empty session; at the end the real one is back and all is undone."""
    own = {name: getattr(request, name) for name in ("user", "session", "_messages")}
    with transaction.atomic():
        try:
            request.user = make_stand_in(view=chosen)
            request.session = import_module(settings.SESSION_ENGINE).SessionStore()
            request._messages = SessionStorage(request)
            yield
        finally:
            transaction.set_rollback(True)
            for name, value in own.items():
                setattr(request, name, value)


def _answer(request, view, args, kwargs):
    """The view's answer, or the page that says why there is none; nothing is sent on to a view."""
    try:
        if request.method not in SAFE:
            sentence = _("You see the site as %(who)s. Nothing can be changed. Stop first.")
            raise PermissionDenied(sentence % {"who": request.view_as.words})
        response = view(request, *args, **kwargs)
        return response.render() if hasattr(response, "render") else response
    except TooMany as error:
        return too_many(request, error)
    except (Http404, PermissionDenied) as error:
        return response_for_exception(request, error)


def _complete(request, response):
    """All of it, read while the stand-in is there; files of the disk need no database."""
    is_sign_in = response.headers.get("Location", "").startswith(reverse(settings.LOGIN_URL))
    if is_sign_in:
        return render(request, "home/view_as_sign_in.html")
    if response.streaming and not isinstance(response, FileResponse):
        response.streaming_content = list(response.streaming_content)
    return response
