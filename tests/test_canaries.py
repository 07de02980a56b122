"""Nobody meets a word that is not theirs: not on a page, in search, in a count or in /cms/."""

import re

from django.core.management import call_command
from django.urls import reverse

import pytest

from tests.canaries import Aviary, Crawler
from tests.routes import all_routes
from tests.world import PEOPLE

pytestmark = pytest.mark.django_db
ROLES = ["anonymous", *PEOPLE]
STARTS = [
    "/",
    "/cohorts/",
    "/hacks/",
    "/hacks/sets/",
    "/highlights/",
    "/big-ideas/",
    "/search/",
    "/me/",
    "/me/notifications/",
    "/me/digest/",
    "/me/mail/",
    "/coach/",
    "/post/",
    "/policy/",
    "/policy/mine/",
    "/boards/",
    "/visits/",
    "/visits/calendars/",
    "/office/",
    "/office/visits/",
    "/office/supports/",
    "/office/aup/",
    "/office/digest/",
    "/office/newsletters/",
    "/sitemap.xml",
    "/robots.txt",
    "/no-such-page/",
]
HOLE = re.compile(r"<(?:\w+:)?\w+>|\(\?P<\w+>[^)]*\)")
CMS_RECORDS = re.compile(r"/cms/(hack|iteration|team|membership|users|big_idea|choose-|reports)")
VERBS = ["edit", "reply", "withdraw", "acted-on"]
IDEA_VERBS = [
    "",
    "edit",
    "withdraw",
    "try",
    "vote",
    "unvote",
    "follow",
    "unfollow",
    "report",
    "hide",
]
SECRETS = re.compile(r'name="csrf[^>]+>|[0-9a-f]{8}-[0-9a-f-]{27}|<meta[^>]+>')


@pytest.fixture
def aviary(request):
    return Aviary(request, PEOPLE)


def hits(aviary, role: str, pages: dict[str, str]) -> dict[str, set[str]]:
    """Canary -> addresses where this role met it without leave."""
    kept_away = [word for word, may_meet in aviary.birds.items() if role not in may_meet]
    found = {word: {where for where, text in pages.items() if word in text} for word in kept_away}
    return {word: where for word, where in found.items() if where}


def site_addresses(aviary) -> list[str]:
    """The addresses of every private thing, as somebody would type them."""
    things = [*aviary.hacks, *aviary.private, aviary.open, aviary.team, aviary.team.school]
    pages = [thing.get_absolute_url() for thing in things]
    logs = [thing.get_absolute_url() for thing in [*aviary.private, aviary.open]]
    verbs = ["edit", "history", "answers", "comments", "withdraw", "discard"]
    words = ["edit", "compare", "adapt", "status", "comments", "iterations/new"]
    words += ["decide", "reach", "supports"]
    compared = [
        f"{hack.get_absolute_url()}compare/?from={first}&to={second}"
        for hack in aviary.hacks
        for first, second in [(1, 2), (1, 3), (1, 4), (2, 5)]
    ]
    files = [reverse("hacks:photo_file", args=[one.pk, 400, "jpg"]) for one in aviary.photos]
    notes = [f"/comments/{one.pk}/{verb}/" for one in aviary.comments for verb in VERBS]
    return [
        *pages,
        *board_addresses(aviary),
        *aviary.visits.addresses(),
        *aviary.stories.addresses(),
        *aviary.directions.addresses(),
        aviary.workshop.get_absolute_url(),
        f"{aviary.workshop.get_absolute_url()}attendance/",
        aviary.handout.get_absolute_url(),
        f"{aviary.team.get_absolute_url()}people/",
        *(f"{page}{verb}/" for page in logs for verb in verbs),
        *(f"{hack.get_absolute_url()}{word}/" for hack in aviary.hacks for word in words),
        *compared,
        *files,
        *notes,
    ]


def board_addresses(aviary) -> list[str]:
    """Boards with what stands behind them, and each idea's own addresses."""
    boards = [board.get_absolute_url() for board in (aviary.board, *aviary.silent)]
    ideas = [f"{idea.board.get_absolute_url()}ideas/{idea.pk}/" for idea in aviary.ideas]
    behind = ["", "state/", "state/?since=0", "settings/", "minutes/", "queue/"]
    return [
        *(f"{board}{name}" for board in boards for name in behind),
        *(f"{idea}{verb}".rstrip("/") + "/" for idea in ideas for verb in IDEA_VERBS),
    ]


def cms_addresses(aviary) -> list[str]:
    """The addresses of /cms/ that speak of records, with private ids in the place of theirs."""
    secret, hidden = aviary.hacks[1], aviary.private[1]
    ids = {str(one.pk) for one in (secret, hidden, aviary.member, aviary.team)}
    found = []
    for route in all_routes():
        if CMS_RECORDS.match(route.path):
            path = re.sub(r"[$^]|\\Z", "", route.path)
            found += [HOLE.sub(one, path) for one in (sorted(ids) if HOLE.search(path) else ["1"])]
    photos = [f"/cms/choose-photo/chosen/{one.pk}/" for one in aviary.photos]
    steps = [f"/cms/choose-iteration/chosen/{one.pk}/" for one in aviary.private]
    return [*found, *photos, *steps]


@pytest.mark.parametrize("role", ROLES)
def test_reader_meets_no_word_that_is_not_theirs(aviary, role):
    apart = "/cms/" if role == "admin" else None  # who can open the database reads all there
    crawler = Crawler(aviary.client(role), apart=apart)
    pages = crawler.crawl([*STARTS, *site_addresses(aviary)])

    assert hits(aviary, role, pages) == {}
    assert crawler.broken == []


def test_member_meets_the_words_of_the_team(aviary):
    """The words are where they should be, or the tests above would prove nothing."""
    pages = Crawler(aviary.client("lead")).crawl([*STARTS, *site_addresses(aviary)])
    missing = {
        word
        for word, may_meet in aviary.birds.items()
        if "lead" in may_meet and not any(word in text for text in pages.values())
    }

    assert {word for word in missing if "mail" not in word and "name" not in word} == set()


def test_office_meets_nothing_private_in_the_cms(aviary):
    call_command("rebuild_references_index", verbosity=0)
    crawler = Crawler(aviary.client("office"), within="/cms/")
    pages = crawler.crawl([*cms_addresses(aviary), "/cms/"])

    assert hits(aviary, "office", pages) == {}
    assert crawler.broken == []


@pytest.mark.parametrize("role", ["anonymous", "neighbor", "office"])
@pytest.mark.parametrize("address", ["/search/?q={}", "/hacks/?words={}"])
def test_search_confirms_nothing(aviary, role, address, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"searches": "1000/60"}  # a search for each bird
    client = aviary.client(role)
    nonsense = "zqnothingatall"
    expected = without(nonsense, client.get(address.format(nonsense)).text)
    told = {
        word
        for word, may_meet in aviary.birds.items()
        if role not in may_meet and without(word, client.get(address.format(word)).text) != expected
    }

    assert told == set()


def without(word: str, text: str) -> str:
    """The answer without what differs each time."""
    return SECRETS.sub("", text.replace(word, ""))
