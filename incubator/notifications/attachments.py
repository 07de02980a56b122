"""What goes with the mail of a notification: an upper app says it for its own kinds."""

from collections.abc import Callable
from typing import NamedTuple

from .models import Notification


class Attachment(NamedTuple):
    name: str
    content: str
    mimetype: str


Maker = Callable[[Notification], Attachment | None]
_makers: dict[str, Maker] = {}


def attaches(kind: str) -> Callable[[Maker], Maker]:
    """Register who makes the attachment for a kind of notification, when its mail goes out."""

    def register(maker: Maker) -> Maker:
        _makers[kind] = maker
        return maker

    return register


def attachment_of(notification: Notification) -> Attachment | None:
    """What goes with this one, as it stands now."""
    maker = _makers.get(notification.kind)
    return maker(notification) if maker else None
