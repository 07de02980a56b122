"""Documents that the Office hands out: what is asked of a file before it is kept."""

import io
import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from .limits import MAX_BYTES

OFFICE = "application/vnd.openxmlformats-officedocument"
DOCUMENT_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}
PDF_BEGINS_WITHIN = 1024
CONTENT_TYPES = "[Content_Types].xml"
MACROS = "vbaproject.bin"
FOLDERS = {"docx": "word/", "pptx": "ppt/", "xlsx": "xl/"}

NOT_A_DOCUMENT = _(
    "This file is not a document that we take. Send a PDF, or a Word, PowerPoint or Excel file "
    "without macros."
)
TOO_LARGE = _("This file is larger than 20 MB. Make it smaller, or give a link instead.")


def document_suffix(filename: str) -> str:
    """``pdf`` of ``Agenda.PDF``."""
    return PurePosixPath(filename).suffix.lower().removeprefix(".")


def check_document(upload: File) -> None:
    """Refuse what is no document of DOCUMENT_TYPES by its name and its bytes, and what has macros.

    A file that is kept already passes; the file is left at its start. Raises ValidationError.
    """
    if getattr(upload, "_committed", False):
        return
    suffix = document_suffix(upload.name or "")
    if suffix not in DOCUMENT_TYPES:
        raise ValidationError(NOT_A_DOCUMENT)
    if upload.size > MAX_BYTES:
        raise ValidationError(TOO_LARGE)
    upload.seek(0)
    is_right = _is_pdf(upload) if suffix == "pdf" else _is_office(upload, FOLDERS[suffix])
    upload.seek(0)
    if not is_right:
        raise ValidationError(NOT_A_DOCUMENT)


def _is_pdf(upload: BinaryIO | File) -> bool:
    return b"%PDF-" in upload.read(PDF_BEGINS_WITHIN)


def _is_office(upload: BinaryIO | File, folder: str) -> bool:
    """A zip with the parts of its kind; only its list of names is read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(upload.read())) as parts:
            names = parts.namelist()
    except zipfile.BadZipFile:
        return False
    has_parts = CONTENT_TYPES in names and any(name.startswith(folder) for name in names)
    return has_parts and not any(name.lower().endswith(MACROS) for name in names)
