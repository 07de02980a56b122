"""Whom the link of a mail belongs to."""

from typing import NamedTuple

from incubator.accounts.models import User

from ..models import Kind, read_stop_token


class Holder(NamedTuple):
    """The person whose mail of this kind the link ends."""

    person: User
    kind: Kind


def holder_of(token: str) -> Holder | None:
    """The person and kind of a token that we signed, if the account is still there."""
    read = read_stop_token(token)
    person = User.objects.filter(pk=read[0]).first() if read else None
    return Holder(person, read[1]) if person else None
