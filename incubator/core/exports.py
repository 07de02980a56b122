"""Tables as files that a spreadsheet opens and does not run."""

import csv
from collections.abc import Iterable
from datetime import date
from io import BytesIO, StringIO

from django.http import HttpResponse

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

WIDEST = 60
RISKY = ("=", "+", "-", "@", "\t", "\r")


def csv_response(name: str, head: list[str], rows: Iterable[Iterable]) -> HttpResponse:
    """A CSV download (RFC 4180, UTF-8 with a byte order mark).

    A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV
    injection).
    """
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    response = HttpResponse(f"\ufeff{text.getvalue()}", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def xlsx_response(name: str, head: list[str], rows: Iterable[Iterable]) -> HttpResponse:
    """The same as an Excel workbook: numbers and days stay what they are, no cell is a formula,
    the head stays in sight and each column is as wide as its words."""
    rows = [[_kept(cell) for cell in row] for row in rows]
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for number, cells in enumerate(zip(head, *rows, strict=True), 1):
        width = max(len(str(cell)) for cell in cells) + 2
        sheet.column_dimensions[get_column_letter(number)].width = min(width, WIDEST)
    sheet.append([_bold(sheet, cell) for cell in head])
    for row in rows:
        sheet.append(row)
    file = BytesIO()
    book.save(file)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(file.getvalue(), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _kept(cell) -> int | date | str:
    return cell if isinstance(cell, int | date) else _harmless(cell)


def _bold(sheet, words: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=str(words))
    cell.font = Font(bold=True)
    return cell


def _harmless(cell) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(RISKY) else text
