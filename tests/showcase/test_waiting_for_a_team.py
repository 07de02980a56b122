"""Where a highlight that waits for its team is told of: today, the Office, the CMS."""

from django.urls import reverse
from django.utils import timezone

import pytest

from tests.factories import IterationFactory
from tests.factories.pages import submitted_highlight

pytestmark = pytest.mark.django_db
WORDS = "In their own words."


@pytest.fixture
def page(office, lead, hack):
    iteration = IterationFactory(hack=hack, audience="public")
    return submitted_highlight("Small steps", office, intro=WORDS, iteration=iteration)


def address(page) -> str:
    return reverse("showcase:approve_highlight", args=[page.pk])


def test_team_without_a_lead_is_said_to_have_none(client, page, lead, office):
    lead.memberships.update(ended_at=timezone.now())
    client.force_login(office)

    assert "Nobody leads this team now." in client.get(address(page)).text


def test_lead_finds_it_under_what_needs_them_today(client, page, lead, member):
    for person, is_asked in ((lead, True), (member, False)):
        client.force_login(person)
        assert (address(page) in client.get(reverse("home:dashboard")).text) is is_asked


def test_office_finds_whom_it_waits_for_and_takes_it_back(client, page, office, lead):
    client.force_login(office)
    assert "“Small steps” waits for the word of" in client.get(reverse("home:office")).text

    back = client.post(reverse("showcase:take_back_highlight", args=[page.pk]))

    page.refresh_from_db()
    assert back.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.current_workflow_state is None
    client.force_login(lead)
    text = client.get(address(page)).text
    assert WORDS not in text
    assert "does not go out without your team’s word" in text


def test_nobody_writes_on_what_a_team_reads(client, page, office):
    client.force_login(office)

    text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text

    assert page.get_lock().for_user(office)
    assert "The team reads this version now" in text


@pytest.mark.parametrize("rows", [1, 9])
def test_page_of_the_word_asks_the_same_for_any_number_of_blocks(
    client, office, lead, hack, django_assert_num_queries, rows
):
    iteration = IterationFactory(hack=hack, audience="public", learned=WORDS)
    quote = {"iteration": iteration.pk, "prompt": "learned", "words": WORDS, "photo": None}
    story = [{"type": "iteration_quote", "value": quote}] * rows
    page = submitted_highlight("Small steps", office, iteration=iteration, story=story)
    client.force_login(lead)
    client.get(address(page))

    with django_assert_num_queries(27):
        client.get(address(page))
