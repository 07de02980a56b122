"""A team's words and photos in a highlight; each is asked for again when the page is read."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from hacks.selectors.pictures import picture

from ..choosers import IterationChooserBlock, PhotoChooserBlock
from .log import LogBlock, PublicLog, problem

PROMPTS = [
    ("tried", _("What they tried")),
    ("happened", _("What happened")),
    ("learned", _("What they learned")),
]
NOT_THEIR_WORDS = _("These words are not in the iteration. Copy them exactly as the team wrote.")


class IterationQuoteBlock(LogBlock):
    """The team's exact words, and a photo; shown only while both are public."""

    iteration = IterationChooserBlock(label=_("Iteration"))
    prompt = blocks.ChoiceBlock(label=_("From"), choices=PROMPTS, default="learned")
    words = blocks.TextBlock(
        label=_("Exact words"),
        required=False,
        max_length=4000,
        help_text=_("Leave empty to take all that the team wrote there."),
    )
    photo = PhotoChooserBlock(label=_("Photo"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Words from a hack log")
        template = "showcase/blocks/iteration_quote.html"
        preview_template = "showcase/blocks/iteration_quote_preview.html"
        preview_value = {"prompt": "learned", "words": "Two choices were plenty."}

    def clean(self, value):
        value = super().clean(value)
        iteration = value["iteration"]
        written = getattr(iteration, value["prompt"])
        if not value["words"].strip():
            value["words"] = written.strip()
        if not _stands_in(value["words"], written):
            raise problem("words", NOT_THEIR_WORDS)
        photo = value["photo"]
        if photo and photo.iteration_id != iteration.pk:
            raise problem("photo", _now("This photo belongs to another iteration."))
        return value

    def get_context(self, value, parent_context=None):
        """Ask again who may see what: a quote or photo that is no longer public stays out.

        So do words that the team has taken out of its log.
        """
        context = super().get_context(value, parent_context)
        log = PublicLog.for_block(value, parent_context)
        iteration = log.iteration(value)
        context["iteration"] = iteration if iteration and is_still_said(value, iteration) else None
        context["prompt"] = dict(PROMPTS).get(value.get("prompt"))
        photo = log.photo(value)
        context["picture"] = picture(photo) if photo else None
        return context


class LogPhotoBlock(LogBlock):
    """A photo from a hack log, shown only while it is cleared for everyone."""

    photo = PhotoChooserBlock(label=_("Photo"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Photo from a hack log")
        template = "showcase/blocks/log_photo.html"
        preview_template = "showcase/blocks/log_photo_preview.html"
        preview_value = {"caption": "A wall of drawings from the exit ticket."}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        photo = PublicLog.for_block(value, parent_context).photo(value)
        context["picture"] = picture(photo) if photo else None
        return context


class BeforeAfterBlock(LogBlock):
    """The same question answered by two iterations, side by side."""

    before = IterationChooserBlock(label=_("Before"))
    after = IterationChooserBlock(label=_("After"))
    prompt = blocks.ChoiceBlock(label=_("From"), choices=PROMPTS, default="happened")
    before_photo = PhotoChooserBlock(label=_("Photo before"), required=False)
    after_photo = PhotoChooserBlock(label=_("Photo after"), required=False)

    class Meta:
        icon = "resubmit"
        label = _("Before and after")
        template = "showcase/blocks/before_after.html"
        preview_template = "showcase/blocks/before_after_preview.html"
        preview_value = {"prompt": "happened"}

    def get_context(self, value, parent_context=None):
        """Both sides, or nothing: one alone would say what nobody meant."""
        context = super().get_context(value, parent_context)
        log = PublicLog.for_block(value, parent_context)
        sides = [self._side(value, log, name) for name in ("before", "after")]
        context["sides"] = sides if all(sides) else []
        return context

    def _side(self, value, log: PublicLog, name: str) -> dict | None:
        iteration, photo = log.iteration(value, name), log.photo(value, f"{name}_photo")
        if iteration is None:
            return None
        return {
            "name": self.child_blocks[name].label,
            "iteration": iteration,
            "words": getattr(iteration, value["prompt"]),
            "picture": picture(photo) if photo else None,
        }


def is_still_said(value, iteration) -> bool:
    """The quoted words are in the log today."""
    return _stands_in(value["words"], getattr(iteration, value["prompt"]))


def _stands_in(words: str, text: str) -> bool:
    """The words are in the text, however either breaks its lines."""
    return " ".join(words.split()) in " ".join(text.split())
