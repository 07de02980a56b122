"""Nothing goes out that not everyone may see; the Office reads what, and why."""

from django.utils import timezone

import pytest

from cohorts.models import LocalProcedures
from showcase.consent import missing_consent
from showcase.models import HighlightPage
from showcase.selectors.approval import asking_of
from showcase.services.approval import answer_for_team
from tests.factories import IterationFactory, PhotoFactory
from tests.factories.pages import highlight_page, submitted_highlight

pytestmark = pytest.mark.django_db
WORDS = "Two choices were plenty."


@pytest.fixture
def iteration(hack):
    return IterationFactory(hack=hack, number=1, audience="public", learned=WORDS)


@pytest.fixture
def photo(iteration):
    return PhotoFactory(iteration=iteration, cleared_for="public", alt="A wall of paper.")


def story(iteration, photo):
    quote = {"iteration": iteration.pk, "prompt": "learned", "words": WORDS, "photo": None}
    return [
        {"type": "text", "value": "<p>Our own words.</p>"},
        {"type": "iteration_quote", "value": quote},
        {"type": "log_photo", "value": {"photo": str(photo.pk), "caption": ""}},
    ]


def changed(thing, **fields):
    type(thing).objects.filter(pk=thing.pk).update(**fields)


PHOTO = "Block 3, Photo from a hack log: photo."
QUOTE = "Block 2, Words from a hack log:"
REASONS = [
    ("photo", {"cleared_for": "cohort"}, [f"{PHOTO} It is cleared for the cohort only."]),
    ("photo", {"cleared_for": "team"}, [f"{PHOTO} It is cleared for the team only."]),
    (
        "photo",
        {"cleared_for": "team", "people": "unknown"},
        [f"{PHOTO} Nobody has said yet who can be recognized in it."],
    ),
    ("photo", {"removed_at": timezone.now()}, [f"{PHOTO} Its team took it off."]),
    (
        "iteration",
        {"learned": "Other words."},
        [f"{QUOTE} these words are not in the iteration any more."],
    ),
    (
        "iteration",
        {"audience": "network"},
        [
            "The iteration it tells of: It is not public. Its team lead can make it public.",
            f"{QUOTE} iteration. It is not public. Its team lead can make it public.",
            f"{PHOTO} It is not public. Its team lead can make it public.",
        ],
    ),
    (
        "iteration",
        {"state": "withdrawn", "withdrawn_at": timezone.now()},
        [
            "The iteration it tells of: It was withdrawn.",
            f"{QUOTE} iteration. It was withdrawn.",
            f"{PHOTO} It was withdrawn.",
        ],
    ),
]


@pytest.mark.parametrize(("thing", "change", "sentences"), REASONS)
def test_each_piece_says_why_not_everyone_may_see_it(iteration, photo, thing, change, sentences):
    page = highlight_page("One", live=False, iteration=iteration, story=story(iteration, photo))
    assert missing_consent(page) == []

    changed({"iteration": iteration, "photo": photo}[thing], **change)

    assert missing_consent(HighlightPage.objects.get()) == sentences


def test_photos_of_students_stop_it_once_the_school_keeps_them(iteration, photo):
    changed(photo, people="students")
    page = highlight_page("One", live=False, story=story(iteration, photo))
    school = iteration.hack.team.school
    LocalProcedures.objects.create(school=school, student_photos_may_go_public=False)

    assert missing_consent(page) == [
        f"{PHOTO} It shows students, and photos of students do not go public here."
    ]


def test_photo_that_is_gone_stops_it(iteration, photo):
    page = highlight_page("One", live=False, story=story(iteration, photo))
    photo.delete()

    assert missing_consent(page) == [f"{PHOTO} Its team took it off."]


def test_sentences_hold_no_word_of_the_log(iteration, photo):
    page = highlight_page("One", live=False, story=story(iteration, photo))
    changed(photo, cleared_for="team")
    changed(iteration, audience="team")

    said = " ".join(missing_consent(page))

    assert WORDS not in said
    assert photo.alt not in said
    assert iteration.hack.title not in said


@pytest.mark.parametrize("times", [1, 9])
def test_check_asks_the_same_for_any_number_of_blocks(
    iteration, photo, django_assert_num_queries, times
):
    page = highlight_page("One", live=False, story=story(iteration, photo) * times)
    changed(photo, cleared_for="team")
    page = HighlightPage.objects.get()
    missing_consent(page)

    with django_assert_num_queries(3):
        missing_consent(page)


def test_consent_that_ended_while_the_team_read_stops_it(office, lead, iteration, photo):
    page = submitted_highlight("One", office, story=story(iteration, photo))
    changed(photo, cleared_for="cohort")

    asking = asking_of(page)
    answer_for_team(page=page, lead=lead, seen=asking.fingerprint, answer="yes")

    page.refresh_from_db()
    state = page.current_workflow_state
    assert not page.live
    assert (state.status, state.current_task_state.task.name) == ("needs_changes", "Consent check")
    assert state.current_task_state.comment == f"{PHOTO} It is cleared for the cohort only."
    assert "cleared for the cohort only" in office.notifications.get().text


def test_highlight_that_was_stopped_goes_out_once_the_photo_is_cleared_again(
    office, lead, iteration, photo
):
    page = submitted_highlight("One", office, story=story(iteration, photo))
    changed(photo, cleared_for="cohort")
    answer_for_team(page=page, lead=lead, seen=asking_of(page).fingerprint, answer="yes")
    changed(photo, cleared_for="public")

    page = HighlightPage.objects.get()
    page.save_revision(user=office)
    page.current_workflow_state.resume(user=office)

    page.refresh_from_db()
    assert page.live
    assert page.team_words.count() == 1


def test_other_words_after_the_check_stopped_it_ask_the_team_again(office, lead, iteration, photo):
    page = submitted_highlight("One", office, story=story(iteration, photo))
    changed(photo, cleared_for="cohort")
    answer_for_team(page=page, lead=lead, seen=asking_of(page).fingerprint, answer="yes")

    page = HighlightPage.objects.get().get_latest_revision_as_object()
    page.story = page.story.get_prep_value()[:2]
    page.save_revision(user=office)
    page.current_workflow_state.resume(user=office)

    page = HighlightPage.objects.get()
    assert not page.live
    assert page.team_words.open().count() == 1
    answer_for_team(page=page, lead=lead, seen=asking_of(page).fingerprint, answer="yes")
    page.refresh_from_db()
    assert page.live
