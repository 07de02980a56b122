"""What the checks ask the editor to look at again, and what they leave in peace."""

from django.urls import reverse

from wagtail.images.tests.utils import get_test_image_file

import pytest

from incubator.core.models import SiteImage
from incubator.core.readability import reading_grade
from showcase.checks import checks_of
from showcase.student_names import looks_like_student
from tests.factories import IterationFactory, PhotoFactory
from tests.factories.pages import highlight_page, submitted_highlight

pytestmark = pytest.mark.django_db
EASY = "We put a desk in the hall. Kids sat down to talk. It was calm. We will do it again. " * 3
HARD = (
    "Institutional transformation necessitates collaborative experimentation, "
    "incorporating multidisciplinary perspectives, communicating organizational "
    "expectations and systematically documenting educational interventions while "
    "acknowledging considerable implementation complexities throughout participating "
    "organizations and administrative departments."
)


@pytest.fixture
def iteration(hack):
    return IterationFactory(hack=hack, audience="public", learned="Maria R. spoke first.")


def page_with(*blocks, **fields):
    fields = {"title": "Small steps", "live": False} | fields
    story = [{"type": kind, "value": value} for kind, value in blocks]
    return highlight_page(fields.pop("title"), story=story, **fields)


def found(page) -> list[str]:
    return [f"{one.place}: {one.text}" for one in checks_of(page).findings]


def site_image(**fields) -> SiteImage:
    return SiteImage.objects.create(title="Hall", file=get_test_image_file(), **fields)


@pytest.mark.parametrize(
    "words", ["click here", "Here", "read more", "https://a.example/x", "Link."]
)
def test_link_that_does_not_say_where_it_leads_is_named(words):
    link = f'<p>See <a href="https://a.example/">{words}</a></p>'
    page = page_with(("text", link), ("link", {"text": words, "url": "https://a.example/"}))

    sentence = f"The link “{words}” does not say where it leads."
    assert found(page) == [f"Block 1, Text: {sentence}", f"Block 2, Link: {sentence}"]


def test_link_that_says_where_it_leads_is_left_in_peace():
    link = '<p><a href="https://a.example/">What other schools try here</a></p>'
    assert found(page_with(("text", link))) == []


def test_picture_and_cover_without_a_description_are_named():
    bare = site_image()
    picture = {"image": {"image": bare.pk, "alt_text": "", "decorative": False}, "caption": ""}
    told = {"image": {"image": bare.pk, "alt_text": "A hall.", "decorative": False}, "caption": ""}
    decor = {"image": {"image": bare.pk, "alt_text": "", "decorative": True}, "caption": ""}

    page = page_with(("picture", picture), ("picture", told), ("picture", decor), cover=bare)

    assert found(page) == [
        "Cover: It has no description for people who do not see it.",
        "Block 1, Picture: The picture has no description for who does not see it.",
    ]


@pytest.mark.parametrize(
    ("alt", "sentence"),
    [
        ("", "The picture has no description for who does not see it."),
        ("IMG_2041.jpg", "The description is the name of a file. Say what one sees."),
        ("DSC-0042", "The description is the name of a file. Say what one sees."),
    ],
)
def test_photo_of_a_log_without_a_good_description_is_named(iteration, alt, sentence):
    photo = PhotoFactory(iteration=iteration, cleared_for="public", alt=alt)
    good = PhotoFactory(iteration=iteration, cleared_for="public", alt="A photo of the hall.")
    photos = [("log_photo", {"photo": str(one.pk), "caption": ""}) for one in (photo, good)]

    assert found(page_with(*photos)) == [f"Block 1, Photo from a hack log: {sentence}"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A student named Maria said so.", ["Maria"]),
        ("We asked student Keisha Brown.", ["Keisha Brown"]),
        ("Maria R. spoke first, then Maria R. again.", ["Maria R."]),
        ("Omar, a ninth grader, and Li, a junior, agreed.", ["Omar", "Li"]),
        ("Ana (14) and Bo, aged 15, met. Cy (grade 9) too.", ["Ana", "Bo", "Cy"]),
        ("A boy called José laughed.", ["José"]),
        ("The Student Council met in Room B. Each student spoke.", []),
        ("Fenway, a student-led team, met on November 12, 2026.", []),
        ("24 of 26 students took part. Demo Coach A. wrote it down.", []),
        ("High School A. A student said: Nobody asked me.", []),
    ],
)
def test_words_that_look_like_a_students_name(text, names):
    assert looks_like_student(text) == names


def test_names_are_found_in_own_and_in_quoted_words(iteration):
    quote = {"iteration": iteration.pk, "prompt": "learned", "words": iteration.learned}
    page = page_with(
        ("iteration_quote", quote | {"photo": None}),
        ("log_photo", {"photo": None, "caption": "Omar, a ninth grader."}),
        title="Student Keisha",
    )

    text = "looks like the name of a student. Count students, never name them."
    assert found(page) == [
        f"Title: “Keisha” {text}",
        f"Block 1, Words from a hack log: “Maria R.” {text}",
        f"Block 2, Photo from a hack log: “Omar” {text}",
    ]


def test_easy_words_have_a_low_grade_and_hard_ones_are_named():
    easy, hard = page_with(("text", f"<p>{EASY}</p>")), page_with(("text", f"<p>{HARD}</p>" * 2))

    assert checks_of(easy).grade <= 3
    assert found(easy) == []
    assert checks_of(hard).grade > 12
    assert [one.place for one in checks_of(hard).findings] == ["Your words"]


def test_long_sentence_is_named_with_its_length():
    words = "we saw it and " * 10
    page = page_with(("text", f"<p>{words}</p><p>Then we went home.</p>"))

    assert "Block 1, Text: A sentence has 40 words. Make two of it." in found(page)


def test_long_sentence_in_the_plain_words_is_named_once():
    page = page_with(plain_summary="We wait and wait again for the bus " * 5)

    assert [place.partition(":")[0] for place in found(page)] == ["In plain words"]


def test_words_of_teams_do_not_count_for_the_reading_grade(iteration):
    iteration.learned = HARD
    iteration.save()
    quote = {"iteration": iteration.pk, "prompt": "learned", "words": HARD, "photo": None}

    assert (
        checks_of(page_with(("iteration_quote", quote), ("iteration_quote", quote))).grade is None
    )


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        # The opening of the Gettysburg Address, for which the published figure is near 11.
        (
            "Four score and seven years ago our fathers brought forth on this continent, a new "
            "nation, conceived in Liberty, and dedicated to the proposition that all men are "
            "created equal. Now we are engaged in a great civil war, testing whether that nation, "
            "or any nation so conceived and so dedicated, can long endure.",
            range(9, 15),
        ),
        (EASY, range(1, 4)),
        ("Too few words.", [None]),
    ],
)
def test_reading_grade_is_near_what_the_formula_gives(text, grade):
    assert reading_grade(text) in grade


def test_editor_reads_checks_consent_and_teams_beside_the_form(client, office, lead, iteration):
    client.force_login(office)
    quote = {"iteration": iteration.pk, "prompt": "learned", "words": iteration.learned}
    page = page_with(("iteration_quote", quote | {"photo": None}), title="Student Keisha")
    page.save_revision(user=office)
    type(iteration).objects.update(audience="network")

    text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text

    assert "Before it goes out" in text
    assert "looks like the name of a student" in text
    assert "Not for everyone: it cannot go out with this" in text
    assert f"{iteration.hack.team}: Will be asked when you submit this." in text


def test_lead_reads_the_checks_and_not_the_consent_of_others(client, office, lead, iteration):
    quote = {"iteration": iteration.pk, "prompt": "learned", "words": iteration.learned}
    story = [{"type": "iteration_quote", "value": quote | {"photo": None}}]
    page = submitted_highlight("Small steps", office, story=story)
    client.force_login(lead)

    text = client.get(reverse("showcase:approve_highlight", args=[page.pk])).text

    assert "“Maria R.” looks like the name of a student" in text


def test_number_and_trail_of_a_log_have_nothing_to_look_at(iteration):
    number = {"iteration": iteration.pk, "count": "students_count"}

    page = page_with(("log_number", number), ("trail", {"iteration": iteration.pk}))

    assert found(page) == []


@pytest.mark.parametrize("change", [{"audience": "network"}, {"learned": "Somebody spoke first."}])
def test_words_that_a_team_took_back_are_in_no_finding(client, office, lead, iteration, change):
    quote = {"iteration": iteration.pk, "prompt": "learned", "words": iteration.learned}
    story = [{"type": "iteration_quote", "value": quote | {"photo": None}}]
    page = submitted_highlight("Small steps", office, story=story)
    type(iteration).objects.update(**change)
    client.force_login(lead)

    assert "Maria" not in client.get(reverse("showcase:approve_highlight", args=[page.pk])).text


@pytest.mark.parametrize("times", [1, 9])
def test_checks_ask_the_same_for_any_number_of_blocks(iteration, django_assert_num_queries, times):
    photo = PhotoFactory(iteration=iteration, cleared_for="public", alt="")
    page = page_with(*[("log_photo", {"photo": str(photo.pk), "caption": ""})] * times)
    page = type(page).objects.get(pk=page.pk)
    checks_of(page)

    with django_assert_num_queries(1):
        checks_of(page)
