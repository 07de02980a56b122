"""The look of a mail's elements."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..looks import LIGHT, dark_sheet

register = template.Library()


@register.simple_tag(takes_context=True)
def look(context: template.Context, name: str) -> SafeString:
    """Class and style of an element; on a page of the site the class alone, whose look is the
    site's own."""
    if context.get("is_page"):
        return format_html('class="letter__{}"', name)
    return format_html('class="m-{}" style="{}"', name, LIGHT[name])


@register.simple_tag
def dark_look() -> SafeString:
    """The style sheet that a mail carries."""
    return format_html("<style>{}</style>", dark_sheet())
