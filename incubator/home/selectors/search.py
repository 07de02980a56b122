"""Search over the whole site: pages and records, as far as the reader may see them."""

import re
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wagtail.models import Page

from cohorts.models import School, Team
from hacks.models import Hack
from hacks.selectors.hack_list import hacks_with_words, iterations_with_words
from hacks.selectors.headlines import headline
from hacks.selectors.words import contains, split_words
from showcase.board.overviews import ideas_with_words

WORD = re.compile(r"\w+")
MOST = 8
"""Results of each kind; the list of hacks goes on where there are more."""


@dataclass(frozen=True)
class Result:
    """One line that was found, and where it leads."""

    url: str
    title: str
    detail: str = ""


@dataclass(frozen=True)
class Group:
    """Results of one kind; ``more_url`` where a list has all of them."""

    title: str
    results: list[Result]
    more_url: str = ""


def search_groups(request: HttpRequest, words: str) -> list[Group]:
    """Groups that found something, in reading order."""
    user = request.user
    more_hacks = f"{reverse('hacks:hack_list')}?{urlencode({'words': words})}"
    groups = [
        Group(_("Hacks"), _hacks(user, words), more_hacks),
        Group(_("Iterations"), _iterations(user, words)),
        Group(_("Ideas"), _ideas(user, words)),
        Group(_("Teams"), _teams(user, words)),
        Group(_("Schools"), _schools(words)),
        Group(_("Pages"), _pages(request, words)),
    ]
    return [group for group in groups if group.results]


def _hacks(user, words: str) -> list[Result]:
    hacks = Hack.objects.visible_to(user).select_related("team__school")
    found = hacks_with_words(hacks, user, words).order_by("-created_at", "-pk")[:MOST]
    return [Result(hack.get_absolute_url(), hack.title, str(hack.team)) for hack in found]


def _iterations(user, words: str) -> list[Result]:
    return [
        Result(
            one.get_absolute_url(),
            headline(one.tried).title,
            _("Iteration %(number)s of %(hack)s, %(team)s")
            % {"number": one.number, "hack": one.hack.title, "team": one.hack.team},
        )
        for one in iterations_with_words(user, words)[:MOST]
    ]


def _ideas(user, words: str) -> list[Result]:
    found = ideas_with_words(user, words)[:MOST]
    return [Result(idea.page_url, idea.title, idea.board.question) for idea in found]


def _teams(user, words: str) -> list[Result]:
    teams = Team.objects.visible_to(user).select_related("school", "cohort")
    found = _with_words(teams, words, "name", "school__name", "cohort__name")
    return [Result(team.get_absolute_url(), str(team), str(team.cohort)) for team in found]


def _schools(words: str) -> list[Result]:
    found = _with_words(School.objects.all(), words, "name", "neighborhood")
    return [Result(school.get_absolute_url(), school.name, school.neighborhood) for school in found]


def _pages(request: HttpRequest, words: str) -> list[Result]:
    """Published pages without a restriction, by Wagtail's own index."""
    plain = " ".join(WORD.findall(words))  # quotes and signs mean something to SQLite's index
    if not plain:
        return []
    pages = Page.objects.live().public().search(plain, operator="and")[:MOST]
    links = [(page.get_url(request), page) for page in pages]
    return [Result(url, page.title, page.search_description) for url, page in links if url]


def _with_words(rows: QuerySet, words: str, *fields: str) -> QuerySet:
    for word in split_words(words):
        rows = rows.filter(contains(word, *fields))
    return rows[:MOST]
