"""Wagtail pages on a site tree."""

from cohorts.models import CohortPage
from hacks.models import BigIdea, BigIdeaPage
from incubator.home.services import ensure_site_tree
from showcase.models import HighlightPage


def cohort_page(cohort, **fields) -> CohortPage:
    """A published page of this cohort, at /cohorts/<slug>/."""
    words = {"title": cohort.name, "slug": cohort.slug} | fields
    return ensure_site_tree().cohorts.add_child(instance=CohortPage(cohort=cohort, **words))


def big_idea_page(idea: BigIdea, **fields) -> BigIdeaPage:
    """A published page at /big-ideas/<slug>/."""
    words = {"title": idea.name, "slug": idea.slug, "big_idea": idea} | fields
    tree = ensure_site_tree()
    tree.big_ideas.refresh_from_db()
    return tree.big_ideas.add_child(instance=BigIdeaPage(**words))


def highlight_page(title: str, **fields) -> HighlightPage:
    """A published highlight."""
    return ensure_site_tree().highlights.add_child(instance=HighlightPage(title=title, **fields))


def submitted_highlight(title: str, office, **fields) -> HighlightPage:
    """A draft that the Office has sent in: it waits for its teams, or has gone on."""
    page = highlight_page(title, live=False, owner=office, **fields)
    page.save_revision(user=office)
    page.get_workflow().start(page, office)
    page.refresh_from_db()
    return page
