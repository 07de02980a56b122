"""HTML to PDF. The only place that knows WeasyPrint, which needs Pango from the system."""

import ctypes
import logging
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from PIL import ImageFile

from incubator.core.long_work import WorkFailed

from .pages import Sheet

#: Nothing answers here: every address below it is a file that we hand over ourselves.
HERE = "https://sheet.invalid/"
STATIC = "static/"
FOLDERS = ("css", "fonts", "img")
#: By the names that Linux, macOS and Windows give them.
LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
)
OPTIONS = {"pdf_variant": "pdf/ua-1", "dpi": 200, "jpeg_quality": 85, "optimize_images": True}
SETTLE = ("weasyprint", "fontTools")
"""Their loggers tell of every rule that they pass over."""


@lru_cache(maxsize=1)
def is_possible() -> bool:
    """Whether this machine has Pango; without it there are no PDFs, and the page says so."""
    return all(any(map(_is_here, names)) for names in LIBRARIES)


def _is_here(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def fitted(sheet: Sheet, *, pages: int) -> bytes:
    """The PDF with the largest letters that keep it within these pages. Raises WorkFailed."""
    weasyprint = _weasyprint()
    small, large, found = 1, sheet.sizes, None
    fonts = weasyprint.text.fonts.FontConfiguration()  # one, so that each is unpacked once
    while small <= large:
        size = (small + large + 1) // 2
        document = _laid_out(weasyprint, sheet, size, fonts)
        if len(document.pages) <= pages:
            small, found = size + 1, document
        else:
            large = size - 1
    if found is None:
        raise WorkFailed(_("There is more text than fits on the page. Make some lines shorter."))
    return found.write_pdf(**OPTIONS)


def _laid_out(weasyprint, sheet: Sheet, size: int, fonts):
    html = weasyprint.HTML(
        string=sheet.html(size),
        base_url=HERE,
        url_fetcher=_fetcher(weasyprint, sheet.files),
        media_type="screen",  # paper has our colors, not those of a printed web page
    )
    return html.render(font_config=fonts, **OPTIONS)


def _weasyprint():
    for name in SETTLE:
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        import weasyprint  # noqa: PLC0415  fails without Pango; costs memory that only this needs

        ImageFile.LOAD_TRUNCATED_IMAGES = False  # it lets the whole process take pictures cut short
    except OSError as missing:
        raise WorkFailed(
            _("This server cannot make PDFs: it lacks the library Pango.")
        ) from missing
    return weasyprint


def _fetcher(weasyprint, files: dict[str, bytes]):
    """Hands over our own files and asks no network and no other file, whatever a page names."""

    class OurFiles(weasyprint.URLFetcher):
        def fetch(self, url, headers=None):
            body = _ours(url, files)
            return weasyprint.urls.URLFetcherResponse(url, body, {"Content-Type": _kind_of(url)})

    return OurFiles()


def _ours(url: str, files: dict[str, bytes]) -> bytes:
    name = url.removeprefix(HERE)
    if not url.startswith(HERE):
        raise ValueError("A sheet names nothing but our own files.")
    if name in files:
        return files[name]
    root = (settings.ROOT / STATIC).resolve()
    path = (root / name.removeprefix(STATIC)).resolve()
    allowed = [root / folder for folder in FOLDERS]
    if not name.startswith(STATIC) or not any(folder in path.parents for folder in allowed):
        raise ValueError("A sheet names nothing but our own files.")
    return path.read_bytes()


def _kind_of(url: str) -> str:
    kinds = {".css": "text/css", ".svg": "image/svg+xml", ".jpg": "image/jpeg"}
    return kinds.get(Path(url).suffix, "font/woff2")
