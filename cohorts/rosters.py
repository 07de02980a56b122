"""Lists of people as others write them: pasted lines, or a file from a spreadsheet."""

import re
from typing import NamedTuple

LONGEST_ROSTER = 200  # lines
LARGEST_FILE = 200 * 1024  # bytes
ADDRESS = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']+")
AROUND_NAMES = " \t,;<>()[]\"'|-–—•*"
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
HEADINGS = {
    *("name", "full name", "first name", "last name", "first", "last", "educator", "teacher"),
    *("email", "e-mail", "mail", "email address", "e-mail address", "address", "role", "title"),
}


class Line(NamedTuple):
    """One person of a list. ``number`` counts the list's lines from 1, empty ones too."""

    number: int
    name: str
    email: str


class NotText(ValueError):
    """The file is no list of text: a spreadsheet program's own file, or a picture."""


def read_roster(text: str) -> list[Line]:
    """Each line that is not empty, as name and address in any order; no line is lost.

    Without exactly one address in it a line has no ``email``, and all its words are the name. A
    first line of headings is left out.
    """
    lines = [(number, _clean(line)) for number, line in enumerate(text.splitlines(), start=1)]
    filled = [(number, line) for number, line in lines if line]
    if filled and _is_heading(filled[0][1]):
        filled = filled[1:]
    return [_read(number, line) for number, line in filled]


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 with their marks, UTF-8, or else Windows' Latin.

    Raises NotText.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data or data.startswith((b"PK", b"%PDF")):
        raise NotText
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _clean(line: str) -> str:
    return INVISIBLE.sub("", line).strip(AROUND_NAMES.replace("<", "").replace(">", ""))


def _is_heading(line: str) -> bool:
    words = [word.strip(AROUND_NAMES).lower() for word in re.split(r"[,;\t]", line)]
    return "@" not in line and all(word in HEADINGS for word in words if word)


def _read(number: int, line: str) -> Line:
    addresses = ADDRESS.findall(line)
    if len(addresses) != 1:
        return Line(number, _name(line), "")
    [address] = addresses
    return Line(number, _name(line.replace(address, " ", 1)), address.rstrip("."))


def _name(text: str) -> str:
    """The words that are left, without the marks that stood between them."""
    pieces = [piece.strip(AROUND_NAMES) for piece in re.split(r"[,;\t<>\"]", text)]
    return " ".join(" ".join(pieces).split())
