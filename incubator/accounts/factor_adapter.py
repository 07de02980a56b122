"""How second factors are kept: secrets encrypted, the last one of staff not removed."""

from base64 import urlsafe_b64encode

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet

from .rules import FACTORS, needs_factor


class FactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _later(
            "You open pages of the Office, so you need a second factor. "
            "Add another one before you remove this one."
        ),
        "cannot_generate_recovery_codes": _later(
            "Recovery codes stand in for a second factor. Add a passkey or an app first."
        ),
        "incorrect_code": _later(
            "This code is not right. A code of the app works for about a minute, and only once."
        ),
        "unverified_email": _later("Confirm your email address first."),
    }

    def encrypt(self, text: str) -> str:
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _keys().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Staff keep at least one factor; recovery codes go and come with them."""
        if authenticator.type not in FACTORS or not needs_factor(authenticator.user):
            return True
        factors = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS)
        return factors.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user, type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey") if number == 1 else _("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": settings.MFA_TOTP_ISSUER}


def _keys() -> MultiFernet:
    """The first key writes; those of SECRET_KEY_FALLBACKS still read, so that keys can rotate."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [
        salted_hmac("incubator.accounts.second_factor", "", secret=one, algorithm="sha256").digest()
        for one in secrets
    ]
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])
