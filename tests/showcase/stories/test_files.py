"""Poster, slides and pack, read by other programs than those that wrote them."""

import zipfile
from datetime import timedelta
from io import BytesIO

from django.urls import reverse
from django.utils import timezone

import pytest
from PIL import Image
from pypdf import PdfReader

from hacks.models import Iteration, Photo
from hacks.services.iterations import withdraw_iteration
from hacks.services.photo_files import sweep_orphans
from hacks.services.photos import remove_photo
from incubator.core.long_work import SILENCE, WorkFailed
from incubator.core.uploads import private_storage
from showcase.stories import making, pages, pdf
from showcase.stories.models import LONGEST_LINE, Story, StoryPack
from showcase.stories.selectors.telling import Told, told_of
from showcase.stories.services.packs import ask_for_files
from tests.factories import IterationFactory, StoryStepFactory
from tests.factories.pictures import PLACE
from tests.factories.stories import made_files

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not pdf.is_possible(), reason="Pango is not installed"),
]
TABLOID = (792, 1224)
WIDE = (960, 540)


@pytest.fixture
def press(story, member, django_capture_on_commit_callbacks):
    """Ask for the files, and let the worker do it."""

    def ask(person=member) -> StoryPack:
        with django_capture_on_commit_callbacks(execute=True):
            pack = ask_for_files(story=story, person=person)
        pack.refresh_from_db()
        return pack

    return ask


def address(story, kind: str) -> str:
    return reverse("stories:story_file", args=[story.pk, kind])


def fetched(client, story, kind: str) -> bytes:
    response = client.get(address(story, kind))
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "private, no-cache"
    return response.content


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def words_of(page) -> str:
    return " ".join(page.extract_text().split())


def size_of(page) -> tuple[int, int]:
    return round(page.mediabox.width), round(page.mediabox.height)


def kinds_of(element) -> list[str]:
    """The kinds of all elements of a tagged PDF's tree, in reading order."""
    element = element.get_object()
    if isinstance(element, list):
        return [kind for one in element for kind in kinds_of(one)]
    if not isinstance(element, dict):
        return []
    own = [element["/S"]] if "/S" in element else []
    return own + (kinds_of(element["/K"]) if "/K" in element else [])


def alternatives(element) -> list[str]:
    element = element.get_object()
    if isinstance(element, list):
        return [text for one in element for text in alternatives(one)]
    if not isinstance(element, dict):
        return []
    own = [str(element["/Alt"])] if "/Alt" in element else []
    return own + (alternatives(element["/K"]) if "/K" in element else [])


def test_files_hold_the_story_and_can_be_read_by_everybody(client, story, photo, press):
    press()

    poster, slides = (read(fetched(client, story, kind)) for kind in ("poster", "slides"))
    assert [size_of(page) for page in poster.pages] == [TABLOID]
    assert {size_of(page) for page in slides.pages} == {WIDE}
    assert len(slides.pages) == 5
    for words in (story.title, "Line one.", "Line two.", "Line three.", story.closing):
        assert words in words_of(poster.pages[0])
    assert "Line two." in words_of(slides.pages[2])
    for document in (poster, slides):
        root = document.trailer["/Root"]
        assert document.metadata.title == story.title
        assert root["/Lang"] == "en"
        assert root["/MarkInfo"]["/Marked"]
        tree = root["/StructTreeRoot"]["/K"]
        assert {"/H1", "/H2", "/Figure"} <= set(kinds_of(tree))
        assert photo.alt in alternatives(tree)
        assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
        assert _fonts(document) == {"Lora", "Montserrat"}
        assert _links(document) == {f"http://localhost:8000{story.get_absolute_url()}"}


def _fonts(document: PdfReader) -> set[str]:
    """Families of the fonts, which must all be inside the file."""
    found = set()
    for page in document.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
            descriptor = inner.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            found.add(str(font["/BaseFont"]).split("+")[1].split("-")[0])
    return found


def _links(document: PdfReader) -> set[str]:
    notes = [one.get_object() for page in document.pages for one in page.get("/Annots", [])]
    return {str(one["/A"]["/URI"]) for one in notes if "/A" in one}


def test_pack_holds_all_and_photos_without_a_place(client, story, photo, press):
    press()

    with zipfile.ZipFile(BytesIO(fetched(client, story, "pack"))) as archive:
        names = archive.namelist()
        picture = archive.read("photos/iteration-1.jpg")
        outline = archive.read("outline.txt").decode()
        assert len(read(archive.read("poster.pdf")).pages) == 1
        assert len(read(archive.read("slides.pdf")).pages) == 5
    assert names == ["poster.pdf", "slides.pdf", "outline.txt", "photos/iteration-1.jpg"]
    with Image.open(BytesIO(picture)) as image:
        assert image.width <= making.WIDTH
        assert not image.getexif()
    assert PLACE not in picture
    for words in (story.title, "Line one.", photo.alt, story.closing, story.get_absolute_url()):
        assert words in outline


def take_off(photo, lead):
    remove_photo(photo=photo, person=lead)


def withdraw(photo, lead):
    withdraw_iteration(iteration=photo.iteration, person=lead)


def take_words_out(photo, lead):
    Iteration.objects.filter(pk=photo.iteration_id).update(learned="Something else.")


def clear_for_team(photo, lead):
    """Past the services, so that no signal tells of it."""
    Photo.objects.filter(pk=photo.pk).update(cleared_for="team")


@pytest.mark.parametrize("way", [take_off, withdraw, take_words_out, clear_for_team])
def test_what_is_withdrawn_takes_the_files_along(client, story, photo, lead, press, way):
    client.force_login(lead)
    pack = made_files(story)
    assert client.get(address(story, "poster")).status_code == 200

    way(photo, lead)

    for kind in StoryPack.FILES:
        assert client.get(address(story, kind)).status_code == 404
    assert address(story, "poster") not in client.get(story.get_absolute_url()).text
    if way in {take_off, withdraw}:
        assert not StoryPack.objects.filter(pk=pack.pk).exists()


def test_files_of_a_withdrawn_photo_are_deleted(
    story, photo, lead, django_capture_on_commit_callbacks
):
    names = made_files(story).names

    with django_capture_on_commit_callbacks(execute=True):
        remove_photo(photo=photo, person=lead)

    assert [name for name in names if private_storage().exists(name)] == []


def test_sweep_keeps_the_files_of_stories(story):
    names = made_files(story).names

    sweep_orphans(older_than=timedelta(seconds=-60))

    assert [name for name in names if private_storage().exists(name)] == names


def test_files_are_for_who_reads_the_story(client, story, outsider):
    made_files(story)
    Story.objects.update(audience="cohort")
    client.force_login(outsider)

    assert client.get(address(story, "poster")).status_code == 404


def test_two_presses_make_one_file(story, press, lead):
    first, again, other = press(), press(), press(lead)

    assert first == again == other
    assert (StoryPack.objects.count(), other.run) == (1, 1)
    assert other.is_done


def test_work_that_fails_says_why_and_runs_again(client, story, member, press, settings):
    root = settings.PRIVATE_MEDIA_ROOT
    settings.PRIVATE_MEDIA_ROOT = root / "elsewhere"
    failed = press()
    client.force_login(member)
    text = client.get(reverse("stories:story_files", args=[story.pk])).text
    settings.PRIVATE_MEDIA_ROOT = root

    again = press()

    assert failed.has_failed
    assert "A photo of this story is missing on the server." in text
    assert "Run it again" in text
    assert (again.pk, again.run, again.is_done) == (failed.pk, 2, True)


def test_work_whose_worker_was_killed_is_seen_and_begun_again(client, story, member, press):
    old = timezone.now() - 2 * SILENCE
    killed = StoryPack.objects.create(
        story=story, sources=told_of(story).digest, state="running", heard_at=old, done=1, total=3
    )
    client.force_login(member)
    progress = reverse("stories:story_files", args=[story.pk])
    assert "This stopped before it was done." in client.get(progress).text

    again = press()

    assert (again.pk, again.run, again.is_done) == (killed.pk, 2, True)


def test_story_that_changed_while_the_work_waited_fails_softly(story, member, rounds):
    pack = ask_for_files(story=story, person=member)
    Iteration.objects.filter(pk=rounds[0].pk).update(learned="Something else.")

    with pytest.raises(WorkFailed, match="The story has changed meanwhile"):
        making.make(pack)


def test_story_that_shows_nothing_has_no_files(client, story, member):
    Iteration.objects.update(audience="team", public_confirmed_at=None)
    client.force_login(member)

    url = reverse("stories:story_files", args=[story.pk])
    text = client.post(url, follow=True).text

    assert "Pick an iteration first" in text
    assert not StoryPack.objects.exists()


def test_page_says_where_pango_is_missing(client, story, member, monkeypatch):
    pdf.is_possible.cache_clear()
    monkeypatch.setattr(pdf, "LIBRARIES", (("libnothing.so.0",),))
    client.force_login(member)

    text = client.get(story.get_absolute_url()).text
    client.post(reverse("stories:story_files", args=[story.pk]))
    pdf.is_possible.cache_clear()

    assert "This server cannot make PDFs" in text
    assert not StoryPack.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.png",
        "file:///etc/hostname",
        "static/../manage.py",
        "static/css/../../manage.py",
        "data:text/plain,x",
        "/etc/hostname",
    ],
)
def test_sheet_names_nothing_but_our_files(name):
    with pytest.raises(ValueError, match="our own files"):
        pdf._ours(name if ":" in name else f"{pdf.HERE}{name.lstrip('/')}", {})


def test_longest_story_stays_on_one_poster(story, public_hack, member, photo):
    words = ("Nobody had asked them before, so they kept asking us. " * 6)[:LONGEST_LINE].strip()
    Story.objects.update(opening=words * 2, closing=words, title="A long title " * 8)
    for number in range(4, 9):
        one = IterationFactory(
            hack=public_hack, number=number, author=member, audience="public", learned=words
        )
        StoryStepFactory(story=story, iteration=one, line=words, prompt="learned", words=words)
    story.refresh_from_db()
    story.steps.update(line=words)

    told = told_of(story)
    picture = making._jpeg_of(photo)
    data = pdf.fitted(pages.poster_of(told, {1: picture}), pages=1)

    assert len(told.steps) == 8
    assert len(read(data).pages) == 1


def test_more_than_fits_is_said():
    sheet = pages.Sheet("stories/pdf/poster.html", {}, sizes=0)

    with pytest.raises(WorkFailed, match="more text than fits"):
        pdf.fitted(sheet, pages=1)


def test_digest_knows_every_word_and_picture(story, rounds, photo):
    before = told_of(story).digest
    changes = [
        (Story.objects.all(), {"closing": "Another one."}),
        (story.steps.filter(iteration=rounds[2]), {"line": "Another line."}),
        (Photo.objects.all(), {"alt": "Another description."}),
        (Photo.objects.all(), {"file": "turned.jpg"}),
    ]
    seen = [before]
    for rows, values in changes:
        rows.update(**values)
        seen.append(told_of(Story.objects.get()).digest)

    assert len(set(seen)) == len(seen)
    assert isinstance(told_of(story), Told)
