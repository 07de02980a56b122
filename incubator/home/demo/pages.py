"""The demonstration's pages: covers, the cohort's story, four highlights."""

from datetime import date, timedelta

from django.db import transaction

from wagtail.models import Page

from cohorts.models import Cohort, CohortPage
from hacks.models import BigIdea, BigIdeaPage, Iteration, Photo
from incubator.core.models import SiteImage
from showcase.models import HighlightPage

from ..models import FeaturedHighlight
from ..services import SiteTree, ensure_site_tree
from .accounts import People
from .drawings import draw
from .keys import key_of, moment
from .texts import cohort as cohort_texts
from .texts import pages as texts
from .texts.big_ideas import STORIES

TOLD_ON = date(2019, 6, 11)


@transaction.atomic
def load_pages(people: People, *, picture_width: int) -> None:
    """Pages that are not there yet; those that are stay as the Office left them."""
    tree = ensure_site_tree()
    cohort = Cohort.objects.get(slug=cohort_texts.COHORT["slug"])
    _cover_home(tree, picture_width)
    if not CohortPage.objects.filter(cohort=cohort).exists():
        _add_cohort_page(tree, cohort, picture_width)
    for slug, story in STORIES.items():
        _add_big_idea(tree, slug, story)
    is_first = not HighlightPage.objects.exists()
    for number, text in enumerate(texts.HIGHLIGHTS):
        _add_highlight(tree, cohort, text, number)
    if is_first:
        _feature(tree)


def _cover_home(tree: SiteTree, width: int) -> None:
    if tree.home.cover is None and not _picture("home").exists():
        tree.home.cover = _draw("home", width)
        tree.home.save_revision(log_action=False).publish(log_action=False)


def _add_cohort_page(tree: SiteTree, cohort: Cohort, width: int) -> None:
    page = CohortPage(
        title=texts.COHORT_TITLE,
        slug=cohort.slug,
        cohort=cohort,
        intro=texts.COHORT_INTRO,
        cover=_picture(cohort.slug).first() or _draw(cohort.slug, width),
        story=texts.COHORT_STORY,
    )
    tree.cohorts.refresh_from_db()
    _publish(tree.cohorts.add_child(instance=page), cohort_texts.COHORT["starts_on"])


def _add_big_idea(tree: SiteTree, slug: str, story: list) -> None:
    idea = BigIdea.objects.filter(slug=slug, pages=None).first()
    if idea is None:
        return
    page = BigIdeaPage(title=idea.name, slug=slug, big_idea=idea, story=story)
    tree.big_ideas.refresh_from_db()
    _publish(tree.big_ideas.add_child(instance=page), cohort_texts.COHORT["starts_on"])


def _add_highlight(tree: SiteTree, cohort: Cohort, text, number: int) -> None:
    if HighlightPage.objects.filter(slug=text["slug"]).exists():
        return
    iteration = _public(_iteration(text, text["iteration"][2]))
    page = HighlightPage(
        title=text["title"],
        slug=text["slug"],
        cohort=cohort,
        iteration=iteration,
        intro=text["intro"],
        plain_summary=text.get("plain", ""),
        story=[_block(one, text, iteration) for one in text["story"]] + _photo(text),
    )
    tree.highlights.refresh_from_db()
    _publish(tree.highlights.add_child(instance=page), TOLD_ON + timedelta(days=number))


def _block(piece, text, iteration: Iteration | None):
    """A story block; pieces of a log point at the iteration, or at two of its hack."""
    kind, *values = piece
    if kind == "log":
        prompt, words = values
        quote = {"iteration": iteration, "prompt": prompt, "words": words, "photo": None}
        return "iteration_quote", quote
    if kind == "before_after":
        before, after = (_iteration(text, number) for number in values)
        photos = {"before_photo": None, "after_photo": None}
        return kind, {"before": before, "after": after, "prompt": "happened", **photos}
    if kind == "log_number":
        return kind, {"iteration": iteration, "count": values[0]}
    if kind in {"trail", "team_card"}:
        return kind, {"iteration": iteration}
    return piece


def _photo(text) -> list:
    iteration = _iteration(text, text["photo_of"])
    photo = Photo.objects.filter(iteration=iteration, cleared_for="public").first()
    return [("log_photo", {"photo": photo, "caption": ""})] if photo else []


def _iteration(text, number: int) -> Iteration | None:
    team, hack, _ = text["iteration"]
    key = key_of("iteration", key_of("hack", team, hack), number)
    return Iteration.objects.filter(client_id=key).first()


def _public(iteration: Iteration | None) -> Iteration | None:
    return iteration if iteration and iteration.audience == "public" else None


def _publish(page: Page, day: date) -> None:
    at = moment(day, 9, 0)
    page.save_revision(log_action=False).publish(log_action=False)
    Page.objects.filter(pk=page.pk).update(
        first_published_at=at, last_published_at=at, latest_revision_created_at=at
    )


def _feature(tree: SiteTree) -> None:
    first = HighlightPage.objects.get(slug=texts.HIGHLIGHTS[0]["slug"])
    FeaturedHighlight.objects.get_or_create(
        page=tree.home, highlight=first, defaults={"sort_order": 0}
    )
    tree.home.refresh_from_db()
    tree.home.save_revision(log_action=False).publish(log_action=False)


def _picture(name: str):
    return SiteImage.objects.filter(title=f"Demonstration: {name}")


def _draw(name: str, width: int) -> SiteImage:
    scene, alt = texts.COVERS[name]
    picture = SiteImage(title=f"Demonstration: {name}", alt_text=alt, file=draw(scene, width))
    picture.save()
    return picture
