"""Big ideas told by the Office, with the hacks that lean on them."""

from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from incubator.core.blocks import StoryBlock
from incubator.core.pages import OpenPage
from incubator.core.panels import panels
from incubator.core.pictures import picture

from .big_idea import BigIdea
from .hack import Hack


class BigIdeaIndexPage(OpenPage, Page):
    """All big ideas, at /big-ideas/."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro", help_text=_("A sentence or two under the title.")),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["hacks.BigIdeaPage"]
    max_count = 1

    class Meta:
        verbose_name = _("list of big ideas")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        designs = Hack.objects.with_visible_design(request.user).order_by()
        leaning = designs.filter(big_idea=OuterRef("big_idea")).values("big_idea")
        number = Subquery(leaning.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
        found = BigIdeaPage.objects.child_of(self).live().select_related("big_idea")
        found = found.annotate(hack_count=Coalesce(number, 0)).defer("story")
        context["pages"] = found.order_by("big_idea__name")
        return context


class BigIdeaPage(OpenPage, Page):
    """One big idea in the Office's own words; hacks lean on the BigIdea itself."""

    big_idea = models.ForeignKey(BigIdea, on_delete=models.PROTECT, related_name="pages")
    cover = models.ForeignKey(
        "core.SiteImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    story = StreamField(StoryBlock(), blank=True, verbose_name=_("story"))

    content_panels = [
        *Page.content_panels,
        FieldPanel(
            "big_idea",
            help_text=_(
                "Its words in short stand under the title, and the hacks that lean on it show up "
                "by themselves. Big ideas have their own place in the menu, under Hacks."
            ),
        ),
        FieldPanel("cover", help_text=_("Beside the title. No text inside the picture.")),
        FieldPanel(
            "story",
            help_text=_("What research says, what it looks like in a class, a first small step."),
        ),
    ]
    parent_page_types = ["hacks.BigIdeaIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("page of a big idea")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["cover"] = picture(self.cover)
        context["panels"] = panels("big_idea_page_panels", self.big_idea, request.user)
        return context

    @staticmethod
    def slug_of(field: str = "big_idea") -> Subquery:
        """The address under /big-ideas/ of an outer row's big idea; None without a live page."""
        found = BigIdeaPage.objects.live().filter(big_idea=OuterRef(field))
        return Subquery(found.order_by("pk").values("slug")[:1])
