"""What goes with the mail of a notification: an upper app says it for its own kinds."""

from collections.abc import Callable
from typing import NamedTuple

from .models import Notification


class Attachment(NamedTuple):
    name: str
    content: str
    mimetype: str


class Fact(NamedTuple):
    """A line that says what it is about."""

    name: str
    value: str

    def __str__(self):
        return f"{self.name}: {self.value}"


class Addition(NamedTuple):
    """Lines under the sentence, and a file."""

    lines: list[Fact] = []
    attachment: Attachment | None = None


Maker = Callable[[Notification], Addition]
_makers: dict[str, Maker] = {}


def adds_to_mail(kind: str) -> Callable[[Maker], Maker]:
    """Register who says what goes with a kind of notification; asked when its mail goes out."""

    def register(maker: Maker) -> Maker:
        _makers[kind] = maker
        return maker

    return register


def addition_to(notification: Notification) -> Addition:
    """What goes with this one, as it stands now."""
    maker = _makers.get(notification.kind)
    return maker(notification) if maker else Addition()
