"""How hacks spread: trees of who adapted what, with their reach in counts."""

import re

from django.urls import reverse

import pytest

from hacks.selectors.lineage import lineage_trees
from tests.factories import CohortFactory, HackFactory, IterationFactory, TeamFactory

pytestmark = pytest.mark.django_db

ADDRESS = reverse("hacks:lineage")


@pytest.fixture
def tree(db):
    """Bells grew into Songs and Desks, Songs into Drums."""
    root = HackFactory(title="Bells", audience="public")
    songs = HackFactory(title="Songs", audience="public", adapted_from=root)
    desks = HackFactory(title="Desks", audience="public", adapted_from=root)
    drums = HackFactory(title="Drums", audience="public", adapted_from=songs, lever="space")
    return {"bells": root, "songs": songs, "desks": desks, "drums": drums}


def shape(branch) -> list:
    return [branch.hack.title, *map(shape, branch.branches)]


def shapes(user, **filters):
    return [shape(one.root) for one in lineage_trees(user, **filters)]


def test_tree_shows_what_grew_from_what(tree, stranger):
    HackFactory(title="Alone", audience="public")

    assert shapes(stranger) == [["Bells", ["Songs", ["Drums"]], ["Desks"]]]


def test_page_draws_a_tree_as_lists_in_lists(client, tree):
    page = client.get(ADDRESS).text

    found = re.findall(r"<ul|</ul>|branch__title\"[^>]*>([^<]+)", page[page.index("branches") :])
    names = [name for name in found if name]
    assert names == ["Bells", "Songs", "Drums", "Desks"]
    assert page.count("<ul>") >= 2
    assert "What grew from “Bells”" in page


def test_chain_of_hundreds_is_drawn_as_a_few_levels(client):
    team, last = TeamFactory(), None
    for number in range(150):
        title = f"Hack {number:03}"
        last = HackFactory(team=team, title=title, audience="public", adapted_from=last)

    page = client.get(ADDRESS).text

    names = re.findall(r"branch__title\"[^>]*>([^<]+)", page)
    assert names == [f"Hack {number:03}" for number in range(150)]
    assert "150 hacks" in page


def test_reach_counts_teams_schools_cohorts_iterations_and_students(tree, stranger):
    IterationFactory(hack=tree["bells"], number=1, audience="public", students_count=20)
    IterationFactory(hack=tree["bells"], number=2, audience="public", students_count=30)
    IterationFactory(hack=tree["drums"], number=1, audience="public", students_count=5)
    later = TeamFactory(school=tree["bells"].team.school)
    HackFactory(team=later, audience="public", adapted_from=tree["desks"])

    reach = lineage_trees(stranger)[0].reach

    assert (reach.hacks, reach.teams, reach.schools, reach.cohorts) == (5, 5, 4, 5)
    assert (reach.iterations, reach.students) == (3, 35)


def test_reach_counts_only_what_the_reader_may_see(client, tree):
    IterationFactory(hack=tree["bells"], audience="network", students_count=20)
    tree["desks"].audience = "team"
    tree["desks"].save()

    page = client.get(ADDRESS).text

    assert "Desks" not in page
    assert "3 hacks" in page
    assert "0 iterations" in page
    assert "student" not in page[page.index("3 hacks") : page.index("branches")]


def test_hack_of_a_hidden_origin_begins_a_tree_of_its_own(client, tree):
    tree["bells"].audience = "team"
    tree["bells"].save()

    page = client.get(ADDRESS).text

    assert "Bells" not in page
    assert "What grew from “Songs”" in page
    assert "Adapted from another team’s hack" in page
    assert "Desks" not in page  # alone, it is no tree


def test_filters_find_trees_with_a_hack_that_fits(client, tree):
    other = HackFactory(title="Maps", audience="public")
    HackFactory(title="Plans", audience="public", adapted_from=other)

    assert "Maps" not in client.get(ADDRESS, {"lever": "space"}).text
    assert "Drums" in client.get(ADDRESS, {"lever": "space"}).text
    cohort = tree["desks"].team.cohort.slug
    assert "Drums" in client.get(ADDRESS, {"cohort": cohort}).text
    assert "Bells" not in client.get(ADDRESS, {"words": "maps"}).text


def test_filter_that_nothing_fits_says_so(client, tree):
    page = client.get(ADDRESS, {"words": "nothing"}).text

    assert "No tree has a hack that fits all of this" in page


def test_largest_tree_comes_first(tree, stranger):
    other = HackFactory(title="Maps", audience="public")
    HackFactory(title="Plans", audience="public", adapted_from=other)

    assert [one[0] for one in shapes(stranger)] == ["Bells", "Maps"]


def test_library_leads_to_the_trees_and_is_narrowed_by_cohort(client, tree):
    page = client.get(reverse("hacks:hack_list"), {"cohort": tree["songs"].team.cohort.slug}).text

    assert f'href="{ADDRESS}"' in page
    assert "Songs" in page
    assert "Drums" not in page


def test_cohort_that_is_not_there_is_left_out(client, tree):
    assert client.get(ADDRESS, {"cohort": "none"}).status_code == 200
    assert "Bells" in client.get(ADDRESS, {"cohort": "none"}).text


@pytest.mark.parametrize("count", [2, 25])
@pytest.mark.parametrize(("name", "queries"), [("anonymous", 5), ("member", 8)])
def test_trees_ask_the_same_number_of_queries(
    db, reader, django_assert_num_queries, name, queries, count
):
    for _ in range(count):
        root = HackFactory(audience="public")
        IterationFactory(hack=HackFactory(audience="public", adapted_from=root), audience="public")
        HackFactory(audience="public", adapted_from=root, team__cohort=CohortFactory())
    client = reader(name)

    with django_assert_num_queries(queries):
        client.get(ADDRESS, {"words": "a"})
