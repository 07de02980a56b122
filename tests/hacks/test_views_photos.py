import pytest

from hacks.models import Photo
from hacks.selectors.photos import photo_sources
from hacks.services.iterations import withdraw_iteration
from hacks.services.photos import update_photo
from tests.factories import IterationFactory

from .test_services_photos import add
from .test_views_iterations import picture


@pytest.fixture
def shown(hack, member):
    """A photo cleared for everyone on a public iteration."""
    iteration = IterationFactory(hack=hack, number=1, author=member, audience="public")
    return update_photo(
        photo=add(iteration, member),
        person=member,
        alt="Six hands.",
        people="none",
        cleared_for="public",
    )


def url(photo, width=400, suffix="jpg"):
    return f"/photos/{photo.pk}/{width}.{suffix}"


def test_photo_public_is_served_to_everyone_for_five_minutes(client, shown):
    response = client.get(url(shown))

    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert response["Cache-Control"] == "public, max-age=300"


def test_photo_for_signed_in_people_is_private(as_member, shown):
    assert as_member.get(url(shown))["Cache-Control"] == "private, no-cache"


def test_photo_of_the_team_does_not_exist_for_others(client, shown, neighbor, member):
    update_photo(photo=shown, person=member, alt="", people="unknown", cleared_for="public")

    assert client.get(url(shown)).status_code == 404
    client.force_login(neighbor)
    assert client.get(url(shown)).status_code == 404


def test_photo_of_a_withdrawn_iteration_is_gone_for_others(client, shown, member):
    withdraw_iteration(iteration=shown.iteration, person=member)

    assert client.get(url(shown)).status_code == 404
    client.force_login(member)
    assert client.get(url(shown)).status_code == 200


@pytest.mark.parametrize(("width", "suffix"), [(401, "jpg"), (400, "svg"), (2560, "jpg")])
def test_photo_in_another_size_or_format_does_not_exist(client, shown, width, suffix):
    assert client.get(url(shown, width, suffix)).status_code == 404


def test_photo_size_not_made_yet_falls_back_to_the_best_there_is(client, shown):
    response = client.get(url(shown, 1600, "avif"))

    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")


def test_photo_sources_name_each_width_once(shown):
    sources = photo_sources(shown)

    assert [part.split()[1] for part in sources["srcset"].split(", ")] == ["400w", "800w", "900w"]
    assert (sources["alt"], sources["width"]) == ("Six hands.", 900)


def test_upload_answers_with_the_photos_part_of_the_form(as_member, draft):
    response = as_member.post(f"{draft.get_absolute_url()}photos/", {"photos": picture()})

    assert response.status_code == 201
    assert f"photo-{Photo.objects.get().pk}-people" in response.text


def test_upload_of_no_picture_answers_with_a_sentence(as_member, draft):
    response = as_member.post(
        f"{draft.get_absolute_url()}photos/", {"photos": picture(b"%PDF-1.4")}
    )

    assert (response.status_code, "not a picture" in response.json()["message"]) == (422, True)


@pytest.mark.parametrize(
    ("person", "status"), [("member", 302), ("coach", 403), ("neighbor", 403), ("anonymous", 302)]
)
def test_photo_removed_only_by_the_team(client, request, shown, person, status):
    if person != "anonymous":
        client.force_login(request.getfixturevalue(person))

    response = client.post(f"/photos/{shown.pk}/remove/")

    assert response.status_code == status
    assert Photo.objects.shown().exists() is (person != "member")


def test_photo_when_removed_is_gone_and_comes_back(as_member, shown):
    as_member.post(f"/photos/{shown.pk}/remove/")
    assert as_member.get(url(shown)).status_code == 404

    as_member.post(f"/photos/{shown.pk}/restore/")

    assert as_member.get(url(shown)).status_code == 200


def test_photo_buttons_by_get_change_nothing(as_member, shown):
    assert as_member.get(f"/photos/{shown.pk}/remove/").status_code == 405
