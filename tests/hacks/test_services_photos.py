import io
import uuid
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest
from PIL import Image

from hacks.models import Photo
from hacks.services import photos
from hacks.services.photo_files import make_renditions
from incubator.core.errors import DomainError
from incubator.core.uploads import UploadRefused, private_storage
from tests.factories import pictures


def picture(data=None, name="photo.jpg"):
    return SimpleUploadedFile(name, data or pictures.jpeg_with_place(size=(900, 600)))


def add(iteration, author, **options):
    return photos.add_photo(
        **{
            "iteration": iteration,
            "author": author,
            "upload": picture(),
            "client_id": uuid.uuid4(),
            **options,
        }
    )


def stored(name):
    with private_storage().open(name) as file:
        return file.read()


def sizes(photo):
    return sorted(photo.renditions.values_list("width", "format"))


def test_photo_when_added_stays_in_the_team_and_tells_no_place(draft, member):
    photo = add(draft, member)

    assert (photo.people, photo.cleared_for, photo.is_answered) == ("unknown", "team", False)
    assert pictures.PLACE not in stored(photo.file)
    assert {width for width, _ in sizes(photo)} == {400}


def test_photo_renditions_when_committed_are_all_there(
    draft, member, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        photo = add(draft, member)

    assert {width for width, _ in sizes(photo)} == {400, 800, 900}
    assert all(pictures.PLACE not in stored(one.file) for one in photo.renditions.all())


def test_photo_sent_twice_is_one(draft, member):
    client_id = uuid.uuid4()

    first, second = (add(draft, member, client_id=client_id) for _ in range(2))

    assert (first.pk, Photo.objects.count()) == (second.pk, 1)


def test_photo_with_somebody_elses_id_is_refused(draft, member, lead):
    client_id = uuid.uuid4()
    add(draft, member, client_id=client_id)

    with pytest.raises(DomainError):
        add(draft, lead, client_id=client_id)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.4 not a picture", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        (pictures.jpeg_with_place()[:300], "damaged"),
        (pictures.empty_png(40_000, 40_000), "50 megapixels"),
        (pictures.jpeg_with_place() + bytes(20 * 1024 * 1024), "larger than 20 MB"),
    ],
    ids=["document", "drawing", "broken", "bomb", "too_large"],
)
def test_photo_that_is_none_is_refused_with_a_sentence(draft, member, data, sentence):
    with pytest.raises(UploadRefused, match=sentence):
        add(draft, member, upload=picture(data))

    assert not Photo.objects.exists()


def test_photo_beyond_the_room_is_refused(draft, member, monkeypatch):
    monkeypatch.setattr(photos, "MAX_PHOTOS", 1)
    add(draft, member)

    with pytest.raises(DomainError, match="room for 1"):
        add(draft, member)


def test_photo_with_unknown_people_is_never_cleared_beyond_the_team(draft, member):
    photo = photos.update_photo(
        photo=add(draft, member), person=member, alt="", people="unknown", cleared_for="public"
    )

    assert (photo.cleared_for, photo.cleared_by) == ("team", member)


def test_photo_when_only_described_is_not_cleared(draft, member):
    photo = photos.update_photo(photo=add(draft, member), person=member, alt="Six hands.")

    assert (photo.alt, photo.is_answered) == ("Six hands.", False)


def test_photo_when_turned_is_rendered_anew_once(draft, member):
    photo = add(draft, member)
    token = photo.token

    for _ in range(2):
        turned = photos.rotate_photo(photo=photo, person=member, quarter_turns=1, seen=token)
        photo = Photo.objects.get(pk=photo.pk)

    assert (turned.width, turned.height) == (600, 900)
    with Image.open(io.BytesIO(stored(turned.file))) as image:
        assert image.getpixel((300, 100))[2] > 200
    assert turned.renditions.get(format="jpeg").width == 400


def test_photo_rendition_of_an_older_turn_is_not_kept(draft, member):
    photo = add(draft, member)
    old = photo.file
    photos.rotate_photo(photo=photo, person=member, quarter_turns=1)

    make_renditions(photo.pk, old)

    assert {width for width, _ in sizes(photo)} == {400}


def test_photo_when_moved_changes_places(draft, member):
    first, second = (add(draft, member, upload=picture()) for _ in range(2))

    photos.move_photo(photo=second, person=member, to="earlier")

    assert list(draft.photos.all()) == [second, first]


def test_photo_when_removed_can_be_put_back(draft, member):
    photo = add(draft, member)

    photos.remove_photo(photo=photo, person=member)
    assert not draft.photos.shown().exists()
    photos.restore_photo(photo=photo, person=member)

    assert draft.photos.shown().get() == photo


def test_photo_that_could_not_be_noted_leaves_no_file(draft, member):
    gone = type(draft)(pk=0, hack=draft.hack, client_id=uuid.uuid4())

    with pytest.raises(type(draft).DoesNotExist):
        add(gone, member)

    assert not list(Path(private_storage().location).rglob("*.jpg"))
