from django.utils.translation import gettext_lazy as _

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.models import Authenticator

from .rules import has_factor
from .second_factor import signed_in_lately
from .tasks import send_account_mail

LOCKED = _(
    "Too many tries for this account. Wait five minutes, then try again, or choose a new password."
)
WRONG_CODE = _("This is not the code that we sent last. Look at the newest mail and type it again.")


class AccountAdapter(DefaultAccountAdapter):
    """People come in by invitation; nobody signs up alone."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask the Office of Innovation."),
        "email_password_mismatch": _(
            "The e-mail address or the password is not right. Check both, and try again."
        ),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("The password is not right."),
        "invalid_login": _("The e-mail address or the password is not right."),
        "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
        "too_many_login_attempts": LOCKED,
    }

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
        """Who has a second factor uses it: the password alone confirms nothing."""
        methods = super().get_reauthentication_methods(user)
        if not methods:
            return []
        for method in methods:
            method["description"] = _words_of(method["id"])
        if has_factor(user):
            methods = [method for method in methods if method["id"] != "reauthenticate"]
        if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
            methods.sort(key=lambda method: method["id"] == "mfa_reauthenticate")
        return methods

    def format_email_subject(self, subject):
        """As written: each subject names the site."""
        return str(subject)

    def send_mail(self, template_prefix, email, context):
        """By the worker: a mail server that is slow or away stops nobody at the door, and the
        answer's time does not tell whether a mail is sent."""
        context = {"request": self.request, "email": email, **context}
        message = self.render_mail(template_prefix, email, context)
        send_account_mail.enqueue(message.subject, message.body, _recipient(template_prefix, email))


def _recipient(template_prefix: str, email: str) -> str:
    """Nobody, where the address has no account: the same work is done, and nothing is sent."""
    return "" if template_prefix == "account/email/unknown_account" else email


def _words_of(method: str) -> str:
    return {
        "reauthenticate": _("Use your password"),
        "mfa_reauthenticate": _("Use a code"),
        "mfa_reauthenticate:webauthn": _("Use your passkey"),
    }[method]
