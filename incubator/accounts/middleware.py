"""Nothing is written before the Acceptable Use Policy of this school year is signed."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from .kept import forget, keep
from .rules import has_signed

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
#: What an unsigned person may still do: the account itself, signing out, training and signing.
OPEN_PREFIXES = ("account_", "mfa_", "socialaccount_", "usersessions_")
OPEN_VIEWS = {
    "accounts:sign_policy",
    "accounts:training",
    "accounts:join",
    "accounts:district_sign_in",
    "wagtailadmin_logout",
}


class SignOffMiddleware:
    """Sends an unsigned person's writing to the sign-off, and keeps what was typed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in SAFE or not request.user.is_authenticated:
            return None
        if has_signed(request.user):
            forget(request)
            return None
        name = request.resolver_match.view_name or ""
        if name.startswith(OPEN_PREFIXES) or name in OPEN_VIEWS:
            return None
        return _refuse(request)


def _refuse(request):
    address = reverse("accounts:sign_policy")
    if request.headers.get("Sec-Fetch-Dest") == "empty" or not request.accepts("text/html"):
        sentence = _("Sign the Acceptable Use Policy first. Your text is still on this page.")
        return JsonResponse({"error": sentence, "url": address}, status=403)
    keep(request)
    return redirect(f"{address}?{urlencode({'next': request.path})}")
