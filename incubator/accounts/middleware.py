"""What stands before every page: the second factor of the Office, the sign-off of a writer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from incubator.core.typed import SAFE

from .kept import forget, send_away
from .rules import has_signed
from .second_factor import ENROLL, missing_step

#: What stays open at both gates: how one signs in and out, which asks again by itself.
OPEN_PREFIXES = ("account_", "mfa_", "socialaccount_", "usersessions_")
OPEN_VIEWS = {
    "accounts:district_sign_in",
    "wagtailadmin_logout",
}
#: An unsigned person may sign, join a team and keep the own account in order.
OPEN_TO_UNSIGNED = {
    "accounts:sign_policy",
    "accounts:training",
    "accounts:join",
    "accounts:stay_signed_in",
    "accounts:profile",
    "accounts:end_session",
    "accounts:end_other_sessions",
    "mailings:mail_settings",
    "mailings:stop_mail",
    "mailings:mute_by_mail",
    "mailings:mute_team",
    "mailings:hear_team",
}
#: Without the second factor nothing else is seen, and nothing is signed, saved or ended.
OPEN_WITHOUT_FACTOR = {
    "accounts:second_factor",
    "accounts:session_left",
    "accounts:stay_signed_in",
    "accounts:policy",
    "accounts:my_sign_off",
    "home:healthz",
    "home:robots_txt",
    "home:security_txt",
    "home:favicon",
    "mailings:stop_mail",  # its link is the right, signed in or not
    "mailings:mute_by_mail",
    "media",
}


class SecondFactorMiddleware:
    """Sends staff to enroll or to prove a second factor before they see any page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated:
            return None
        step = missing_step(request.user, request.session)
        request.lacks_factor = bool(step)
        if not step or is_open(request, OPEN_WITHOUT_FACTOR):
            return None
        sentence = (
            _("Add a second factor first. Your text is still on this page.")
            if step == ENROLL
            else _("Confirm that it is you first. Your text is still on this page.")
        )
        return send_away(
            request,
            rule="needs_factor",
            address=reverse("accounts:second_factor"),
            sentence=sentence,
        )


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
        if is_open(request, OPEN_TO_UNSIGNED):
            return None
        return send_away(
            request,
            rule="has_signed",
            address=reverse("accounts:sign_policy"),
            sentence=_("Sign the Acceptable Use Policy first. Your text is still on this page."),
            next_address=request.path,
        )


def is_open(request, further: set[str]) -> bool:
    name = request.resolver_match.view_name or ""
    return name.startswith(OPEN_PREFIXES) or name in OPEN_VIEWS | further
