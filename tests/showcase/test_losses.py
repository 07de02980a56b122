"""Who made a public highlight hears once of each piece that its team took back."""

import pytest

from hacks.services.iterations import withdraw_iteration
from hacks.services.photos import update_photo
from showcase.selectors.approval import asking_of
from showcase.services.approval import answer_for_team
from tests.factories import IterationFactory, PhotoFactory
from tests.factories.pages import submitted_highlight

pytestmark = pytest.mark.django_db
WORDS = "Two choices were plenty."


@pytest.fixture
def iteration(hack, member):
    return IterationFactory(hack=hack, author=member, audience="public", learned=WORDS)


@pytest.fixture
def photo(iteration):
    return PhotoFactory(iteration=iteration, cleared_for="public", alt="A hall.")


@pytest.fixture
def page(office, lead, iteration, photo):
    quote = {"iteration": iteration.pk, "prompt": "learned", "words": WORDS}
    story = [{"type": "iteration_quote", "value": quote | {"photo": str(photo.pk)}}]
    page = submitted_highlight("Small steps", office, story=story)
    answer_for_team(page=page, lead=lead, seen=asking_of(page).fingerprint, answer="yes")
    return page


def told(person) -> list[str]:
    return [one.text for one in person.notifications.filter(kind="highlight.lost")]


def test_office_hears_once_that_an_iteration_was_withdrawn(page, iteration, member, office):
    for _time in range(2):
        withdraw_iteration(iteration=iteration, person=member)

    why = "Block 1, Words from a hack log: iteration. It was withdrawn."
    assert told(office) == [f"“Small steps” is shorter now. {why}"]


def test_office_hears_that_a_photo_is_for_the_cohort_alone(page, photo, member, office):
    clearance = {"people": "none", "cleared_for": "cohort"}
    for alt in ("A hall.", "A long hall."):
        update_photo(photo=photo, person=member, alt=alt, **clearance)

    why = "Block 1, Words from a hack log: photo. It is cleared for the cohort only."
    assert told(office) == [f"“Small steps” is shorter now. {why}"]


def test_office_hears_nothing_of_what_it_does_not_tell_of(page, hack, photo, member, office):
    other = IterationFactory(hack=hack, author=member, audience="public")
    withdraw_iteration(iteration=other, person=member)
    update_photo(photo=photo, person=member, alt="A hall.", people="none", cleared_for="public")

    assert told(office) == []


def test_draft_that_is_not_public_is_left_to_the_consent_check(office, lead, iteration, member):
    submitted_highlight("Small steps", office, iteration=iteration)
    withdraw_iteration(iteration=iteration, person=member)

    assert told(office) == []
