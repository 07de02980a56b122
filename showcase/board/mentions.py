"""Mentions: an @ and the full name of somebody who sees the board."""

import re
from itertools import islice

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet

from cohorts.models import CoachAssignment, Membership
from hacks.selectors.words import contains, split_words
from incubator.accounts.models import User
from incubator.accounts.office_rights import OFFICE_GROUP

from .models import Board, Idea

MOST_MENTIONED = 10
MOST_OFFERED = 6
MOST_READ = 20
"""Signs @ of a text that are read at all: each is compared with everybody's name."""
AT = re.compile(r"(?<!\w)@")
WORD = re.compile(r"\w")
NAME_BEGUN = re.compile(r"\w[\w’'-]{0,39}")


def people_of(board: Board) -> QuerySet[User]:
    """Who is asked to see the board, in the order of names."""
    people = User.objects.filter(is_active=True).exclude(name="").order_by("name", "pk")
    if board.cohort_id is None:
        return people
    members = Membership.objects.current().filter(team__cohort=board.cohort_id)
    coaches = CoachAssignment.objects.current().filter(team__cohort=board.cohort_id)
    office = Group.objects.filter(name=OFFICE_GROUP, user__isnull=False).values("user")
    return people.filter(
        Q(pk__in=members.values("user_id"))
        | Q(pk__in=coaches.values("coach_id"))
        | Q(pk__in=board.facilitators.order_by().values("pk"))
        | Q(pk__in=office)
        | Q(is_superuser=True)
    )


def names_like(typed: str, board: Board, user) -> list[str]:
    """Names to offer while somebody writes one; nothing for less than a word; one query."""
    people = people_of(board).exclude(pk=user.pk)
    words = split_words(typed)
    for word in words:
        people = people.filter(contains(word, "name"))
    found = people.values_list("name", flat=True) if words else []
    return list(dict.fromkeys(found[:MOST_OFFERED]))


def mentioned_in(text: str, idea: Idea) -> list[User]:
    """Whom the text names behind an @, as far as each sees the idea; of people with the same name
    each. At most MOST_MENTIONED, behind the first MOST_READ signs; a query a person beside the
    first, for services."""
    by_name = _people_by_name(text, idea)
    named = [_name_at(rest.casefold(), by_name) for rest in _rests(text)]
    ids = [pk for name in dict.fromkeys(filter(None, named)) for pk in by_name[name]]
    people = User.objects.filter(pk__in=ids[:MOST_MENTIONED]).order_by("pk")
    return [one for one in people if Idea.objects.visible_to(one).filter(pk=idea.pk).exists()]


def unknown_in(text: str, idea: Idea) -> list[str]:
    """Words behind an @ that begin nobody's name on this board, each once; one query."""
    by_name = _people_by_name(text, idea)
    words = {rest: NAME_BEGUN.match(rest) for rest in _rests(text)}
    unknown = [
        word[0] for rest, word in words.items() if word and not _name_at(rest.casefold(), by_name)
    ]
    return list(dict.fromkeys(unknown))


def _rests(text: str) -> list[str]:
    """What follows each of the first signs @."""
    return [text[at.end() :] for at in islice(AT.finditer(text), MOST_READ)]


def _people_by_name(text: str, idea: Idea) -> dict[str, list[int]]:
    if not AT.search(text):
        return {}
    by_name: dict[str, list[int]] = {}
    for pk, name in people_of(idea.board).values_list("pk", "name"):
        by_name.setdefault(name.casefold(), []).append(pk)
    return by_name


def _name_at(rest: str, names) -> str | None:
    """The longest name with which the text goes on."""
    fitting = [
        name
        for name in names
        if rest.startswith(name) and not WORD.match(rest[len(name) : len(name) + 1])
    ]
    return max(fitting, key=len, default=None)
