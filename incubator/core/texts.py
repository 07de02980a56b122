"""What people write is plain text: here it becomes safe HTML, with links found."""

import re
from urllib.parse import urlsplit

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

LINK = re.compile(r"https?://[^\s<>\"'`{}|\\^]+", re.IGNORECASE)
BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
# Characters that no keyboard types: they hide text, or turn its direction past its end.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
CLOSERS = {")": "(", "]": "["}


def as_paragraphs(text: str) -> SafeString:
    """Paragraphs and line breaks kept, everything else escaped, web addresses linked."""
    clean = INVISIBLE.sub("", re.sub(r"\r\n?|\u2028|\u2029", "\n", text)).strip()
    blocks = BLANK_LINES.split(clean) if clean else []
    # Every piece below went through escape() or format_html().
    return mark_safe("".join(f'<p dir="auto">{_lines(block)}</p>' for block in blocks))  # noqa: S308


def _lines(block: str) -> str:
    return "<br>".join(_with_links(line) for line in block.split("\n"))


def _with_links(line: str) -> str:
    pieces, end = [], 0
    for match in LINK.finditer(line):
        address = _without_trailing_marks(match[0])
        if not _is_address(address):
            continue
        pieces += [escape(line[end : match.start()]), _link(address)]
        end = match.start() + len(address)
    return "".join([*pieces, escape(line[end:])])


def _link(address: str) -> SafeString:
    return format_html('<a href="{}" rel="noopener nofollow ugc">{}</a>', address, address)


def _without_trailing_marks(address: str) -> str:
    """The address without the sentence's own marks: "see (https://a.example)." keeps neither."""
    while address:
        last = address[-1]
        opener = CLOSERS.get(last)
        is_extra_closer = opener and address.count(last) > address.count(opener)
        if last not in ".,:;!?*_~" and not is_extra_closer:
            break
        address = address[:-1]
    return address


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and "@" not in parts.netloc and (parts.port or 0) >= 0
    except ValueError:
        return False
