from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager

from cohorts.models import Cohort
from hacks.models import Hack, Iteration, Photo
from hacks.selectors.pictures import picture as log_picture
from incubator.core.pages import OpenPage
from incubator.core.pictures import picture

from ..blocks import NOT_PUBLIC, HighlightBlock, PublicLog
from ..querysets import HighlightQuerySet

PAGE_SIZE = 12


class HighlightIndexPage(OpenPage, Page):
    """All highlights, at /highlights/."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro", help_text=_("A sentence or two under the title.")),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["showcase.HighlightPage"]
    max_count = 1

    class Meta:
        verbose_name = _("list of highlights")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        told = HighlightPage.objects.child_of(self).shown()
        context["cohorts"] = Cohort.objects.filter(pk__in=told.order_by().values("cohort_id"))
        slug = request.GET.get("cohort", "")[:80]
        context["chosen"] = next((one for one in context["cohorts"] if one.slug == slug), None)
        if context["chosen"]:
            told = told.filter(cohort=context["chosen"])
        highlights = Paginator(told.with_teasers(), PAGE_SIZE).get_page(request.GET.get("page"))
        context["highlights"] = highlights
        context["cards"] = [(one, one.teaser_picture()) for one in highlights]
        return context


class HighlightPage(OpenPage, Page):
    """A story that the Office publishes from the logs."""

    cohort = models.ForeignKey(
        Cohort, on_delete=models.PROTECT, null=True, blank=True, related_name="highlights"
    )
    iteration = models.ForeignKey(
        "hacks.Iteration",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="highlights",
        verbose_name=_("iteration it tells of"),
    )
    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    cover = models.ForeignKey(
        "core.SiteImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    story = StreamField(HighlightBlock(), blank=True, verbose_name=_("story"))

    objects = PageManager.from_queryset(HighlightQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldPanel("cohort", help_text=_("The highlight shows up on this cohort’s page.")),
        FieldPanel(
            "iteration",
            help_text=_(
                "The page links to it, and it links back. Only an iteration that everyone can see "
                "may be chosen; a team lead makes it public."
            ),
        ),
        FieldPanel(
            "intro",
            help_text=_(
                "One to three sentences. Cards, search results and shared links show them too."
            ),
        ),
        FieldPanel(
            "cover",
            help_text=_("Left empty, the iteration’s first photo that is cleared for everyone."),
        ),
        FieldPanel(
            "story",
            help_text=_(
                "Quote the team’s own words with “Words from a hack log”, and show its photos with "
                "“Photo from a hack log”: both leave the page when they are no longer public."
            ),
        ),
    ]
    parent_page_types = ["showcase.HighlightIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("highlight")

    def clean(self):
        super().clean()
        public = Iteration.objects.visible_to(AnonymousUser())
        if self.iteration_id and not public.filter(pk=self.iteration_id).exists():
            raise ValidationError({"iteration": NOT_PUBLIC})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["iteration"] = self._public_iteration()
        if context["iteration"]:
            context["origin"] = self._origin(context["iteration"].hack)
        context["picture"] = self._picture(context["iteration"])
        context["next"] = self._next()
        context["public_log"] = PublicLog.of(self.story)
        return context

    def teaser_picture(self) -> dict | None:
        """The cover, or the log's first photo; of a page that came ``with_teasers``."""
        photos = self.iteration.public_photos if self.iteration else []
        return picture(self.cover) or (log_picture(photos[0]) if photos else None)

    def _public_iteration(self) -> Iteration | None:
        public = Iteration.objects.visible_to(AnonymousUser())
        team = public.select_related("hack__team__school", "hack__team__cohort")
        designs = Hack.objects.with_visible_design(AnonymousUser()).filter(pk=OuterRef("hack_id"))
        return team.annotate(shows_design=Exists(designs)).filter(pk=self.iteration_id).first()

    def _origin(self, hack: Hack) -> Hack | None:
        """The hack that this one was adapted from, where everyone may see it."""
        public = Hack.objects.visible_to(AnonymousUser()).select_related("team__school")
        return public.filter(pk=hack.adapted_from_id).first() if hack.adapted_from_id else None

    def _picture(self, iteration: Iteration | None) -> dict | None:
        if self.cover or iteration is None:
            return picture(self.cover)
        photo = Photo.objects.visible_to(AnonymousUser()).filter(iteration=iteration).first()
        return log_picture(photo) if photo else None

    def _next(self):
        """The highlight told before this one."""
        told = HighlightPage.objects.sibling_of(self, inclusive=False).shown()
        if self.first_published_at:
            told = told.filter(first_published_at__lt=self.first_published_at)
        return told.defer("story").first()
