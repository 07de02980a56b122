"""The golden thread on every page that it passes, as far as its reader may see."""

import re

import pytest

from cohorts.visits.models import TakeAway
from showcase.thread import thread_of, thread_of_all
from tests.factories import (
    HackFactory,
    IdeaFactory,
    IterationFactory,
    MembershipFactory,
    SlotFactory,
    TeamFactory,
)
from tests.factories.pages import highlight_page
from tests.factories.visits import in_days, planned_visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def origin(db):
    return HackFactory(title="Draw first", audience="public")


@pytest.fixture
def hack(team, origin):
    return HackFactory(team=team, title="Draw or write", audience="network", adapted_from=origin)


@pytest.fixture
def steps_around(hack, member, origin):
    """One thing of each kind around the hack."""
    first = IterationFactory(hack=hack, number=1, audience="public")
    idea = IdeaFactory(title="Two choices", board__cohort=hack.team.cohort, author=member)
    idea.tries.create(team=hack.team, hack=hack)
    return {
        "idea": idea,
        "origin": origin,
        "visit": visit_of(hack),
        "hack": hack,
        "iteration": first,
        "adaptation": HackFactory(title="Sing it", audience="public", adapted_from=hack),
        "highlight": highlight_page("Small steps", iteration=first),
    }


def visit_of(hack):
    """A visit of the hack's team, from which the hack was taken home."""
    guest = MembershipFactory(team=hack.team).user
    visit = planned_visit(guest, SlotFactory(starts_at=in_days(-3)))
    TakeAway.objects.create(visit=visit, person=guest, text="Ask twice.", hack=hack)
    return visit


def read(client, person, address) -> list[str]:
    """The words of the thread on this page."""
    if person:
        client.force_login(person)
    text = client.get(address).text
    found = re.search(r'<ol class="thread".*?</ol>', text, re.DOTALL)
    return re.findall(r"<(?:a href|b aria)[^>]*>([^<]+)<", found[0]) if found else []


def kinds(steps):
    return [step.kind for step in steps]


def test_thread_goes_from_the_idea_to_the_highlight(steps_around, hack, member):
    assert kinds(thread_of(hack, member)) == [
        "Began as an idea",
        "Adapted from",
        "Seen on a visit",
        "Hack",
        "Tried",
        "Adapted by",
        "Told in",
    ]


def test_each_page_shows_the_thread_with_a_way_to_each_other(client, steps_around, member):
    host = str(steps_around["visit"].host)
    origin, adaptation = steps_around["origin"], steps_around["adaptation"]
    expected = [
        "Two choices",
        f"Draw first, {origin.team}",
        host,
        "Draw or write",
        "Iteration 1",
        f"Sing it, {adaptation.team}",
        "Small steps",
    ]

    for name in ("hack", "iteration"):
        assert read(client, member, steps_around[name].get_absolute_url()) == expected
    assert read(client, member, steps_around["idea"].page_url) == expected
    assert read(client, member, steps_around["visit"].get_absolute_url()) == expected


def test_adaptation_shows_what_it_was_adapted_from(client, steps_around, member):
    adaptation = steps_around["adaptation"]
    hack = steps_around["hack"]

    found = read(client, member, adaptation.get_absolute_url())

    assert found == [f"Draw or write, {hack.team}", "Sing it"]


def test_page_marks_its_own_step_and_links_the_others(client, steps_around, member):
    client.force_login(member)

    text = client.get(steps_around["iteration"].get_absolute_url()).text

    assert '<b aria-current="true">Iteration 1</b>' in text
    assert f'<a href="{steps_around["idea"].page_url}">Two choices</a>' in text


def test_highlight_shows_the_thread_that_everyone_may_see(client, steps_around, member):
    told = steps_around["highlight"]
    everyone = [
        f"Draw first, {steps_around['origin'].team}",
        "Draw or write",
        "Iteration 1",
        f"Sing it, {steps_around['adaptation'].team}",
        "Small steps",
    ]

    assert read(client, None, told.url) == everyone
    assert read(client, member, told.url) == everyone


def test_thread_leaves_out_what_the_reader_may_not_see(steps_around, hack, stranger):
    HackFactory(adapted_from=hack, audience="cohort")
    IterationFactory(hack=hack, number=2, audience="cohort")
    steps_around["origin"].audience = "team"
    steps_around["origin"].save()

    found = thread_of(hack, stranger)

    assert kinds(found) == ["Hack", "Tried", "Adapted by", "Told in"]


def test_hidden_board_is_on_no_thread(steps_around, hack, outsider):
    assert "Began as an idea" not in kinds(thread_of(hack, outsider))


def test_hack_alone_shows_no_thread(client, member, team):
    assert read(client, member, HackFactory(team=team).get_absolute_url()) == []


def test_idea_that_nobody_tried_shows_no_thread(client, member, team):
    idea = IdeaFactory(board__cohort=team.cohort)

    assert read(client, member, idea.page_url) == []


def test_thread_of_two_hacks_says_whose_each_step_is(member, team):
    hacks = [HackFactory(team=team, title=name) for name in ("Bells", "Desks")]
    for one in hacks:
        IterationFactory(hack=one, number=1)

    words = [step.text for step in thread_of_all(hacks, member)]

    assert words == [
        f"Bells, {team}",
        f"Desks, {team}",
        "Iteration 1 of “Bells”",
        "Iteration 1 of “Desks”",
    ]


@pytest.mark.parametrize("rows", [1, 12])
def test_thread_asks_the_same_for_any_number_of_steps(
    hack, member, rows, django_assert_num_queries
):
    for number in range(1, rows + 1):
        step = IterationFactory(hack=hack, number=number, audience="public")
        HackFactory(adapted_from=hack, audience="public")
        highlight_page(f"Story {number}", iteration=step)
        visit_of(HackFactory(team=hack.team))
    thread_of(hack, member)

    with django_assert_num_queries(5):
        thread_of(hack, member)


@pytest.mark.parametrize("rows", [1, 12])
def test_idea_with_its_thread_asks_the_same(client, team, member, rows, django_assert_num_queries):
    idea = IdeaFactory(board__cohort=team.cohort)
    for _ in range(rows):
        hack = HackFactory(team=TeamFactory(cohort=team.cohort))
        idea.tries.create(team=hack.team, hack=hack)
        IterationFactory(hack=hack)
    client.force_login(member)
    client.get(idea.page_url)

    with django_assert_num_queries(14):
        client.get(idea.page_url)
