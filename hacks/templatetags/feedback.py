"""Looking up the pins of a photo or a prompt in a page's feedback."""

import uuid

from django import template

register = template.Library()


@register.filter
def pins_on_photo(talk, photo) -> list:
    """The numbered pins on this photo; none where the page shows no feedback."""
    return talk.photo_pins.get(photo.pk, []) if talk else []


@register.filter
def pins_on_prompt(talk, prompt: str) -> list:
    """The numbered pins on this prompt; none where the page shows no feedback."""
    return talk.prompt_pins.get(prompt, []) if talk else []


@register.simple_tag
def client_id() -> str:
    """A fresh id for a form: what is sent twice counts once."""
    return str(uuid.uuid4())
