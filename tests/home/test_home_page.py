import pytest

from incubator.home.models import FeaturedHighlight
from incubator.home.services import ensure_site_tree
from tests.factories import CohortFactory, HackFactory, IterationFactory, TeamFactory
from tests.factories.pages import cohort_page, highlight_page

pytestmark = pytest.mark.django_db


def iterations(cohort, count, audience="public"):
    for _ in range(count):
        hack = HackFactory(team=TeamFactory(cohort=cohort))
        IterationFactory(hack=hack, audience=audience)


@pytest.mark.parametrize("rows", [3, 30])
def test_home_page_asks_the_same(client, django_assert_num_queries, rows):
    ensure_site_tree()
    cohort = CohortFactory(starts_on="2019-01-01")
    cohort_page(cohort)
    iterations(cohort, rows)
    client.get("/")

    with django_assert_num_queries(9):
        client.get("/")


def test_home_page_shows_only_public_iterations(client, team):
    ensure_site_tree()
    hidden = IterationFactory(hack=HackFactory(team=team), audience="network")

    assert hidden.get_absolute_url() not in client.get("/").content.decode()


def test_home_page_shows_featured_highlights_in_the_office_order(client):
    home = ensure_site_tree().home
    pages = [highlight_page(f"Story {number}") for number in range(4)]
    for page in (pages[2], pages[0]):
        FeaturedHighlight.objects.create(page=home, highlight=page, sort_order=-page.pk)

    text = client.get("/").content.decode()

    assert text.index("Story 2") < text.index("Story 0") < text.index("Story 3")
    assert "Story 1" not in text


def test_plain_page_tells_what_a_hack_is(client):
    ensure_site_tree()

    assert "Fail forward" in client.get("/what-is-a-hack/").content.decode()
