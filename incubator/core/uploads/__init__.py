"""The one road by which any picture or document enters the site; docs/photos.md describes it."""

from .documents import DOCUMENT_TYPES, check_document, document_suffix
from .files import (
    RENDITION_WIDTHS,
    PrivateStorage,
    StoredFile,
    delete_files,
    new_name_base,
    old_files,
    private_storage,
    write_master,
    write_renditions,
)
from .limits import MAX_BYTES, MAX_EDGE, MAX_PIXELS, UploadRefused
from .photos import CleanPhoto, clean_photo, read_master, rotate, rotate_photo, strip_metadata
from .responses import serve_private

__all__ = [
    "DOCUMENT_TYPES",
    "MAX_BYTES",
    "MAX_EDGE",
    "MAX_PIXELS",
    "RENDITION_WIDTHS",
    "CleanPhoto",
    "PrivateStorage",
    "StoredFile",
    "UploadRefused",
    "check_document",
    "clean_photo",
    "delete_files",
    "document_suffix",
    "new_name_base",
    "old_files",
    "private_storage",
    "read_master",
    "rotate",
    "rotate_photo",
    "serve_private",
    "strip_metadata",
    "write_master",
    "write_renditions",
]
