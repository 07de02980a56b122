"""What the site says no to: told to the person, and written in the audit log.

The entry is written after the view's transaction has ended, so it stays when all else is undone.
One person gets at most one entry a minute for the same rule. What does not exist for somebody
(404) is no refusal.
"""

import logging

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, models
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import csrf

from . import audit
from .limits import TooMany, first_in
from .typed import SAFE, is_from_script, typed_fields

logger = logging.getLogger(__name__)
EVERY = 60  # seconds between two entries about one person and one rule


class RefusalMiddleware:
    """Notes refusals of rules, answers what came too often, and says what a button's address is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and request.method == "GET":
            return only_a_button(request, response)
        return response

    def process_exception(self, request, error):
        if isinstance(error, PermissionDenied):
            rule = getattr(error, "rule", "")
            note(request, "access.refused", rule=rule, thing=getattr(error, "thing", None))
        if isinstance(error, TooMany):
            note(request, "limit.reached", rule=error.name)
            return too_many(request, error)
        return None


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token, or from another site."""
    note(request, "token.refused", rule="csrf")
    return csrf.csrf_failure(request, reason)


def only_a_button(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The same 405 with words: one comes here by signing in again after pressing a button."""
    if is_from_script(request):
        return response
    page = render(request, "405.html", status=response.status_code)
    page.headers["Allow"] = response.headers["Allow"]
    return page


def note(request: HttpRequest, action: str, *, rule: str, thing: object = None) -> None:
    """Write who was refused what, by which rule and route; a log that fails stops no answer."""
    user = getattr(request, "user", None)
    actor = user if user and user.is_authenticated else None
    route = request.resolver_match.view_name if request.resolver_match else ""
    if not first_in(f"{action}.{actor and actor.pk}.{rule or route}", EVERY):
        return
    thing = thing if isinstance(thing, models.Model) and thing.pk else None
    details = {"rule": rule, "route": route, "method": request.method}
    try:
        audit.record(actor, action, thing, **details)
    except DatabaseError:
        logger.exception("A refusal could not be written: %s %s", action, details)


def too_many(request: HttpRequest, error: TooMany) -> HttpResponse:
    """429 with the time to wait: JSON for a script, else a page that holds what was typed."""
    is_read = request.method in SAFE
    sentence = _please_wait(error.seconds, is_read)
    if is_from_script(request):
        kept = _("Your text is still on this page.")
        response = JsonResponse({"error": f"{sentence} {kept}"}, status=429)
    else:
        response = _page_to_wait_on(request, sentence, is_read)
    response.headers["Retry-After"] = str(error.seconds)
    return response


def _please_wait(seconds: int, is_read: bool) -> str:
    minutes = -(-seconds // 60)
    wait = ngettext("Wait %(n)s minute", "Wait %(n)s minutes", minutes) % {"n": minutes}
    if is_read:
        words = _("You asked for a lot in a short time. %(wait)s, then try again.")
    else:
        words = _("That was a lot in a short time. %(wait)s, then send it again.")
    return words % {"wait": wait}


def _page_to_wait_on(request: HttpRequest, sentence: str, is_read: bool) -> HttpResponse:
    fields = [] if is_read else typed_fields(request)
    context = {
        "sentence": sentence,
        "fields": fields,
        "texts": [text for _name, text in fields if " " in text.strip()],
        "has_files": bool(request.FILES),
        "address": request.get_full_path(),
        "is_read": is_read,
    }
    return render(request, "429.html", context, status=429)
