"""Sending a private file to somebody whom a rule has let through."""

import re
from pathlib import PurePosixPath
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from .files import private_storage

INLINE_TYPES = {"image/avif", "image/jpeg", "image/png", "image/webp"}
UNSAFE_IN_NAMES = re.compile(r"[^\w.\- ]+")


def serve_private(
    request: HttpRequest,
    storage_name: str,
    *,
    content_type: str,
    filename: str | None = None,
    public: bool,
    etag: str,
) -> HttpResponse:
    """The file, or 304 where the browser's copy with this etag (unquoted) is still right.

    The caller asks the rule first, every time. ``public`` files may be kept for five minutes by
    anybody; others only by this browser, which must ask again each time. Types that are no
    picture are sent as a download. Raises Http404 for a missing file and
    SuspiciousFileOperation for a name that leads out of the storage.
    """
    quoted_etag = quote_etag(etag)
    response = get_conditional_response(request, etag=quoted_etag) or _body(storage_name)
    response["ETag"] = quoted_etag
    response["Content-Type"] = content_type
    response["Content-Disposition"] = _disposition(content_type, filename or storage_name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "public, max-age=300" if public else "private, no-cache"
    return response


def _body(storage_name: str) -> HttpResponse:
    """The bytes, or the order to the web server in front to send them.

    Not a FileResponse: under ASGI Django warns of it and reads the whole file all the same.
    """
    storage = private_storage()
    storage.path(storage_name)
    prefix = getattr(settings, "PRIVATE_MEDIA_ACCEL", "")
    if prefix:
        address = f"{prefix.rstrip('/')}/{quote(storage_name)}"
        return HttpResponse(headers={"X-Accel-Redirect": address})
    try:
        with storage.open(storage_name) as file:
            return HttpResponse(file.read())
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Http404 from error


def _disposition(content_type: str, filename: str) -> str:
    name = UNSAFE_IN_NAMES.sub("_", PurePosixPath(filename).name).strip(". ") or "file"
    return content_disposition_header(content_type not in INLINE_TYPES, name)
