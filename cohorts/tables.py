"""Schools and teams as a spreadsheet writes them: a header line, then a school a line."""

import csv
import re
from typing import NamedTuple

from .rosters import INVISIBLE, LARGEST_FILE


def _key(heading: str) -> str:
    """Small letters, and spaces for all other marks: Lead_E-Mail is "lead e mail"."""
    words = re.sub(r"[’']s\b", "", heading.lower())
    return " ".join(re.sub(r"\W|_", " ", words).split())


WORDS = {
    "school": ["school", "school name", "name of school", "name"],
    "neighborhood": ["neighborhood", "neighbourhood", "area"],
    "grades": ["grades", "grade", "grade span", "grade levels"],
    "website": ["website", "web site", "site", "url", "web"],
    "cohort": ["cohort", "cohort name"],
    "team_name": ["team name", "team", "name of team"],
    "lead_name": ["lead name", "lead", "team lead", "leader", "leader name", "school leader"],
    "lead_email": ["lead e-mail", "lead email", "leader email", "leader e-mail", "e-mail", "email"],
}
FIELDS = {_key(words): name for name, several in WORDS.items() for words in several}
DELIMITERS = ",;\t"
csv.field_size_limit(3 * LARGEST_FILE)  # text and file as one cell are read, and shown as wrong


class Row(NamedTuple):
    """One line of the table. ``number`` counts the lines from 1; ``surplus`` has no heading."""

    number: int
    school: str = ""
    neighborhood: str = ""
    grades: str = ""
    website: str = ""
    cohort: str = ""
    team_name: str = ""
    lead_name: str = ""
    lead_email: str = ""
    surplus: str = ""


class Table(NamedTuple):
    """The rows, and the headings that mean nothing here."""

    rows: list[Row]
    unknown: list[str]


class NoHeadings(ValueError):
    """The first line names no column of schools."""


class TwoAlike(ValueError):
    """Two headings mean the same; the text is the second one."""


def read_table(text: str) -> Table:
    """Each line below the headings that holds anything; cells beyond the headings are kept.

    Comma, semicolon or tab, as the headings use them; a line ``sep=;`` before them is Excel's.
    Raises NoHeadings or TwoAlike.
    """
    lines = [(number, cells) for number, cells in _records(text) if any(cells)]
    if not lines:
        return Table([], [])
    heads = [FIELDS.get(_key(cell), "") for cell in lines[0][1]]
    if "school" not in heads:
        raise NoHeadings
    for place, name in enumerate(heads):
        if name and name in heads[:place]:
            raise TwoAlike(lines[0][1][place])
    unknown = [cell for cell, name in zip(lines[0][1], heads, strict=True) if cell and not name]
    return Table([_row(number, heads, cells) for number, cells in lines[1:]], unknown)


def _records(text: str) -> list[tuple[int, list[str]]]:
    """Cells of each record with the number of its first line."""
    lines = INVISIBLE.sub("", text).splitlines(keepends=True)
    skipped = 1 if lines and re.fullmatch(r"sep=.\s*", lines[0], re.IGNORECASE) else 0
    lines = [one.rstrip("\r\n") + "\n" for one in lines[skipped:]]
    head = next((one for one in lines if one.strip()), "")
    delimiter = max(DELIMITERS, key=head.count)
    if "".join(lines).count('"') % 2:  # a mark that is never closed would swallow what follows
        alone = [next(csv.reader([one], delimiter=delimiter), []) for one in lines]
        return [(place + skipped + 1, _tidy(cells)) for place, cells in enumerate(alone)]
    found, begins, reader = [], 1, csv.reader(lines, delimiter=delimiter)
    for cells in reader:
        found.append((begins + skipped, _tidy(cells)))
        begins = reader.line_num + 1
    return found


def _tidy(cells: list[str]) -> list[str]:
    return [" ".join(cell.split()) for cell in cells]


def _row(number: int, heads: list[str], cells: list[str]) -> Row:
    named = {name: cell for name, cell in zip(heads, cells, strict=False) if name}
    return Row(number, **named, surplus=" ".join(filter(None, cells[len(heads) :])))
