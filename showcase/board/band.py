"""What a board shows to everybody now, as far as each group of its readers may see it.

Readers belong to groups: ``guest`` alone, or ``network`` (signed in) with ``office``, ``cohort.3``
and ``team.7``. What is shown is made once for each group that sees more than the one before it.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from cohorts.models import Team
from hacks.models import Audience, Iteration, Photo
from hacks.selectors.headlines import headline
from hacks.selectors.photos import photo_url
from incubator.accounts.rules import is_office
from incubator.core.uploads import RENDITION_WIDTHS
from showcase.models import HighlightPage

from .models import Board, Idea, Spotlight

Item = dict[str, Any]
GUEST, NETWORK, OFFICE = "guest", "network", "office"
LONGEST = 140
"""Characters of a highlight's introduction."""


def topic_of_group(board_id: int, group: str) -> str:
    """What this group's pages listen to."""
    return f"board.{board_id}.spotlight.{group}"


def groups_of(user) -> set[str]:
    """The groups of somebody who is signed in; one query."""
    own = Q(pk__in=Team.ids_of_member(user)) | Q(pk__in=Team.ids_of_coach(user))
    teams = Team.objects.filter(own).order_by().values_list("pk", "cohort_id")
    named = {name for team, cohort in teams for name in (f"team.{team}", f"cohort.{cohort}")}
    return {NETWORK, *named, *({OFFICE} if is_office(user) else ())}


def groups_of_wall(board: Board) -> set[str]:
    """Everybody in the room reads the wall, so it shows what all who may see the board may see."""
    if board.is_open_to_guests:
        return {GUEST}
    return {NETWORK, f"cohort.{board.cohort_id}"} if board.cohort_id else {NETWORK}


def versions_of(board: Board) -> dict[str, Item | None]:
    """What is in the spotlight, by group: later ones see more than earlier ones, and only groups
    that differ are named. None is nothing at all. Three queries at most."""
    if board.is_closed or board.is_over:
        return {GUEST: None, NETWORK: None}
    on = spotlight_on(board)
    thing = on.thing if on else _newest_progress(board)
    if isinstance(thing, Iteration):
        return _versions_of_iteration(thing)
    return dict.fromkeys((GUEST, NETWORK), _item(thing) if thing else None)


def seen_by(versions: dict[str, Item | None], groups: Collection[str]) -> Item | None:
    """What somebody of these groups may see."""
    return [item for group, item in versions.items() if group in groups][-1]


def shown_to(board: Board, user) -> Item | None:
    """What is in the spotlight for this person; a query more only where people see different
    things."""
    versions = versions_of(board)
    is_same = len(versions) == 2
    return seen_by(versions, {NETWORK} if is_same else groups_of(user))


def spotlight_on(board: Board) -> Spotlight | None:
    """What a facilitator put on, where somebody may still be shown it."""
    return Spotlight.objects.showable_on(board).filter(is_on=True).with_things().first()


def _newest_progress(board: Board) -> Iteration | None:
    """The newest iteration that everybody signed in who may see the board may see."""
    posted = Iteration.objects.published().select_related("hack__team__school")
    if board.cohort_id:
        posted = posted.filter(hack__team__cohort_id=board.cohort_id)
        posted = posted.exclude(audience=Audience.TEAM)
    else:
        posted = posted.filter(audience__in=[Audience.NETWORK, Audience.PUBLIC])
    return posted.order_by("-published_at", "-pk").first()


def _item(thing: Idea | HighlightPage) -> Item:
    if isinstance(thing, Idea):
        by = {"guest": thing.guest.number} if thing.guest else {}
        words = {"title": thing.title, "team": str(thing.team or ""), **by}
        return {"kind": "idea", **words, "url": thing.get_absolute_url()}
    words = {"title": thing.title, "text": thing.intro[:LONGEST]}
    return {"kind": "highlight", **words, "url": thing.url}


def _versions_of_iteration(iteration: Iteration) -> dict[str, Item | None]:
    photos = list(Photo.objects.shown().filter(iteration=iteration).with_reach())
    for_all = [photo for photo in photos if photo.is_for_all]
    near = [photo for photo in photos if photo.cleared_for != Photo.ClearedFor.TEAM]
    reach = list(Audience).index(Audience(iteration.audience))

    def item(narrowest: Audience, shown: list[Photo]) -> Item | None:
        if reach < list(Audience).index(narrowest):
            return None
        return _item_of_iteration(iteration, shown[:1])

    of_near = item(Audience.COHORT, near)
    of_team = item(Audience.TEAM, photos)
    versions = {GUEST: item(Audience.PUBLIC, for_all), NETWORK: item(Audience.NETWORK, for_all)}
    if of_near != versions[NETWORK]:
        versions |= {f"cohort.{iteration.team.cohort_id}": of_near, OFFICE: of_near}
    if of_team != of_near:
        versions[f"team.{iteration.team.pk}"] = of_team
    return versions


def _item_of_iteration(iteration: Iteration, photos: list[Photo]) -> Item:
    shown = [{"src": photo_url(one, RENDITION_WIDTHS[0]), "alt": one.alt} for one in photos]
    return {
        "kind": "iteration",
        "team": str(iteration.team),
        "number": iteration.number,
        "hack": iteration.hack.title,
        "text": headline(iteration.tried).title if iteration.tried.strip() else "",
        "url": iteration.get_absolute_url(),
        **({"photo": shown[0]} if shown else {}),
    }
