"""The demonstration's accounts and their one password."""

import secrets

from django.contrib.auth.hashers import make_password

from allauth.account.models import EmailAddress

from incubator.accounts.models import User
from incubator.settings import env

from ..services import ensure_office
from .texts.people import ADMIN, OFFICE, OTHERS, SIGN_INS, address_of

PASSWORD_FILE = env.VAR / "demo-password"
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


def load_people(password: str) -> People:
    """All people by the name before the @; sign-ins get the password if they have another one."""
    people = {name: _person(name, shown, role) for name, shown, role, _ in SIGN_INS}
    people |= {name: _person(name, shown, role) for name, shown, role in OTHERS}
    for name, *_ in SIGN_INS:
        _let_in(people[name], password)
    people[OFFICE].groups.add(ensure_office())
    _make_admin(people[ADMIN])
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
