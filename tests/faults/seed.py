"""A board, and people who are signed in, for a site of its own."""

import json
import os
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402  (apps first)
from django.core.management import call_command  # noqa: E402

from tests.factories import BoardFactory, UserFactory  # noqa: E402
from tests.live.conftest import sign_in  # noqa: E402

PEOPLE = 8


def main() -> None:
    call_command("setup_site", verbosity=0)
    board = BoardFactory(slug="faults")
    sessions = [sign_in(UserFactory()) for _ in range(PEOPLE)]
    seeded = {"slug": board.slug, "sessions": sessions, "cookie": settings.SESSION_COOKIE_NAME}
    Path(os.environ["VAR_DIR"], "seeded.json").write_text(json.dumps(seeded))


if __name__ == "__main__":
    main()
