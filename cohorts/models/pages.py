from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from incubator.core.blocks import StoryBlock
from incubator.core.pages import OpenPage
from incubator.core.panels import panels
from incubator.core.pictures import picture, with_renditions

from .cohort import Cohort


class CohortIndexPage(OpenPage, Page):
    """All cohorts, at /cohorts/."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro", help_text=_("A sentence or two under the title.")),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["cohorts.CohortPage"]
    max_count = 1

    class Meta:
        verbose_name = _("list of cohorts")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = CohortPage.objects.child_of(self).live().select_related("cohort")
        covers = models.Prefetch("cover", queryset=with_renditions())
        pages = pages.prefetch_related(covers).order_by("-cohort__starts_on")
        context["cards"] = [(page, picture(page.cover)) for page in pages.defer("story")]
        return context


class CohortPage(OpenPage, Page):
    """The story of one cohort; the people and teams are the Cohort's."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="pages")
    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    cover = models.ForeignKey(
        "core.SiteImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    story = StreamField(StoryBlock(), blank=True, verbose_name=_("story"))

    content_panels = [
        *Page.content_panels,
        FieldPanel(
            "cohort",
            help_text=_(
                "Its dates, teams, latest iterations and highlights show up on the page by "
                "themselves. Cohorts have their own place in the menu."
            ),
        ),
        FieldPanel(
            "intro",
            help_text=_(
                "One to three sentences. Cards, search results and shared links show them too."
            ),
        ),
        FieldPanel("cover", help_text=_("Beside the title. No text inside the picture.")),
        FieldPanel("story", help_text=_("Told below the teams. Begin with a heading.")),
    ]
    parent_page_types = ["cohorts.CohortIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("cohort page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["phases"] = self.cohort.phases()
        context["cover"] = picture(self.cover)
        context["panels"] = panels("cohort_page_panels", self.cohort, request.user)
        return context
