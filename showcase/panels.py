"""What this app adds to lower pages: the highlights that tell of them; a query or two each."""

from django.urls import reverse

from hacks.models import Audience
from incubator.accounts.rules import is_office
from incubator.core.panels import Panel

from .models import HighlightIndexPage, HighlightPage


class HighlightsPanel(Panel):
    template_name = "showcase/panels/told_in.html"
    order = 80

    def get_context_data(self, parent_context=None):
        return {"highlights": list(self.highlights().shown().defer("story")[:3])}

    def highlights(self):
        raise NotImplementedError


class ToldOfIterationPanel(HighlightsPanel):
    """On an iteration's page; the Office may make another highlight of what everyone can see."""

    def get_context_data(self, parent_context=None):
        is_public = self.thing.audience == Audience.PUBLIC
        add_url = self._add_url() if is_public and is_office(self.user) else None
        return {**super().get_context_data(parent_context), "add_url": add_url}

    def _add_url(self) -> str | None:
        index = HighlightIndexPage.objects.values_list("pk", flat=True).first()
        if index is None:
            return None
        model = HighlightPage._meta
        return reverse("wagtailadmin_pages:add", args=[model.app_label, model.model_name, index])

    def highlights(self):
        return HighlightPage.objects.filter(iteration=self.thing)


class ToldOfHackPanel(HighlightsPanel):
    """On a hack's page."""

    def highlights(self):
        return HighlightPage.objects.filter(iteration__hack=self.thing)


class CohortHighlightsPanel(HighlightsPanel):
    """On a cohort's page."""

    template_name = "showcase/panels/cohort_highlights.html"
    order = 30

    def get_context_data(self, parent_context=None):
        told = self.highlights().shown().with_teasers()[:3]
        return {"cards": [(one, one.teaser_picture()) for one in told]}

    def highlights(self):
        return HighlightPage.objects.filter(cohort=self.thing)
