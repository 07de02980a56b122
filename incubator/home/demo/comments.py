"""Feedback on the demonstration's hacks, with its pins, replies and answers."""

from datetime import datetime, timedelta

from hacks.models import Comment, Hack, Iteration

from .accounts import People
from .keys import key_of


def write_comments(
    text: dict, hack: Hack, iterations: list[Iteration], people: People, began: datetime
) -> None:
    """The comments on the design, then those on each iteration."""
    for number, one in enumerate(text.get("comments", [])):
        _write(one, hack, None, iterations, people, began + timedelta(days=1 + number))
    for iteration, log in zip(iterations, text.get("iterations", []), strict=True):
        for number, one in enumerate(log.get("comments", [])):
            at = iteration.published_at + timedelta(days=1, hours=2 * number)
            _write(one, hack, iteration, iterations, people, at)


def _write(text, hack, iteration, iterations, people: People, at: datetime) -> None:
    comment = Comment.objects.create(
        hack=hack,
        iteration=iteration,
        client_id=_key(hack, iteration, text["text"]),
        author=people[text["by"]],
        kind=text["kind"],
        text=text["text"],
        audience=Comment.Audience.EVERYONE if text.get("everyone") else Comment.Audience.TEAM,
        pin_prompt=text.get("pin", ""),
        **_answer(text, iterations),
    )
    _date(comment, at)
    for number, (name, words) in enumerate(text.get("replies", []), 1):
        reply = Comment.objects.create(
            hack=hack,
            iteration=iteration,
            parent=comment,
            client_id=_key(hack, iteration, words),
            author=people[name],
            text=words,
            audience=comment.audience,
        )
        _date(reply, at + timedelta(hours=3 * number))


def pinned_comments(text: dict, hack: Hack, iteration: Iteration) -> list[tuple[Comment, dict]]:
    """The comments that point at a photo of the iteration, each with its text."""
    pinned = [one for one in text.get("comments", []) if "photo" in one]
    return [
        (Comment.objects.get(client_id=_key(hack, iteration, one["text"])), one) for one in pinned
    ]


def _key(hack: Hack, iteration: Iteration | None, words: str):
    return key_of("comment", hack.client_id, iteration.number if iteration else 0, words)


def _answer(text, iterations: list[Iteration]) -> dict:
    if "acted_on" not in text:
        return {}
    answer = iterations[text["acted_on"] - 1]
    return {
        "acted_on_in": answer,
        "acted_on_by": answer.author,
        "acted_on_at": answer.published_at,
    }


def _date(comment: Comment, at: datetime) -> None:
    Comment.objects.filter(pk=comment.pk).update(created_at=at, updated_at=at)
