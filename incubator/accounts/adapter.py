from django.utils.translation import gettext as _

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.models import Authenticator

from .rules import has_factor, needs_factor
from .second_factor import signed_in_lately


class AccountAdapter(DefaultAccountAdapter):
    """People come in by invitation; nobody signs up alone."""

    def is_open_for_signup(self, request):
        return False

    def save_user(self, request, user, form, commit=True):
        user.name = form.cleaned_data.get("name", "")
        return super().save_user(request, user, form, commit)

    def is_reauthentication_required(self, *, app, **kwargs):
        """Who signed in a moment ago is not asked again."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        return not signed_in_lately(context.request.user, context.request.session)

    def get_reauthentication_methods(self, user):
        """Staff with a second factor use it: their password alone confirms nothing."""
        methods = super().get_reauthentication_methods(user)
        if not methods:
            return []
        for method in methods:
            method["description"] = _words_of(method["id"])
        if needs_factor(user) and has_factor(user):
            methods = [method for method in methods if method["id"] != "reauthenticate"]
        if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
            methods.sort(key=lambda method: method["id"] == "mfa_reauthenticate")
        return methods


def _words_of(method: str) -> str:
    return {
        "reauthenticate": _("Use your password"),
        "mfa_reauthenticate": _("Use a code"),
        "mfa_reauthenticate:webauthn": _("Use your passkey"),
    }[method]
