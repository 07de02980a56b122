"""Second factors: a code counts once, the passkey says what it can."""

from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm

CODE_INPUT = {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "off"}


class OnceOnly:
    """A code is right for three steps of the clock, and is taken once in all of them.

    allauth itself remembers a code for one step.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = forms.TextInput(CODE_INPUT)

    def clean_code(self):
        code = super().clean_code()
        seconds = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
        key = f"code-used:{self.user.pk}:{normalize_user_code(code)}"
        if not cache.add(key, True, timeout=seconds):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(OnceOnly, AuthenticateForm):
    """At sign-in."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("From your authenticator app, or a recovery code.")


class ConfirmForm(OnceOnly, ReauthenticateForm):
    """Before something that only the person may do."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("From your authenticator app, or a recovery code.")


class AppForm(OnceOnly, ActivateTOTPForm):
    """The app is added once it has shown a right code."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the app")
        self.fields["code"].help_text = _("Six digits. The app shows a new code twice a minute.")


class PasskeyForm(AddWebAuthnForm):
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=60,
        help_text=_("For example: my phone, or the blue key."),
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without a password"),
        required=False,
        initial=True,
        help_text=_(
            "Your device asks for your finger, your face or its PIN. "
            "Leave this off for a security key without a PIN."
        ),
    )
