"""Small pieces of the site's look that every template may use."""

import datetime
import json
from zlib import crc32

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from incubator.core import dates, importmap, texts

register = template.Library()

AS_NUMBERS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
FACE_TINTS = ["", " face--b", " face--c", " face--d", " face--e"]


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """A Lucide icon of the sprite; css="dir" turns an arrow round in right-to-left pages."""
    classes = " ".join(["icon", *(f"icon--{part}" for part in css.split())])
    address = f"{static('img/icons.svg')}#i-{name}"
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', classes, address
    )


@register.simple_tag
def face(name: object) -> SafeString:
    """The round face with a person's initials; the name itself stands beside it."""
    tint = FACE_TINTS[crc32(str(name).encode()) % len(FACE_TINTS)]
    return format_html('<span class="face{}" aria-hidden="true">{}</span>', tint, initials(name))


@register.filter
def initials(name: object) -> str:
    """The first letters of the first and the last word: "Demo Coach A" is "DA"."""
    words = [word for word in str(name).replace("@", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


@register.filter
def paragraphs(text: object) -> SafeString:
    """Plain text as escaped paragraphs, with links found and line breaks kept."""
    return texts.as_paragraphs(str(text or ""))


@register.filter
def day(value: datetime.date | None) -> str:
    """A date in words: "Monday, November 19"."""
    return dates.in_words(value) if value else ""


@register.filter
def moment(value: datetime.datetime | None) -> str:
    """A moment in words: "Today, 8:40 a.m."."""
    return dates.moment_in_words(value) if value else ""


@register.simple_tag
def when(value: datetime.date | None, *, only_day: bool = False) -> SafeString | str:
    """A time element for a date or a moment, in words; only_day leaves the hour out."""
    if not value:
        return ""
    is_moment = isinstance(value, datetime.datetime) and not only_day
    words = dates.moment_in_words(value) if is_moment else dates.in_words(value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.filter
def hours(thing) -> str:
    """From when to when on its day, of a thing with ``starts_at`` and ``ends_at``."""
    return dates.hours_in_words(thing.starts_at, thing.ends_at)


@register.simple_tag
def hour(value: datetime.datetime) -> str:
    """The time of day, in Boston: "9:00 a.m."."""
    return dates.hour_in_words(value)


@register.simple_tag
def knots(count: int, limit: int = 8) -> SafeString:
    """One knot on the string for each iteration, at most `limit`, and the number in words."""
    words = ngettext("%(count)s iteration", "%(count)s iterations", count) % {"count": count}
    marks = mark_safe('<i class="on"></i>' * min(count, limit))  # noqa: S308
    return format_html(
        '<span class="knots" aria-hidden="true">{}</span><span class="knots__count">{}</span>',
        marks,
        words,
    )


@register.simple_tag(takes_context=True)
def current(context: template.Context, path: str) -> SafeString | str:
    """aria-current for a menu link: the page itself, or the part of the site it is in."""
    request = context.get("request")
    if request is None or not request.path.startswith(path):
        return ""
    return format_html('aria-current="{}"', "page" if request.path == path else "true")


@register.simple_tag
def control(field, css: str = "input") -> SafeString:
    """A form field's control with the site's class beside the widget's own.

    Placeholders are left out: the label and the hint stay in sight, a placeholder does not.
    """
    own = field.field.widget.attrs
    attributes = {"class": " ".join(filter(None, [css, own.get("class")]))}
    if "placeholder" in own:
        attributes["placeholder"] = False
    return field.as_widget(attrs=attributes)


@register.simple_tag(name="importmap")
def importmap_tag() -> SafeString:
    """The import map's text; every address in it comes from the static files storage."""
    return mark_safe(importmap.importmap_json())  # noqa: S308


@register.simple_tag
def linked_data(facts: dict) -> SafeString:
    """Facts of a page for programs (JSON-LD), which browsers do not run.

    Nothing in it ends the element: what could is written as its number.
    """
    text = json.dumps(facts, ensure_ascii=False).translate(AS_NUMBERS)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308
