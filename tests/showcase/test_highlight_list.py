"""The list of highlights and what it is narrowed by."""

import pytest

from tests.factories import BigIdeaFactory, CohortFactory, HackFactory, IterationFactory
from tests.factories.pages import highlight_page

pytestmark = pytest.mark.django_db


def told(title, *, audience="public", design="public", **hack):
    """A published highlight of an iteration, whose hack has these values."""
    step = IterationFactory(hack=HackFactory(audience=design, **hack), audience=audience)
    return highlight_page(title, iteration=step, cohort=step.hack.team.cohort)


def titles(client, address):
    return [one.title for one, _picture in client.get(address).context["cards"]]


def offered(client, field):
    return dict(client.get("/highlights/").context["form"].fields[field].choices)


@pytest.fixture
def stories(db):
    idea = BigIdeaFactory(name="Student voice", slug="student-voice")
    learned = {"what_we_learned": "Paper was too slow."}
    return [
        told("Lobby", status="trying", big_idea=idea),
        told("Bells", status="scaled"),
        told("Paper", status="parked", **learned),
    ]


def test_school_narrows_the_list(client, stories):
    school = stories[1].iteration.hack.team.school

    assert titles(client, f"/highlights/?school={school.slug}") == ["Bells"]


def test_big_idea_narrows_the_list(client, stories):
    assert titles(client, "/highlights/?big_idea=student-voice") == ["Lobby"]


@pytest.mark.parametrize(
    ("stage", "title"), [("trying", "Lobby"), ("scaled", "Bells"), ("let-go", "Paper")]
)
def test_stage_narrows_the_list_to_what_did_not_work_too(client, stories, stage, title):
    assert titles(client, f"/highlights/?stage={stage}") == [title]


def test_filters_stand_in_the_address_and_in_the_form(client, stories):
    cohort = stories[0].cohort

    text = client.get(f"/highlights/?cohort={cohort.slug}&stage=trying").text

    assert f'<option value="{cohort.slug}" selected>' in text
    assert '<option value="trying" selected>' in text
    assert "1 highlight<" in text


def test_filters_together_find_what_fits_all_of_them(client, stories):
    cohort = stories[0].cohort

    answer = client.get(f"/highlights/?cohort={cohort.slug}&stage=scaled")

    assert answer.context["cards"] == []
    assert "No highlight fits all of this" in answer.text


@pytest.mark.parametrize("query", ["stage=sold", "cohort=none", "school=%00", "big_idea=x"])
def test_filter_without_sense_says_so_and_is_left_out(client, stories, query):
    answer = client.get(f"/highlights/?{query}")

    assert answer.status_code == 200
    assert len(answer.context["cards"]) == 3
    assert "Select a valid choice" in answer.text


def test_only_choices_with_a_highlight_are_offered(client, stories):
    idle = CohortFactory(slug="idle")

    assert idle.slug not in offered(client, "cohort")
    assert list(offered(client, "big_idea")) == ["", "student-voice"]


def test_big_idea_of_a_design_that_is_not_public_is_neither_offered_nor_found(client):
    idea = BigIdeaFactory(slug="quiet")
    told("Half", design="cohort", big_idea=idea)
    told("Whole", big_idea=BigIdeaFactory(slug="loud"))

    assert list(offered(client, "big_idea")) == ["", "loud"]
    assert titles(client, "/highlights/?big_idea=quiet") == ["Whole", "Half"]


def test_school_whose_log_is_no_longer_public_is_neither_offered_nor_found(client, stories):
    step = stories[0].iteration
    step.audience = "network"
    step.save()

    assert step.hack.team.school.slug not in offered(client, "school")
    assert titles(client, "/highlights/?stage=trying") == []


def test_second_page_keeps_the_filters(client):
    cohort = CohortFactory()
    for number in range(13):
        highlight_page(f"Story {number}", cohort=cohort)

    answer = client.get(f"/highlights/?cohort={cohort.slug}")

    assert len(answer.context["cards"]) == 12
    assert f"?cohort={cohort.slug}&amp;page=2" in answer.text
