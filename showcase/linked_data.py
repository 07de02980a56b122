"""What programs read of a highlight (schema.org as JSON-LD): the Office's words and dates."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _


def article_of(page, *, url: str, image: str) -> dict:
    """``url`` and ``image`` are whole addresses."""
    office = {"@type": "Organization", "name": _("Office of Innovation, Boston Public Schools")}
    facts = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": page.title,
        "description": page.intro,
        "abstract": page.plain_summary,
        "url": url,
        "mainEntityOfPage": url,
        "image": {"@type": "ImageObject", "url": image, "width": 1200, "height": 630},
        "inLanguage": get_language(),
        "isAccessibleForFree": True,
        "author": office,
        "publisher": office,
        "datePublished": _moment(page.first_published_at),
        "dateModified": _moment(page.last_published_at),
    }
    return {name: value for name, value in facts.items() if value}


def _moment(value) -> str:
    return value.isoformat() if value else ""
