"""A board as a guest sees it: what the network sees, without people, comments and own dots."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import prefetch_related_objects

from .band import GUEST, seen_by, versions_of
from .guest_tokens import digest_in
from .messages import card, count_of, with_merged
from .models import Guest, Idea
from .rules import takes_guests
from .selectors import BoardPage, cards_of, state_of


def guest_in(cookies, slug: str) -> Guest | None:
    """Who takes part in the board with this browser; two queries at most, none without a token."""
    digest = digest_in(cookies, slug)
    if digest is None:
        return None
    guests = Guest.objects.standing().filter(token_digest=digest, board__slug=slug)
    guest = guests.select_related("board__cohort").first()
    return guest if guest and takes_guests(guest.board) else None


def guest_board_page(guest: Guest) -> BoardPage:
    """The board with its ideas, and the guest's own that wait; the same queries for any number."""
    board = guest.board
    ideas = cards_of(_visible(guest).kept(), board, AnonymousUser())
    own = [idea for idea in ideas if idea.guest_id == guest.pk]
    hidden = 0
    if board.hides_ideas:
        hidden = count_of(board) - sum(not idea.is_held for idea in own)
    page = BoardPage(board, ideas, hidden, may_facilitate=False, guest=guest)
    prefetch_related_objects([board], "columns")
    page.own_ideas = [idea.pk for idea in own]
    if page.shows_counts:
        ideas.sort(key=lambda idea: -idea.vote_count)
    return page


def guest_state(guest: Guest, since: int | None) -> dict[str, Any]:
    """The board as JSON for the guest; ideas that wait are there with ``held``."""
    state = state_of(guest.board, _visible(guest), since)
    own = list(_own(guest))
    state["ideas"] += [_own_card(idea) for idea in own if idea.is_held]
    state["board"]["said"] = str(guest.board.said_to_guests)
    item = seen_by(versions_of(guest.board), {GUEST})
    return {**state, "own": [idea.pk for idea in own], "given": [], "spotlight": item}


def own_card(idea: Idea) -> dict[str, Any]:
    """The card of a guest's idea as that guest sees it."""
    return _own_card(_own(idea.guest).get(pk=idea.pk))


def _own_card(idea: Idea) -> dict[str, Any]:
    return {**card(idea), "held": idea.is_held}


def _visible(guest: Guest):
    return Idea.objects.visible_to_guest(guest)


def _own(guest: Guest):
    ideas = Idea.objects.filter(guest=guest).kept().discussed()
    return ideas.select_related("guest").prefetch_related("tries__team__school", with_merged())
