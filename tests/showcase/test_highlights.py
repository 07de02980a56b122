"""What a highlight shows of a hack log, and what it refuses."""

from django.core.exceptions import ValidationError
from django.utils import timezone

import pytest

from incubator.home.models import HomePage
from showcase.blocks import NOT_PUBLIC, HighlightBlock
from tests.factories import CohortFactory, IterationFactory, PhotoFactory
from tests.factories.pages import highlight_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def iteration(hack):
    return IterationFactory(hack=hack, audience="public", learned="Two choices were plenty.")


@pytest.fixture
def photo(iteration):
    return PhotoFactory(iteration=iteration, cleared_for="public", alt="A wall of paper.")


def quote(iteration, photo=None, words="Two choices were plenty."):
    value = {"iteration": iteration.pk, "prompt": "learned", "words": words}
    return [{"type": "iteration_quote", "value": value | {"photo": photo and str(photo.pk)}}]


def read(client, page):
    return client.get(page.url).content.decode()


def cleaned(story):
    block = HighlightBlock()
    return block.clean(block.to_python(story))


def test_highlight_quotes_the_words_and_links_to_the_log(client, iteration, photo):
    page = highlight_page("Small", iteration=iteration, story=quote(iteration, photo))

    text = read(client, page)

    assert "Two choices were plenty." in text
    assert "A wall of paper." in text
    assert f'href="{iteration.get_absolute_url()}"' in text


def test_highlight_leaves_out_a_photo_whose_clearance_ended(client, iteration, photo):
    page = highlight_page("Small", iteration=iteration, story=quote(iteration, photo))
    photo.cleared_for = "team"
    photo.save()

    text = read(client, page)

    assert "Two choices were plenty." in text
    assert str(photo.pk) not in text


def test_highlight_leaves_out_words_that_are_no_longer_public(client, iteration, photo):
    page = highlight_page("Small", iteration=iteration, story=quote(iteration, photo))
    iteration.audience = "cohort"
    iteration.save()

    text = read(client, page)

    assert "Two choices were plenty." not in text
    assert iteration.get_absolute_url() not in text


def test_quote_of_an_iteration_that_is_not_public_is_refused(hack):
    iteration = IterationFactory(hack=hack, audience="network")

    with pytest.raises(ValidationError) as refused:
        cleaned(quote(iteration, words=""))

    assert str(NOT_PUBLIC) in str(refused.value.block_errors[0].block_errors["iteration"])


def test_quote_in_other_words_is_refused(iteration):
    with pytest.raises(ValidationError):
        cleaned(quote(iteration, words="Five choices were better."))


def test_quote_without_words_takes_all_that_the_team_wrote(iteration):
    assert cleaned(quote(iteration, words=""))[0].value["words"] == "Two choices were plenty."


def test_highlight_of_an_iteration_that_is_not_public_is_refused(hack):
    iteration = IterationFactory(hack=hack, audience="cohort")

    with pytest.raises(ValidationError, match="not public"):
        highlight_page("Small", iteration=iteration)


def test_list_of_highlights_filters_by_cohort(client):
    for slug in ("one", "two"):
        highlight_page(f"Story {slug}", cohort=CohortFactory(slug=slug))

    text = client.get("/highlights/?cohort=two").content.decode()

    assert "Story two" in text
    assert "Story one" not in text


@pytest.mark.parametrize("rows", [3, 30])
def test_list_of_highlights_asks_the_same(
    client, django_assert_num_queries, rows, iteration, photo, member
):
    for number in range(rows):
        highlight_page(f"Story {number}", iteration=iteration, cohort=CohortFactory())
    client.force_login(member)
    client.get("/highlights/")

    with django_assert_num_queries(13):
        client.get("/highlights/")


@pytest.mark.parametrize("rows", [1, 12])
def test_highlight_asks_the_same_for_any_number_of_quotes(
    client, django_assert_num_queries, rows, iteration, photo
):
    page = highlight_page("Small", iteration=iteration, story=quote(iteration, photo) * rows)
    client.get(page.url)

    with django_assert_num_queries(11):
        client.get(page.url)


@pytest.mark.parametrize("rows", [1, 6])
def test_highlight_of_every_kind_of_block_asks_the_same(
    client, django_assert_num_queries, rows, iteration, photo
):
    after = IterationFactory(hack=iteration.hack, number=2, audience="public")
    of_one = {"iteration": iteration.pk}
    pair = {"before": iteration.pk, "after": after.pk, "prompt": "happened"}
    pair |= {"before_photo": str(photo.pk), "after_photo": None}
    story = [
        *quote(iteration, photo),
        {"type": "log_photo", "value": {"photo": str(photo.pk), "caption": ""}},
        {"type": "before_after", "value": pair},
        {"type": "log_number", "value": of_one | {"count": "students_count"}},
        {"type": "team_card", "value": of_one},
    ] * rows
    story += [{"type": "trail", "value": of_one}]
    page = highlight_page("Small", iteration=iteration, story=story)
    client.get(page.url)

    with django_assert_num_queries(12):
        client.get(page.url)


def test_highlight_shows_the_question_only_of_a_public_design(client, hack, iteration):
    page = highlight_page("Small", iteration=iteration)
    assert hack.how_might_we not in read(client, page)

    hack.audience, hack.public_confirmed_at = "public", timezone.now()
    hack.save()
    assert hack.how_might_we in read(client, page)


def test_highlight_leaves_out_words_that_the_team_took_out_of_its_log(client, iteration):
    page = highlight_page("Small", iteration=iteration, story=quote(iteration))
    iteration.learned = "Choices were plenty."
    iteration.save()

    assert "Two choices were plenty." not in read(client, page)


def withdraw(iteration, photo):
    iteration.state, iteration.withdrawn_at = "withdrawn", timezone.now()
    iteration.save()


def narrow(iteration, photo):
    iteration.audience = "network"
    iteration.save()


def remove_photo(iteration, photo):
    photo.removed_at = timezone.now()
    photo.save()


def narrow_photo(iteration, photo):
    photo.cleared_for = "cohort"
    photo.save()


@pytest.mark.parametrize("change", [withdraw, narrow, remove_photo, narrow_photo])
def test_taken_back_pieces_leave_every_page_at_once(client, iteration, photo, change):
    page = highlight_page("Small", iteration=iteration, story=quote(iteration, photo))
    HomePage.objects.get().featured.create(highlight=page)
    addresses = ["/", page.url, "/highlights/", "/sitemap.xml", "/search/?q=plenty", "/hacks/"]
    before = "".join(client.get(address).text for address in addresses)

    change(iteration, photo)
    after = "".join(client.get(address).text for address in addresses)

    assert str(photo.pk) in before
    assert str(photo.pk) not in after
    if change in (withdraw, narrow):
        assert "Two choices were plenty." in before
        assert "Two choices were plenty." not in after
