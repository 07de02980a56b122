"""A story as plain text, to paste into slides or a mail of one's own."""

from django.utils.translation import gettext as _

from incubator.core.dates import in_words

from .addresses import address_of
from .selectors.telling import Told, ToldStep


def outline_of(told: Told) -> str:
    """Title, steps, closing line and the way back, in lines that every program reads."""
    story = told.story
    parts = [story.title, f"{story.team}, {story.team.cohort}"]
    if told.hmw:
        parts.append(_("How might we %(question)s") % {"question": told.hmw})
    parts += [story.opening.strip(), *map(_step, told.steps), story.closing.strip()]
    parts.append(_("Read it with its log: %(address)s") % {"address": address_of(story)})
    return "\r\n\r\n".join(part.replace("\n", "\r\n") for part in parts if part) + "\r\n"


def _step(step: ToldStep) -> str:
    head = _("Iteration %(number)d, %(day)s") % {"number": step.number, "day": in_words(step.day)}
    lines = [head, f"  {step.line}" if step.line else ""]
    lines += [f"  {step.prompt_label}: “{step.words}”" if step.words else ""]
    lines += [_("  Photo: %(alt)s") % {"alt": photo.alt} for photo in step.photos]
    return "\n".join(line for line in lines if line)
