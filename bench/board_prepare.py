"""Fills the database of the board's measurement: people who signed the policy, and two boards."""

import json
import sys
from importlib import import_module

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

IDEAS, MANY_IDEAS = 24, 1000


def main(people: int, setups: int) -> None:
    django.setup()
    users = _people(people)
    cookies = [_session(user) for user in users]
    json.dump([{"cookies": cookies, **_boards(users[0])} for _ in range(setups)], sys.stdout)


def _people(number: int) -> list:
    from incubator.accounts.models import AupPolicy, AupText, SignOff, User  # noqa: PLC0415
    from incubator.accounts.school_year import school_year  # noqa: PLC0415

    batch = User.objects.count()
    users = [
        User(email=f"bench{one}-{batch}@incubator.example", name="Demo") for one in range(number)
    ]
    for user in users:
        user.set_unusable_password()
    User.objects.bulk_create(users)
    now = timezone.now()
    policy = AupPolicy.objects.create(
        version=f"bench {batch}", effective_on=now.date(), published_at=now
    )
    text = AupText.objects.create(policy=policy, language="en", title="Policy", body="Be kind.")
    SignOff.objects.bulk_create(
        SignOff(person=user, policy=policy, text=text, language="en", school_year=school_year())
        for user in users
    )
    return users


def _boards(author) -> dict:
    from showcase.board.models import Idea  # noqa: PLC0415

    gathering, voting, large = _board("gather"), _board("vote"), _board("vote")
    for board, number in ((voting, IDEAS), (large, MANY_IDEAS)):
        Idea.objects.bulk_create(
            Idea(board=board, author=author, title=f"Idea {one}") for one in range(number)
        )
    return {
        "large": {"path": large.slug},
        "gathering": {"path": gathering.slug, "topic": f"board.{gathering.pk}"},
        "voting": {"path": voting.slug, "topic": f"board.{voting.pk}"},
        "ideas": list(voting.ideas.values_list("pk", flat=True)),
    }


def _board(phase: str):
    from showcase.board.models import Board  # noqa: PLC0415

    slug = f"bench-{phase}-{Board.objects.count()}"
    return Board.objects.create(question=f"How might we {phase}?", slug=slug, phase=phase)


def _session(user) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
