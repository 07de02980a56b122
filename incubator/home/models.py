from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from modelcluster.fields import ParentalKey

from cohorts.models import Cohort, CohortPage
from cohorts.selectors import cohort_teams
from hacks.selectors.latest import latest_public
from hacks.selectors.progress import team_progress
from incubator.core.blocks import StoryBlock
from incubator.core.pages import OpenPage
from incubator.core.pictures import picture
from showcase.models import HighlightPage

LATEST = 3
#: The pages that most people read, by their section, with what each shows of other models.
SECTIONS = {
    "cohorts": CohortPage.objects.select_related("cohort", "cover"),
    "highlights": HighlightPage.objects.select_related("cohort", "cover"),
}


class HomePage(OpenPage, Page):
    """The front door, at /."""

    kicker = models.CharField(_("line above the headline"), max_length=120, blank=True)
    headline = models.CharField(_("headline"), max_length=120)
    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    cover = models.ForeignKey(
        "core.SiteImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    question = models.CharField(
        _("How might we…"),
        max_length=160,
        blank=True,
        help_text=_("On the note beside the picture."),
    )
    story = StreamField(StoryBlock(), blank=True, verbose_name=_("story"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("kicker", help_text=_("Who speaks, in a few words.")),
        FieldPanel("headline", help_text=_("The largest words of the site.")),
        FieldPanel("intro", help_text=_("What the Incubator is, for somebody who has no idea.")),
        FieldPanel("cover", help_text=_("Left empty, a drawing. No text inside the picture.")),
        FieldPanel("question"),
        InlinePanel(
            "featured",
            heading=_("Featured highlights"),
            label=_("Featured highlight"),
            help_text=_("Up to three, the first one large. The newest fill up the rest."),
            max_num=3,
        ),
        FieldPanel("story", help_text=_("Shown at the end of the page. May stay empty.")),
    ]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("home page")

    def route(self, request, path_components):
        """Find the pages that most people read in one query instead of one for each level."""
        pages = SECTIONS.get(path_components[0]) if len(path_components) == 2 else None
        if pages is None:
            return super().route(request, path_components)
        path = "/".join(path_components)
        page = pages.live().filter(url_path=f"{self.url_path}{path}/").first()
        if page is None:
            raise Http404
        return page.route(request, [])

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["cover"] = picture(self.cover)
        context["latest"] = list(latest_public()[:LATEST])
        context["cards"] = [(one, one.teaser_picture()) for one in self._highlights()]
        pages = CohortPage.objects.live().select_related("cohort").defer("story")
        context["cohort_page"] = pages.order_by("-cohort__starts_on").first()
        if context["cohort_page"]:
            context |= self._cohort(context["cohort_page"].cohort, request.user)
        return context

    def _cohort(self, cohort: Cohort, user) -> dict:
        teams = list(cohort_teams(cohort, user))
        lines = team_progress(teams, user)
        return {"rows": [(team, lines[team.pk]) for team in teams], "phases": cohort.phases()}

    def _highlights(self) -> list:
        """Those that the Office features, in its order, then the newest."""
        place = models.Min("featured_on__sort_order", filter=models.Q(featured_on__page=self))
        told = HighlightPage.objects.shown().with_teasers().annotate(place=place)
        place = models.F("place").asc(nulls_last=True)
        return list(told.order_by(place, "-first_published_at", "-pk")[:LATEST])


class FeaturedHighlight(Orderable):
    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured")
    highlight = models.ForeignKey(
        "showcase.HighlightPage", on_delete=models.CASCADE, related_name="featured_on"
    )

    panels = [FieldPanel("highlight")]


class ContentPage(OpenPage, Page):
    """A plain page of the Office's: what is a hack, accessibility, photos and privacy."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    story = StreamField(StoryBlock(), blank=True, verbose_name=_("story"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro", help_text=_("A sentence or two under the title.")),
        FieldPanel("story"),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("page")
