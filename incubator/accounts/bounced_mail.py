"""Reading mail that tells of mail which did not arrive (RFC 3464, delivery status)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from django.utils import timezone


class Bounce(NamedTuple):
    """One address that could not be reached for good."""

    email: str
    reason: str
    happened_at: datetime


def bounces_in(data: bytes) -> list[Bounce]:
    """The addresses that a mail reports as failed; none for any other mail, broken ones too.

    Delays and temporary failures are left out: the mail server goes on trying.
    """
    message = message_from_bytes(data)
    happened_at = _date(message)
    return [
        Bounce(address, _reason(fields), happened_at)
        for part in message.walk()
        if part.get_content_type() == "message/delivery-status"
        for fields in _blocks(part)
        if _has_failed(fields)
        for address in sorted(_addresses(fields))
    ]


def _blocks(part: Message) -> Iterator[Message]:
    """The groups of fields in the report: one of the mail, then one a recipient."""
    payload = part.get_payload()
    return iter(payload if isinstance(payload, list) else [])


def _has_failed(fields: Message) -> bool:
    status = _field(fields, "Status")
    return _field(fields, "Action").lower() == "failed" and not status.startswith("4")


def _addresses(fields: Message) -> set[str]:
    """The address as we wrote it, and the one that it was sent on to."""
    named = [_field(fields, name) for name in ("Original-Recipient", "Final-Recipient")]
    addresses = {value.partition(";")[2].strip().strip("<>").lower() for value in named}
    return {address for address in addresses if "@" in address}


def _reason(fields: Message) -> str:
    diagnostic = _field(fields, "Diagnostic-Code").partition(";")[2]
    return " ".join((diagnostic or _field(fields, "Status")).split())


def _field(fields: Message, name: str) -> str:
    text = str(fields.get(name, ""))
    return text.encode("utf-8", "replace").decode().replace("\x00", "").strip()


def _date(message: Message) -> datetime:
    """When the report was written; now, where it does not say."""
    try:
        written = parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, OverflowError):
        return timezone.now()
    return min(written if written.tzinfo else written.replace(tzinfo=UTC), timezone.now())
