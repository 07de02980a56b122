"""A page of a few lines as PDF, for the demonstration's handouts."""

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R "
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf_of(title: str, lines: list[str]) -> bytes:
    """One letter page; plain letters only, since the font is every reader's own."""
    words = [_line(title, 20, 700), *(_line(one, 13, 660 - 26 * n) for n, one in enumerate(lines))]
    drawing = b"\n".join(words)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE + b"/Resources << /Font << /F1 4 0 R >> >> >>",
        FONT,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
    ]
    return _file(parts)


def _line(text: str, size: int, height: int) -> bytes:
    safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"BT /F1 %d Tf 72 %d Td (%s) Tj ET" % (size, height, safe.encode("ascii", "replace"))


def _file(parts: list[bytes]) -> bytes:
    text, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(text))
        text += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, start = len(parts) + 1, len(text)
    return text + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (count, table, count, start)
    )
