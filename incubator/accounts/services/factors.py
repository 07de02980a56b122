"""Second factors as they are kept."""

from django.db import transaction

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt

#: The words of a factor's data that are kept encrypted.
SECRETS = ("secret", "seed")


@transaction.atomic
def renew_secrets() -> int:
    """Encrypt all secrets with the first key; gives how many. Doing it again does no harm."""
    kept = Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN)
    factors = list(kept)
    for factor in factors:
        for name in SECRETS:
            if name in factor.data:
                factor.data[name] = encrypt(decrypt(factor.data[name]))
    Authenticator.objects.bulk_update(factors, ["data"])
    return len(factors)
