"""StreamField blocks of a highlight."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from hacks.models import Iteration, Photo
from hacks.selectors.pictures import picture
from incubator.core.blocks import StoryBlock

from .choosers import IterationChooserBlock, PhotoChooserBlock

PROMPTS = [
    ("tried", _("What they tried")),
    ("happened", _("What happened")),
    ("learned", _("What they learned")),
]
NOT_PUBLIC = _(
    "This iteration is not public. Ask the team lead to make it public, then quote it here."
)
TAKEN_FROM_LOGS = {"iteration_quote", "log_photo"}
NOT_THEIR_WORDS = _("These words are not in the iteration. Copy them exactly as the team wrote.")


class PublicLog:
    """Iterations and photos of these ids that everyone may see now; a query for each kind."""

    def __init__(self, iteration_ids, photo_ids):
        everyone = AnonymousUser()
        iterations = Iteration.objects.visible_to(everyone).select_related("hack__team__school")
        self.iterations = iterations.in_bulk([pk for pk in iteration_ids if pk])
        self.photos = Photo.objects.visible_to(everyone).in_bulk([pk for pk in photo_ids if pk])

    @classmethod
    def of(cls, story):
        """All that a highlight's story takes from logs."""
        values = [block.value for block in story if block.block_type in TAKEN_FROM_LOGS]
        return cls(
            [_pk(value, "iteration") for value in values], [_pk(value, "photo") for value in values]
        )

    @classmethod
    def for_block(cls, value, parent_context):
        """The page's own, or one for this block alone (in a preview)."""
        log = (parent_context or {}).get("public_log")
        return log or cls([_pk(value, "iteration")], [_pk(value, "photo")])


def _pk(value, name):
    thing = value.get(name)
    return thing.pk if thing else None


class IterationQuoteBlock(blocks.StructBlock):
    """The team's exact words, and a photo; shown only while both are public."""

    iteration = IterationChooserBlock(label=_("Iteration"))
    prompt = blocks.ChoiceBlock(label=_("From"), choices=PROMPTS, default="learned")
    words = blocks.TextBlock(
        label=_("Exact words"),
        required=False,
        max_length=2000,
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
        if iteration.pk not in PublicLog([iteration.pk], []).iterations:
            raise _problem("iteration", NOT_PUBLIC)
        written = getattr(iteration, value["prompt"])
        if not value["words"].strip():
            value["words"] = written.strip()
        if not _stands_in(value["words"], written):
            raise _problem("words", NOT_THEIR_WORDS)
        photo = value["photo"]
        if photo and photo.iteration_id != iteration.pk:
            raise _problem("photo", _now("This photo belongs to another iteration."))
        return value

    def get_context(self, value, parent_context=None):
        """Ask again who may see what: a quote or photo that is no longer public stays out.

        So do words that the team has taken out of its log.
        """
        context = super().get_context(value, parent_context)
        log = PublicLog.for_block(value, parent_context)
        iteration = log.iterations.get(_pk(value, "iteration"))
        is_told = iteration and _stands_in(value["words"], getattr(iteration, value["prompt"]))
        context["iteration"] = iteration if is_told else None
        context["prompt"] = dict(PROMPTS).get(value.get("prompt"))
        photo = log.photos.get(_pk(value, "photo"))
        context["picture"] = picture(photo) if photo else None
        return context


class LogPhotoBlock(blocks.StructBlock):
    """A photo from a hack log, shown only while it is cleared for everyone."""

    photo = PhotoChooserBlock(label=_("Photo"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Photo from a hack log")
        template = "showcase/blocks/log_photo.html"
        preview_template = "showcase/blocks/log_photo_preview.html"
        preview_value = {"caption": "A wall of drawings from the exit ticket."}

    def clean(self, value):
        value = super().clean(value)
        if not PublicLog([], [value["photo"].pk]).photos:
            raise _problem("photo", _now("This photo is not cleared for everyone."))
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        photo = PublicLog.for_block(value, parent_context).photos.get(_pk(value, "photo"))
        context["picture"] = picture(photo) if photo else None
        return context


class HighlightBlock(StoryBlock):
    """Story blocks, and pieces taken from a hack log."""

    iteration_quote = IterationQuoteBlock()
    log_photo = LogPhotoBlock()


def _stands_in(words: str, text: str) -> bool:
    """The words are in the text, however either breaks its lines."""
    return " ".join(words.split()) in " ".join(text.split())


def _problem(field, sentence) -> StructBlockValidationError:
    return StructBlockValidationError(block_errors={field: ValidationError(sentence)})
