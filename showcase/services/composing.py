"""A draft of a highlight from what was picked of a hack's log."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from hacks.models import Hack, Iteration, Photo
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from ..models import HighlightIndexPage, HighlightPage


@dataclass
class Picked:
    """What the composer chose. ``quotes`` and ``counts`` are pairs of iteration and field;
    ``change`` is the iteration before and the one after."""

    opening: str = ""
    quotes: list[tuple[Iteration, str]] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    counts: list[tuple[Iteration, str]] = field(default_factory=list)
    change: tuple[Iteration, Iteration] | None = None
    with_trail: bool = False
    with_team: bool = False

    @property
    def told_of(self) -> Iteration | None:
        """The iteration that the highlight links back to: the latest that it takes from."""
        named = [one for one, _field in [*self.quotes, *self.counts]]
        named += [photo.iteration for photo in self.photos]
        named += self.change or ()
        return max(named, key=lambda one: one.number, default=None)


def compose_highlight(
    *, author: User, hack: Hack, title: str, intro: str, picked: Picked, client_id: UUID
) -> HighlightPage:
    """The draft, with its blocks filled; the same ``client_id`` again gives the first one.

    Raises DomainError where nothing was picked, for an id of somebody else's, and where the site
    has no list of highlights.
    """
    try:
        with transaction.atomic():
            return _first(author, client_id) or _compose(
                author, hack, title, intro, picked, client_id
            )
    except IntegrityError:
        return _first(author, client_id)


def _first(author: User, client_id: UUID) -> HighlightPage | None:
    page = HighlightPage.objects.filter(client_id=client_id).first()
    if page and page.owner_id != author.pk:
        raise DomainError(_("This form was sent by somebody else. Begin again."))
    return page


def _compose(author, hack, title, intro, picked, client_id) -> HighlightPage:
    index = HighlightIndexPage.objects.select_for_update().first()
    if index is None:
        raise DomainError(_("The site has no list of highlights yet."))
    if picked.told_of is None:
        raise DomainError(_("Choose some words or a photo first."))
    page = HighlightPage(
        title=title,
        intro=intro,
        cohort=hack.team.cohort,
        iteration=picked.told_of,
        story=_story(picked),
        live=False,
        owner=author,
        client_id=client_id,
    )
    index.add_child(instance=page)
    page.save_revision(user=author)
    audit.record(author, "highlight.composed", page, hack=hack.pk)
    return page


def _story(picked: Picked) -> list[dict]:
    """The blocks in reading order."""
    told = picked.told_of
    blocks = [("text", linebreaks(picked.opening, autoescape=True))] if picked.opening else []
    blocks += [("iteration_quote", _quote(one, prompt)) for one, prompt in picked.quotes]
    blocks += [("log_photo", _photo(photo)) for photo in picked.photos]
    blocks += [("before_after", _change(*picked.change))] if picked.change else []
    blocks += [("log_number", {"iteration": one.pk, "count": what}) for one, what in picked.counts]
    blocks += [("trail", {"iteration": told.pk})] if picked.with_trail else []
    blocks += [("team_card", {"iteration": told.pk})] if picked.with_team else []
    return [{"type": kind, "value": value} for kind, value in blocks]


def _quote(iteration: Iteration, prompt: str) -> dict:
    words = getattr(iteration, prompt).strip()
    return {"iteration": iteration.pk, "prompt": prompt, "words": words, "photo": None}


def _photo(photo: Photo) -> dict:
    return {"photo": str(photo.pk), "caption": ""}


def _change(before: Iteration, after: Iteration) -> dict:
    photos = {"before_photo": None, "after_photo": None}
    return {"before": before.pk, "after": after.pk, "prompt": "happened", **photos}
