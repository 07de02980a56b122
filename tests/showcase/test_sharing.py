"""What leaves the site of a highlight: link picture, feed, facts for programs, and paper."""

import json
import re
from io import BytesIO

from django.urls import reverse
from django.utils import timezone

import feedparser
import pytest
from PIL import Image

from incubator.home.services import ensure_site_tree
from showcase import share_image
from showcase.letters import Letters
from showcase.models import HighlightPage
from showcase.selectors.sharing import card_of
from showcase.share_image import Card, draw_card
from tests.factories import CohortFactory, HackFactory, IterationFactory, PhotoFactory
from tests.factories.pages import highlight_page

pytestmark = pytest.mark.django_db

FEED = "/highlights/feed/"


@pytest.fixture
def iteration(hack):
    return IterationFactory(hack=hack, number=1, audience="public", learned="Two were plenty.")


@pytest.fixture
def page(iteration):
    told = highlight_page(
        "Small steps",
        iteration=iteration,
        cohort=iteration.hack.team.cohort,
        intro="One desk moved.",
        plain_summary="We moved a desk.",
        story=[quote_of(iteration)],
    )
    told.save_revision().publish()
    return HighlightPage.objects.get(pk=told.pk)


def quote_of(iteration):
    value = {"iteration": iteration.pk, "prompt": "learned", "words": "", "photo": None}
    return {"type": "iteration_quote", "value": value | {"words": iteration.learned}}


def picture_address(page):
    return reverse("showcase:share_image", args=[page.slug])


def size_of(picture: bytes):
    return Image.open(BytesIO(picture)).size


def read_feed(client):
    return feedparser.parse(client.get(FEED).content)


def metas(text):
    pattern = r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">'
    return dict(re.findall(pattern, text))


def article(text):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])


# The picture of a link


def test_picture_is_a_png_of_the_size_that_sites_ask_for(client, page):
    answer = client.get(picture_address(page))

    assert (answer["Content-Type"], size_of(answer.content)) == ("image/png", (1200, 630))
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["Cache-Control"] == "public, max-age=300"


def test_picture_says_title_school_and_cohort(page):
    team = page.iteration.hack.team

    assert card_of(page.slug) == ("Small steps", team.school.name, str(team.cohort))


def test_picture_names_no_school_whose_log_is_no_longer_public(client, page):
    before = client.get(picture_address(page)).content
    page.iteration.audience = "network"
    page.iteration.save()

    assert card_of(page.slug).school == ""
    assert client.get(picture_address(page)).content != before


def test_picture_holds_no_photo_of_the_log(client, page):
    without = client.get(picture_address(page)).content
    PhotoFactory(iteration=page.iteration, cleared_for="public")

    assert client.get(picture_address(page)).content == without


def test_picture_is_drawn_once_for_the_same_words(client, page, monkeypatch):
    first = client.get(picture_address(page))
    monkeypatch.setattr(share_image.Image, "new", None)

    again = client.get(picture_address(page))
    known = client.get(picture_address(page), headers={"if-none-match": first["ETag"]})

    assert again.content == first.content
    assert known.status_code == 304


def test_picture_follows_a_new_title(client, page):
    before = client.get(picture_address(page)).content
    page.title = "Great leaps"
    page.save_revision().publish()

    assert client.get(picture_address(page)).content != before


@pytest.mark.parametrize("slug", ["nothing-here", "small-steps"])
def test_picture_of_nothing_published_is_not_found(client, page, slug):
    page.unpublish()

    assert client.get(f"/highlights/{slug}/share.png").status_code == 404


@pytest.mark.parametrize(
    "title", ["", "W" * 255, "many words " * 23, "Lê Thị Hữu Đức", "مرحبا", "One 😀", "a\nb\tc"]
)
def test_picture_takes_any_title(title):
    assert size_of(draw_card(Card(title, "School " * 30, "Cohort 1"))) == (1200, 630)


def test_title_stays_inside_the_picture():
    letters = Letters("lora", 50, 650)

    assert letters.length(letters.cut("W" * 200, 900)) <= 900
    assert letters.cut("Short", 900) == "Short"


def test_letters_of_our_font_files_are_known_and_others_are_not():
    letters = Letters("lora", 50, 650)

    assert letters.know("Łódź, Hữu Đức")
    assert not letters.know("Привет")


# What other sites read in the page


def test_page_tells_other_sites_of_itself_with_whole_addresses(client, page):
    found = metas(client.get(page.url).text)

    url, picture = "http://testserver/highlights/small-steps/", found["og:image"]
    assert (found["og:title"], found["og:url"], found["og:type"]) == ("Small steps", url, "article")
    assert found["og:description"] == found["twitter:description"] == "One desk moved."
    assert found["twitter:card"] == "summary_large_image"
    assert found["twitter:image"] == picture
    assert picture == f"{url}share.png?v={page.live_revision_id}"
    assert client.get(picture).status_code == 200


def test_page_names_an_article_for_programs(client, page):
    facts = article(client.get(page.url).text)

    assert (facts["@type"], facts["headline"]) == ("Article", "Small steps")
    assert facts["abstract"] == "We moved a desk."
    assert facts["datePublished"] == page.first_published_at.isoformat()
    assert facts["image"]["url"].startswith("http://testserver/")


def test_words_cannot_end_the_element_that_programs_read(client, page):
    page.title = "</script><script>alert(1)</script> & <!-- more"
    page.save_revision().publish()

    text = client.get(page.url).text

    assert article(text)["headline"] == page.title
    assert "<script>alert" not in text


def test_programs_read_no_words_of_the_log(client, page):
    text = client.get(page.url).text

    assert "Two were plenty." in text
    assert "Two were plenty." not in json.dumps(article(text))


# The feed


def test_feed_is_sound_and_lists_the_newest_first(client, page):
    highlight_page("Later", first_published_at=timezone.now())

    feed = read_feed(client)

    assert not feed.bozo
    assert feed.version == "atom10"
    assert [entry.title for entry in feed.entries] == ["Later", "Small steps"]
    entry = feed.entries[1]
    assert entry.link == "http://testserver/highlights/small-steps/"
    assert entry.summary == "One desk moved.\n\nWe moved a desk."
    assert entry.published_parsed[:3] == page.first_published_at.utctimetuple()[:3]
    assert [tag.term for tag in entry.tags] == [str(page.cohort)]


def test_feed_takes_any_words(client):
    highlight_page("Less < more & <b>bold</b>", intro="]]> \u2028 “so”")

    feed = read_feed(client)

    assert not feed.bozo
    assert feed.entries[0].title == "Less < more & <b>bold</b>"


def test_feed_leaves_out_words_of_logs_and_what_was_taken_back(client, page):
    assert "Two were plenty." not in client.get(FEED).text
    page.unpublish()

    assert read_feed(client).entries == []


def test_feed_keeps_an_entry_the_same_when_its_address_changes(client, page):
    before = read_feed(client).entries[0].id
    page.slug = "great-leaps"
    page.save_revision().publish()

    entry = read_feed(client).entries[0]

    assert (entry.id, entry.link) == (before, "http://testserver/highlights/great-leaps/")


@pytest.mark.parametrize("rows", [1, 30])
def test_feed_asks_the_same_for_any_number(client, django_assert_num_queries, rows):
    for number in range(rows):
        highlight_page(f"Story {number}", cohort=CohortFactory())
    client.get(FEED)

    with django_assert_num_queries(2):  # and the site's
        client.get(FEED)


def test_list_and_highlight_lead_to_the_feed(client, page):
    link = f'<link rel="alternate" type="application/atom+xml" title="Highlights" href="{FEED}">'

    assert link in client.get(page.url).text
    assert link in client.get("/highlights/").text
    assert f'<a href="{FEED}">' in client.get("/highlights/").text


# The page itself


def test_page_says_what_came_since_then(client, page):
    hack = page.iteration.hack
    for number in (2, 3):
        IterationFactory(hack=hack, number=number, audience="public")
    IterationFactory(hack=hack, number=4, audience="network")
    IterationFactory(hack=HackFactory(adapted_from=hack, audience="public"), audience="public")
    HackFactory(adapted_from=hack, audience="cohort")
    hack.status = "scaled"
    hack.save()

    text = client.get(page.url).text

    assert "<b>Since then:</b> 2 iterations, adapted by 1 team, now scaled." in text


def test_page_says_it_in_plain_words_first(client, page):
    text = client.get(page.url).text

    assert text.index("We moved a desk.") < text.index("Two were plenty.")


def test_new_highlight_begins_with_empty_plain_words(client, office):
    index = ensure_site_tree().highlights
    client.force_login(office)

    form = client.get(f"/cms/pages/add/showcase/highlightpage/{index.pk}/").context["form"]

    assert form["plain_summary"].value() == ""


def test_poster_carries_the_address_as_a_code_and_in_letters(client, page):
    text = client.get(page.url).text

    foot = text[text.index("poster-foot") :]
    assert "<svg" in foot[: foot.index("</span>")]
    assert ">http://testserver/highlights/small-steps/<" in foot
