"""Names of rooms, and how services speak into them."""

from hashlib import sha256

from django.db import transaction

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from .hub import ROOMS, group_of

EVERYBODY = "everybody"
"""Every open page."""


def room_of_person(person_id: int) -> str:
    """Every open page of one person."""
    return f"person.{person_id}"


def room_of_session(session_key: str) -> str:
    """Every open page of one browser; a session's key is a secret, so its digest names the room."""
    return f"session.{sha256(session_key.encode()).hexdigest()[:40]}"


def tell_on_commit(room: str, **message) -> None:
    """Tell the room's pages once the change is saved.

    Delivery is at most once and a dead channel layer fails nothing: the database is the truth,
    and a page asks it again when it comes back.
    """
    _send_on_commit(ROOMS, {"type": "live.tell", "room": room, "message": message})


def end_on_commit(room: str, code: int) -> None:
    """Close the room's sockets once the change that ended a right is saved."""
    _send_on_commit(ROOMS, {"type": "live.end", "room": room, "code": code})


def check_on_commit(room: str) -> None:
    """Let the room's sockets ask the database whether they may go on, once the change is saved."""
    _send_on_commit(ROOMS, {"type": "live.check", "room": room})


def announce_on_commit(topic: str, text: str, *, number: int | None = None) -> None:
    """Send one encoded text to all who listen to a topic, once the change is saved.

    In a numbered feed it has its number: a page that misses one asks again by the last it had.
    """
    event = {"type": "hub.tell", "topic": topic, "text": text, "number": number}
    _send_on_commit(group_of(topic), event)


def tally_on_commit(topic: str, kind: str) -> None:
    """Let every process count anew for those who listen to a topic (``tallies.makes_tally``)."""
    _send_on_commit(group_of(topic), {"type": "hub.tally", "topic": topic, "kind": kind})


def _send_on_commit(group: str, event: dict) -> None:
    send = async_to_sync(get_channel_layer().group_send)
    transaction.on_commit(lambda: send(group, event), robust=True)
