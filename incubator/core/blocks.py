"""StreamField blocks that know no domain word."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["h3", "bold", "link", "ol", "ul"]


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(
        label=_("Quote"),
        max_length=400,
        help_text=_("Without quotation marks; they come by themselves."),
    )
    source = blocks.CharBlock(label=_("Who says it"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "core/blocks/quote.html"
        preview_value = {
            "text": "We stopped planning and tried it on Tuesday.",
            "source": "Demo Educator, Fenway",
        }


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(
        label=_("Picture"), help_text=_("No student’s face without consent on file for the public.")
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "core/blocks/picture.html"
        preview_template = "core/blocks/picture_preview.html"
        preview_value = {"caption": "A wall of small tries, and what came of each."}


class NumberBlock(blocks.StructBlock):
    """A figure is worth showing only with its source."""

    number = blocks.CharBlock(label=_("Number"), max_length=20)
    meaning = blocks.CharBlock(label=_("What it counts"), max_length=160)
    source = blocks.CharBlock(
        label=_("Where it comes from"),
        max_length=160,
        help_text=_("Who counted, and when. A number without a source stays out."),
    )

    class Meta:
        icon = "order"
        label = _("Number with source")
        template = "core/blocks/number.html"
        preview_value = {
            "number": "22 of 24",
            "meaning": "students handed something in",
            "source": "Exit tickets, demo class",
        }


class LinkBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Words of the link"), max_length=80)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("or address"), required=False)

    class Meta:
        icon = "link"
        label = _("Link")
        template = "core/blocks/link.html"
        preview_value = {"text": "See what teams are trying", "url": "https://incubator.example/"}


class StoryBlock(blocks.StreamBlock):
    """The body of a page that tells something."""

    heading = blocks.CharBlock(
        label=_("Heading"),
        max_length=120,
        icon="title",
        template="core/blocks/heading.html",
        preview_value="What a week of small tries looks like",
    )
    text = blocks.RichTextBlock(
        label=_("Text"),
        features=TEXT_FEATURES,
        icon="pilcrow",
        template="core/blocks/text.html",
        preview_value="<p>Each team tries one thing, looks at what happened, and shares it.</p>",
    )
    picture = PictureBlock()
    quote = QuoteBlock()
    number = NumberBlock()
    link = LinkBlock()

    class Meta:
        template = "core/blocks/story.html"
