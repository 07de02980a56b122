from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager

from cohorts.models import Cohort
from hacks.models import Hack, Iteration, Photo
from hacks.selectors.pictures import picture as log_picture
from incubator.core.pages import OpenPage
from incubator.core.pictures import picture

from ..blocks import NOT_PUBLIC, HighlightBlock, PublicLog
from ..filters import HighlightFilterForm
from ..linked_data import article_of
from ..permissions import TeamsFirst, TeamsFirstBelow
from ..qr import qr_svg
from ..querysets import HighlightQuerySet
from ..since import since_then, with_what_followed
from ..thread import thread_of

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

    def permissions_for_user(self, user):
        return TeamsFirstBelow(user, self)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        form = HighlightFilterForm(request.GET, told=HighlightPage.objects.child_of(self).shown())
        found = Paginator(form.found().with_teasers(), PAGE_SIZE)
        highlights = found.get_page(request.GET.get("page"))
        context["form"] = form
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
    plain_summary = models.TextField(
        _("in plain words"), max_length=600, blank=True, default="", db_default=""
    )
    cover = models.ForeignKey(
        "core.SiteImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    story = StreamField(HighlightBlock(), blank=True, verbose_name=_("story"))
    client_id = models.UUIDField(default=None, null=True, unique=True, editable=False)
    """Of the form that it was composed with; a second sending finds this page."""

    objects = PageManager.from_queryset(HighlightQuerySet)()

    content_panels = [
        HelpPanel(template="showcase/cms/before_it_goes_out.html", heading=_("Before it goes out")),
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
            "plain_summary",
            help_text=_(
                "What happened, in short sentences and everyday words, for readers who are new to "
                "English or in a hurry. Stands before the story."
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
    exclude_fields_in_copy = ["client_id"]

    class Meta:
        verbose_name = _("highlight")

    def permissions_for_user(self, user):
        return TeamsFirst(user, self)

    def clean(self):
        super().clean()
        public = Iteration.objects.visible_to(AnonymousUser())
        if self.iteration_id and not public.filter(pk=self.iteration_id).exists():
            raise ValidationError({"iteration": NOT_PUBLIC})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["iteration"] = self._public_iteration()
        if context["iteration"]:
            context["steps"] = self._steps(context["iteration"])
            context["since_then"] = since_then(context["iteration"])
        context |= self._addresses(request)
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
        team = with_what_followed(team.annotate(shows_design=Exists(designs)))
        return team.filter(pk=self.iteration_id).first()

    def _addresses(self, request) -> dict:
        """Whole addresses: what a phone or another site is to find later."""
        url = request.build_absolute_uri(self.get_url(request) or "/")
        image = reverse("showcase:share_image", args=[self.slug or "-"])
        image = request.build_absolute_uri(f"{image}?v={self.live_revision_id or 0}")
        facts = article_of(self, url=url, image=image)
        return {"address": url, "share_image": image, "article": facts, "qr": qr_svg(url)}

    def _steps(self, iteration: Iteration) -> list:
        """The thread as everyone may see it, where the story does not show it itself."""
        is_shown = any(block.block_type == "trail" for block in self.story)
        return [] if is_shown else thread_of(iteration.hack, AnonymousUser())

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
