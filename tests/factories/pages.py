"""Wagtail pages on a site tree."""

from cohorts.models import CohortPage
from incubator.home.services import ensure_site_tree
from showcase.models import HighlightPage


def cohort_page(cohort, **fields) -> CohortPage:
    """A published page of this cohort, at /cohorts/<slug>/."""
    words = {"title": cohort.name, "slug": cohort.slug} | fields
    return ensure_site_tree().cohorts.add_child(instance=CohortPage(cohort=cohort, **words))


def highlight_page(title: str, **fields) -> HighlightPage:
    """A published highlight."""
    return ensure_site_tree().highlights.add_child(instance=HighlightPage(title=title, **fields))
