"""The Office's pictures as components/picture.html shows them."""

from typing import Any

from .models import SiteImage

WIDTHS = (400, 800, 1600)
SPECS = [f"width-{width}|format-webp" for width in WIDTHS]


def with_renditions():
    """Pictures fetched together with all sizes that the pages show."""
    return SiteImage.objects.prefetch_renditions(*SPECS)


def picture(image: SiteImage | None, alt: str | None = None) -> dict[str, Any] | None:
    """What components/picture.html needs; sizes that are missing are made once."""
    if image is None:
        return None
    small, middle, large = image.get_renditions(*SPECS).values()
    sizes = {one.width: one.url for one in (small, middle, large)}
    return {
        "src": middle.url,
        "srcset": ", ".join(f"{url} {width}w" for width, url in sizes.items()),
        "width": large.width,
        "height": large.height,
        "alt": image.alt_text if alt is None else alt,
        "credit": image.credit,
    }
