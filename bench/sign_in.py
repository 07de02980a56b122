"""``python -m bench.sign_in``: does the time of an answer tell whether an address has an account?

Asks in turn, with real hashes and the worker's mail, on a database of its own.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

TRIES = 50
PHRASE = "pencil window bridge tuna"
FORMS = {
    "sign in, wrong password": ("/accounts/login/", "login"),
    "code by e-mail": ("/accounts/login/code/", "email"),
    "password reset": ("/accounts/password/reset/", "email"),
}


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="incubator-bench-") as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "incubator.settings.development"
        _prepare()
        sys.stdout.write(f"One hash: {_hash():.0f} ms (median of 10)\n")
        for name, (address, field) in FORMS.items():
            known, unknown = _medians(address, field)
            sys.stdout.write(
                f"{name}: known {known:.0f} ms, unknown {unknown:.0f} ms, "
                f"ratio {known / unknown:.2f} (medians of {TRIES})\n"
            )


def _prepare() -> None:
    import django  # noqa: PLC0415 (the environment first)

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    settings.ACCOUNT_RATE_LIMITS = False
    settings.DEBUG = False
    call_command("migrate", verbosity=0)
    _people()


def _people() -> None:
    from allauth.account.models import EmailAddress  # noqa: PLC0415

    from incubator.accounts.models import User  # noqa: PLC0415

    for number in range(TRIES):
        user = User.objects.create_user(_email("known", number), PHRASE, name="Demo")
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


def _email(kind: str, number: int) -> str:
    return f"{kind}{number}@incubator.example"


def _hash() -> float:
    from django.contrib.auth.hashers import make_password  # noqa: PLC0415

    return statistics.median(_ms(lambda: make_password(PHRASE)) for _ in range(10))


def _medians(address: str, field: str) -> tuple[float, float]:
    """Of known and unknown addresses in turn, so that a busy machine slows both."""
    times = {"known": [], "unknown": []}
    for number in range(-2, TRIES):  # two to warm up
        for kind, found in times.items():
            email = _email(kind, max(number, 0))
            took = _ask(address, {field: email, "password": "wrong"})
            if number >= 0:
                found.append(took)
    return statistics.median(times["known"]), statistics.median(times["unknown"])


def _ask(address: str, fields: dict) -> float:
    from django.test import Client  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    return _ms(lambda: client.post(address, fields))


def _ms(do) -> float:
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
