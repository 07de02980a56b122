"""Tables as files that a spreadsheet opens and does not run."""

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO

from django.http import HttpResponse

from openpyxl import Workbook

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
    """The same as an Excel workbook; numbers stay numbers, no cell is a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([str(cell) for cell in head])
    for row in rows:
        sheet.append([cell if isinstance(cell, int) else _harmless(cell) for cell in row])
    file = BytesIO()
    book.save(file)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(file.getvalue(), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _harmless(cell) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(RISKY) else text
