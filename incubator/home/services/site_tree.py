"""The pages that every address of the contract relies on."""

from typing import NamedTuple

from django.db import transaction

from wagtail.models import Page, Site

from cohorts.models import CohortIndexPage
from hacks.models import BigIdeaIndexPage
from incubator.accounts.models import Question, TrainingPage
from showcase.models import HighlightIndexPage

from .. import first_texts, first_training
from ..models import ContentPage, HomePage
from .office import ensure_office


class SiteTree(NamedTuple):
    """The pages that are always there."""

    home: HomePage
    cohorts: CohortIndexPage
    highlights: HighlightIndexPage
    big_ideas: BigIdeaIndexPage


@transaction.atomic
def ensure_site_tree() -> SiteTree:
    """The home page with its lists and plain pages; makes what is missing, changes nothing else.

    The home page takes the place of Wagtail's welcome page. Plain pages and the training come with
    a new home page only, so that one which the Office deleted stays deleted.
    """
    home = HomePage.objects.first() or _new_home()
    tree = SiteTree(
        home,
        CohortIndexPage.objects.first() or _child(home, "cohorts", CohortIndexPage),
        HighlightIndexPage.objects.first() or _child(home, "highlights", HighlightIndexPage),
        BigIdeaIndexPage.objects.first() or _child(home, "big-ideas", BigIdeaIndexPage),
    )
    ensure_office()
    return tree


def _new_home() -> HomePage:
    root = Page.get_first_root_node()
    welcome = list(Page.objects.filter(depth=2).exact_type(Page))
    for page in welcome:
        slug = f"welcome-{page.pk}"  # not by save(): the worker would look for a page that is gone
        Page.objects.filter(pk=page.pk).update(slug=slug)
    home = root.add_child(instance=HomePage(slug="home", **first_texts.HOME))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "root_page": home,
            "hostname": "localhost",
            "site_name": "Innovation Incubator",
        },
    )
    for page in welcome:
        page.delete()
    home = HomePage.objects.get(pk=home.pk)
    for slug, words in first_texts.CONTENT.items():
        home.add_child(instance=ContentPage(slug=slug, show_in_menus=True, **words))
    home.add_child(instance=_training())
    return home


def _training() -> TrainingPage:
    page = TrainingPage(slug="training", show_in_menus=False, **first_training.TRAINING)
    page.questions = [
        Question(sort_order=place, **words) for place, words in enumerate(first_training.QUESTIONS)
    ]
    return page


def _child(home: HomePage, slug: str, model: type[Page]) -> Page:
    home.refresh_from_db()
    words = getattr(first_texts, slug.upper().replace("-", "_"))
    return home.add_child(instance=model(slug=slug, show_in_menus=True, **words))
