"""The demonstration's accounts, their one password and the authenticator app of its staff."""

import secrets

from django.contrib.auth.hashers import make_password

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import decrypt
from cryptography.fernet import InvalidToken

from incubator.accounts.models import User
from incubator.settings import env

from ..services import ensure_office
from .texts.people import ADMIN, OFFICE, OTHERS, SIGN_INS, STAFF, address_of

PASSWORD_FILE = env.VAR / "demo-password"
SECRET_FILE = env.VAR / "demo-totp-secret"
WORDS = (
    *("paper", "pencil", "window", "bridge", "harbor", "lantern", "ribbon", "garden", "copper"),
    *("kettle", "ladder", "maple", "marble", "pocket", "river", "saddle", "thimble", "willow"),
)

People = dict[str, User]


def demo_password() -> str:
    """DEMO_PASSWORD, or one made on this machine and kept in ``var/demo-password``."""
    if given := env.text("DEMO_PASSWORD"):
        return given
    if not PASSWORD_FILE.exists():
        words = [secrets.choice(WORDS) for _ in range(3)]
        PASSWORD_FILE.touch(mode=0o600)
        PASSWORD_FILE.write_text(f"{'-'.join(words)}-{secrets.randbelow(9000) + 1000}\n")
    return PASSWORD_FILE.read_text().strip()


def demo_totp_secret() -> str:
    """DEMO_TOTP_SECRET (base32), or one made on this machine and kept in var/."""
    if given := env.text("DEMO_TOTP_SECRET"):
        return given
    if not SECRET_FILE.exists():
        SECRET_FILE.touch(mode=0o600)
        SECRET_FILE.write_text(f"{generate_totp_secret()}\n")
    return SECRET_FILE.read_text().strip()


def load_people(password: str) -> People:
    """All people by the name before the @; sign-ins get the password if they have another one."""
    people = {name: _person(name, shown, role) for name, shown, role, _ in SIGN_INS}
    people |= {name: _person(name, shown, role) for name, shown, role in OTHERS}
    for name, *_ in SIGN_INS:
        _let_in(people[name], password)
    people[OFFICE].groups.add(ensure_office())
    _make_admin(people[ADMIN])
    for name in STAFF:
        _give_app(people[name])
    return people


def _person(name: str, shown: str, role: str) -> User:
    defaults = {"name": shown, "role_line": role, "password": make_password(None)}
    return User.objects.get_or_create(email=address_of(name), defaults=defaults)[0]


def _let_in(person: User, password: str) -> None:
    if not person.check_password(password):
        person.set_password(password)
        person.save(update_fields=["password"])
    EmailAddress.objects.get_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )


def _make_admin(person: User) -> None:
    if not person.is_superuser:
        person.is_staff = person.is_superuser = True
        person.save(update_fields=["is_staff", "is_superuser"])


def _give_app(person: User) -> None:
    """The authenticator app with the demonstration's secret, however it was before."""
    apps = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP)
    if not any(_has_our_secret(app) for app in apps):
        apps.delete()
        TOTP.activate(person, demo_totp_secret())


def _has_our_secret(app: Authenticator) -> bool:
    """False for a secret written with a key that is gone, too."""
    try:
        return decrypt(app.data["secret"]) == demo_totp_secret()
    except InvalidToken:
        return False
