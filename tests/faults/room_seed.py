"""A board, and a thousand people who are signed in, for a site of its own."""

import json
import os
from importlib import import_module
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402  (apps first)
from django.contrib.auth import (  # noqa: E402
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.core.management import call_command  # noqa: E402

from incubator.accounts.models import User  # noqa: E402
from tests.factories import BoardFactory  # noqa: E402

PEOPLE = 1000


def session_of(user: User):
    """A session as signing in makes it, not saved yet."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    session = store(store()._get_new_session_key())
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    return session


def main() -> None:
    call_command("setup_site", verbosity=0)
    board = BoardFactory(slug="faults")
    users = [User(email=f"room{one}@incubator.example", name="Demo") for one in range(PEOPLE)]
    for user in users:
        user.set_unusable_password()
    User.objects.bulk_create(users)
    sessions = [session_of(user) for user in users]
    for session in sessions:
        session.save()
    seeded = {"slug": board.slug, "sessions": [session.session_key for session in sessions]}
    Path(os.environ["VAR_DIR"], "seeded.json").write_text(json.dumps(seeded))


if __name__ == "__main__":
    main()
