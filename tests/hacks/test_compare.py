"""Two iterations side by side."""

import pytest

from hacks.selectors.comparison import Piece, word_difference
from tests.factories import CommentFactory, HackFactory, IterationFactory, PhotoFactory


def address(hack, query=""):
    return f"{hack.get_absolute_url()}compare/{query}"


@pytest.fixture
def public_hack(team):
    return HackFactory(team=team, audience="public")


def test_difference_marks_the_changed_words():
    before, after = word_difference("We had six minutes.", "We had about ten minutes.")

    assert before == [Piece("We had ", False), Piece("six", True), Piece(" minutes.", False)]
    assert after == [Piece("We had ", False), Piece("about ten", True), Piece(" minutes.", False)]


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "New text."), ("One\n\ntwo, three", "One two; four"), ("a b c d", "d c b a"), ("x", "x")],
)
def test_difference_pieces_joined_are_the_texts(before, after):
    left, right = word_difference(before, after)

    assert "".join(piece.text for piece in left) == before
    assert "".join(piece.text for piece in right) == after


def test_difference_of_equal_texts_marks_nothing():
    assert word_difference("The same.", "The same.") == ([Piece("The same.", False)],) * 2


def test_compare_marks_differences_with_words_too(client, public_hack):
    IterationFactory(hack=public_hack, number=1, audience="public", tried="Six minutes of talk.")
    IterationFactory(hack=public_hack, number=2, audience="public", tried="Ten minutes of talk.")

    page = client.get(address(public_hack, "?from=1&to=2")).content.decode()

    assert '<del><span class="vh">Removed: </span>Six' in page
    assert '<ins><span class="vh">Added: </span>Ten' in page


def test_compare_without_a_choice_takes_the_last_two(client, public_hack):
    for number in [1, 2, 3]:
        IterationFactory(hack=public_hack, number=number, audience="public")

    context = client.get(address(public_hack)).context

    assert (context["first"].number, context["second"].number) == (2, 3)


def test_compare_puts_the_earlier_one_first(client, public_hack):
    for number in [1, 2]:
        IterationFactory(hack=public_hack, number=number, audience="public")

    assert client.get(address(public_hack, "?from=2&to=1")).context["first"].number == 1


@pytest.mark.parametrize("query", ["?from=1&to=2", "?from=1&to=1", "?from=x&to=3"])
def test_compare_takes_no_choice_that_the_reader_may_not_see(client, public_hack, query):
    IterationFactory(hack=public_hack, number=1, audience="public")
    IterationFactory(hack=public_hack, number=2, audience="cohort", tried="Hidden text.")
    IterationFactory(hack=public_hack, number=3, audience="public")

    response = client.get(address(public_hack, query))

    assert response.status_code == 200
    assert "first" not in response.context
    assert "Hidden text." not in response.content.decode()


def test_compare_with_one_iteration_says_what_is_missing(client, public_hack):
    IterationFactory(hack=public_hack, number=1, audience="public")

    assert "Nothing to compare yet" in client.get(address(public_hack)).content.decode()


def test_compare_shows_the_feedback_that_led_to_the_change(client, public_hack):
    first = IterationFactory(hack=public_hack, number=1, audience="public")
    second = IterationFactory(hack=public_hack, number=2, audience="public")
    for audience, text in [("everyone", "Give it ten minutes."), ("team", "Between us.")]:
        CommentFactory(iteration=first, acted_on_in=second, audience=audience, text=text)

    page = client.get(address(public_hack)).content.decode()

    assert "Give it ten minutes." in page
    assert "Between us." not in page


def test_compare_escapes_what_people_wrote(client, public_hack):
    for number in [1, 2]:
        IterationFactory(
            hack=public_hack, number=number, audience="public", tried=f"<script>{number}</script>"
        )

    assert "<script>1" not in client.get(address(public_hack)).content.decode()


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(("name", "queries"), [("anonymous", 3), ("member", 6), ("office", 6)])
def test_compare_asks_the_same_number_of_queries(
    public_hack, reader, django_assert_num_queries, name, queries, count
):
    for number in range(1, count + 1):
        one = IterationFactory(hack=public_hack, number=number, audience="public")
        PhotoFactory(iteration=one)
    for _ in range(count):
        CommentFactory(iteration=one, acted_on_in=one, audience="everyone")
    client = reader(name)

    with django_assert_num_queries(queries):
        client.get(address(public_hack))
