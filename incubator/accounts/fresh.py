"""Asking again who somebody is, before what only that person may do.

``@fresh_sign_in_required`` stands under ``@login_required`` on views that export records or end or
change rights, roles, consent, addresses or second factors. Pages stay open to look at; what is sent
goes on at once where the person proved less than five minutes ago (AccountAdapter). Others prove
first, and then the same request is carried out with all that was typed.
"""

from functools import wraps

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import (
    STATE_SESSION_KEY,
    is_reauthentication_required,
)
from allauth.core.internal.httpkit import serialize_request

from incubator.core.limits import SAFE
from incubator.core.typed import is_from_script


def fresh_sign_in_required(view):
    @wraps(view)
    def ask_first(request, *args, **kwargs):
        asked = ask_again(request)
        return view(request, *args, **kwargs) if asked is None else asked

    return ask_first


def ask_again(request) -> HttpResponse | None:
    """None to go on, else the way to the page that asks; the request waits in the session.

    It is named without its query, since allauth carries out only what has none in its name.
    """
    if request.method in SAFE or not is_reauthentication_required(request, app=""):
        return None
    ways = get_adapter().get_reauthentication_methods(request.user)
    address = ways[0]["url"] if ways else reverse("account_login")
    if is_from_script(request):
        sentence = _("Confirm that it is you first. Your text is still on this page.")
        answer = {"error": sentence, "message": sentence, "url": address}
        return JsonResponse(answer, status=403)
    request.session[STATE_SESSION_KEY] = {"request": serialize_request(request)}
    return HttpResponseRedirect(f"{address}?{urlencode({'next': request.path})}")


@method_decorator(fresh_sign_in_required, name="post")
class FreshSignInMixin:
    """The same for a view that is a class."""

    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs)
