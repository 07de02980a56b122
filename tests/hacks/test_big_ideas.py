"""Big ideas as pages, and which hacks stand on them for whom."""

import pytest

from tests.factories import BigIdeaFactory, HackFactory, IterationFactory
from tests.factories.pages import big_idea_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def idea():
    return BigIdeaFactory(name="Known by somebody", summary="One adult knows each student.")


def test_page_shows_hacks_that_its_reader_may_see(client, idea, team, member):
    page = big_idea_page(idea, story=[("heading", "What is behind it")])
    HackFactory(team=team, big_idea=idea, audience="public", title="For all")
    HackFactory(team=team, big_idea=idea, audience="team", title="For us")
    HackFactory(team=team, audience="public", title="About something else")

    as_visitor = client.get(page.url).text
    client.force_login(member)
    as_member = client.get(page.url).text

    assert "What is behind it" in as_visitor
    assert "One adult knows each student." in as_visitor
    assert "For all" in as_visitor
    assert "For us" not in as_visitor
    assert "1 hack · 1 team · 1 school" in " ".join(as_visitor.split())
    assert "For us" in as_member
    assert "About something else" not in as_member


def test_hack_seen_through_its_iteration_alone_tells_no_big_idea(client, idea, team):
    page = big_idea_page(idea)
    hack = HackFactory(team=team, big_idea=idea, audience="team", title="Half open")
    IterationFactory(hack=hack, audience="public")

    texts = [client.get(address).text for address in (page.url, "/hacks/", hack.get_absolute_url())]

    assert "Half open" not in texts[0]
    assert "Half open" in texts[1]
    assert idea.name not in texts[1].partition('class="hackcards"')[2]
    assert idea.name not in texts[2]


def test_hack_and_card_lead_to_the_page(client, idea, team):
    hack = HackFactory(team=team, big_idea=idea, audience="public")
    link = f'href="/big-ideas/{idea.slug}/"'
    before = client.get(hack.get_absolute_url()).text

    page = big_idea_page(idea)

    assert link not in before
    assert idea.name in before
    assert link in client.get(hack.get_absolute_url()).text
    assert link in client.get("/hacks/").text
    page.unpublish()
    assert link not in client.get("/hacks/").text


def test_list_counts_what_its_reader_may_see(client, idea, team, member):
    big_idea_page(idea)
    HackFactory(team=team, big_idea=idea, audience="public")
    HackFactory(team=team, big_idea=idea, audience="team")

    assert "1 hack leans on it" in client.get("/big-ideas/").text
    client.force_login(member)
    assert "2 hacks lean on it" in client.get("/big-ideas/").text


@pytest.mark.parametrize("rows", [1, 30])
def test_pages_ask_the_same_however_many_hacks(
    client, django_assert_num_queries, idea, team, member, rows
):
    page = big_idea_page(idea)
    for _ in range(rows):
        IterationFactory(hack=HackFactory(team=team, big_idea=idea, audience="public"))
        big_idea_page(BigIdeaFactory())
    client.get(page.url)
    with django_assert_num_queries(9):
        client.get(page.url)
    client.force_login(member)
    client.get(page.url)

    with django_assert_num_queries(12):
        client.get(page.url)
    with django_assert_num_queries(8):
        client.get("/big-ideas/")
