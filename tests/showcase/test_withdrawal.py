"""What a team takes back leaves every highlight at once, and its address within five minutes."""

import re
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import pytest

from cohorts.models import LocalProcedures
from hacks.models import Photo
from hacks.selectors.pictures import picture
from hacks.services.iterations import withdraw_iteration
from hacks.services.photos import add_photo, remove_photo, update_photo
from hacks.services.publicity import take_back_public
from incubator.home.models import HomePage
from tests.factories import AspirationFactory, IterationFactory
from tests.factories.pages import highlight_page
from tests.factories.pictures import jpeg_with_place

pytestmark = pytest.mark.django_db
WORDS, AFTER, ASPIRATION = "Two choices were plenty.", "They all spoke.", "Students own their way."
COUNT = 4711


@pytest.fixture
def iteration(hack, member):
    words = {"learned": WORDS, "happened": "Nobody spoke.", "students_count": COUNT}
    AspirationFactory(team=hack.team, text=ASPIRATION)
    return IterationFactory(hack=hack, number=1, author=member, audience="public", **words)


@pytest.fixture
def after(hack, member):
    return IterationFactory(hack=hack, number=2, author=member, audience="public", happened=AFTER)


@pytest.fixture
def photo(iteration, member):
    """A real picture, cleared for everyone."""
    upload = SimpleUploadedFile("photo.jpg", jpeg_with_place(size=(900, 600)))
    photo = add_photo(iteration=iteration, author=member, upload=upload, client_id=uuid4())
    Photo.objects.filter(pk=photo.pk).update(people="none", cleared_for="public", alt="A hall.")
    photo.refresh_from_db()
    return photo


def quote(iteration, after, photo) -> dict:
    words = {"iteration": iteration.pk, "prompt": "learned", "words": WORDS}
    return words | {"photo": str(photo.pk)}


def log_photo(iteration, after, photo) -> dict:
    return {"photo": str(photo.pk), "caption": "The hall in the morning."}


def before_after(iteration, after, photo) -> dict:
    pair = {"before": iteration.pk, "after": after.pk, "prompt": "happened"}
    return pair | {"before_photo": str(photo.pk), "after_photo": None}


def number(iteration, after, photo) -> dict:
    return {"iteration": iteration.pk, "count": "students_count"}


def of_one(iteration, after, photo) -> dict:
    return {"iteration": iteration.pk}


#: Each kind of block with what readers find of it: P is the photo, A the iteration's address.
KINDS = [
    ("iteration_quote", quote, [WORDS, "P", "A"]),
    ("log_photo", log_photo, ["P", "The hall in the morning."]),
    ("before_after", before_after, [AFTER, "Nobody spoke.", "P", "A"]),
    ("log_number", number, [f">{COUNT}<", "A"]),
    ("trail", of_one, ["A"]),
    ("team_card", of_one, [ASPIRATION]),
]


def withdraw(iteration, photo, member, lead):
    withdraw_iteration(iteration=iteration, person=member)


def take_back(iteration, photo, member, lead):
    take_back_public(thing=iteration, actor=lead)


def take_photo_off(iteration, photo, member, lead):
    remove_photo(photo=photo, person=member)


def clear_for_cohort(iteration, photo, member, lead):
    update_photo(photo=photo, person=member, alt="A hall.", people="none", cleared_for="cohort")


def keep_students(iteration, photo, member, lead):
    Photo.objects.update(people="students")
    LocalProcedures.objects.create(
        school=iteration.hack.team.school, student_photos_may_go_public=False
    )


OF_ALL, OF_PHOTOS = [withdraw, take_back], [take_photo_off, clear_for_cohort, keep_students]


def public_words(client, page) -> str:
    """What a visitor reads on every page that tells of highlights, but for the way of the log."""
    addresses = [page.url, "/highlights/", "/", "/sitemap.xml", "/search/?q=steps"]
    return "\n".join(client.get(address).text for address in addresses)


def parts(found: list[str], iteration, photo) -> list[str]:
    places = {"P": str(photo.pk), "A": f'href="{iteration.get_absolute_url()}"'}
    return [places.get(part, part) for part in found]


def told(kind, value, **fields):
    page = highlight_page("Small steps", story=[{"type": kind, "value": value}], **fields)
    HomePage.objects.get().featured.create(highlight=page)
    return page


@pytest.mark.parametrize("way", [*OF_ALL, *OF_PHOTOS])
@pytest.mark.parametrize(("kind", "value", "found"), KINDS)
def test_piece_that_is_taken_back_leaves_the_highlight_at_once(
    client, iteration, after, photo, member, lead, office, kind, value, found, way
):
    page = told(kind, value(iteration, after, photo))
    of_it = parts(found, iteration, photo)
    goes = of_it if way in OF_ALL else [part for part in of_it if part == str(photo.pk)]
    before = public_words(client, page)
    assert [part for part in of_it if part not in before] == []

    way(iteration, photo, member, lead)

    for reader in (None, member, office):  # who sees it at its source does not find it here
        client.logout() if reader is None else client.force_login(reader)
        page_now = client.get(page.url).text
        assert [part for part in goes if part in page_now] == []
    client.logout()
    now = public_words(client, page)
    assert [part for part in goes if part in now] == []
    assert client.get(page.url).status_code == 200


@pytest.mark.parametrize("way", [*OF_ALL, *OF_PHOTOS])
def test_cover_from_the_log_and_the_way_to_it_leave_cards_and_page(
    client, iteration, after, photo, member, lead, way
):
    page = told("text", "<p>Our own words.</p>", iteration=iteration)
    of_it = parts(["P", "A"], iteration, photo)
    goes = of_it if way in OF_ALL else of_it[:1]
    before = public_words(client, page)
    assert [part for part in of_it if part not in before] == []

    way(iteration, photo, member, lead)

    now = public_words(client, page)
    assert [part for part in goes if part in now] == []
    assert "Our own words." in now


def addresses(iteration, photo) -> dict[str, str]:
    return {"photo": picture(photo)["src"], "page": iteration.get_absolute_url()}


def kept_for(response) -> int:
    """Seconds for which any cache may give this answer without asking again (RFC 9111, 5.2.2)."""
    rules = response.headers.get("Cache-Control", "")
    if "no-store" in rules or "no-cache" in rules:
        return 0
    assert not re.search("s-maxage|immutable|stale-while|stale-if", rules)
    found = re.search(r"max-age=(\d+)", rules)
    # Without a rule a cache may guess from Last-Modified alone (4.2.2), so there is none.
    assert found or not response.has_header("Last-Modified")
    return int(found[1]) if found else 0


@pytest.mark.parametrize("way", OF_ALL)
def test_addresses_of_what_is_taken_back_answer_404_within_five_minutes(
    client, iteration, photo, member, lead, way
):
    places = addresses(iteration, photo)
    before = {name: client.get(place) for name, place in places.items()}
    assert {one.status_code for one in before.values()} == {200}
    assert max(map(kept_for, before.values())) <= 300

    way(iteration, photo, member, lead)

    assert _gone(client, places, before) == {"photo": 404, "page": 404}


@pytest.mark.parametrize("way", OF_PHOTOS)
def test_address_of_a_photo_that_is_taken_back_answers_404_within_five_minutes(
    client, iteration, photo, member, lead, way
):
    place = {"photo": addresses(iteration, photo)["photo"]}
    before = {"photo": client.get(place["photo"])}
    assert kept_for(before["photo"]) <= 300

    way(iteration, photo, member, lead)

    assert _gone(client, place, before) == {"photo": 404}


def _gone(client, places, before) -> dict[str, int]:
    """The answers to a cache that asks again, with the mark of what it holds."""
    marks = {name: one.headers.get("ETag", "") for name, one in before.items()}
    return {
        name: client.get(place, headers={"if-none-match": marks[name]}).status_code
        for name, place in places.items()
    }


@pytest.mark.parametrize("kind", ["page", "list"])
def test_no_cache_keeps_a_highlight_or_the_list_past_five_minutes(client, iteration, kind):
    page = told("text", "<p>Our own words.</p>", iteration=iteration)
    address = page.url if kind == "page" else "/highlights/"

    assert kept_for(client.get(address)) <= 300


def test_highlight_that_the_office_takes_down_answers_404(client, office, iteration, photo):
    page = told("log_photo", {"photo": str(photo.pk), "caption": ""})
    client.force_login(office)

    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))

    client.logout()
    assert client.get(page.url).status_code == 404
    assert "Small steps" not in public_words(client, page).replace(page.url, "")
