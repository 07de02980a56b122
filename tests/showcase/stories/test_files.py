"""Poster, slides and pack, read by other programs than those that wrote them."""

import zipfile
from io import BytesIO

from django.urls import reverse

import pytest
from PIL import Image, ImageFile
from pypdf import PdfReader

from incubator.core.long_work import WorkFailed
from showcase.stories import making, pages, pdf
from showcase.stories.models import LONGEST_LINE, Story
from showcase.stories.selectors.telling import told_of
from tests.factories import IterationFactory, StoryStepFactory
from tests.factories.pictures import PLACE, jpeg_with_place

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not pdf.is_possible(), reason="Pango is not installed"),
]
TABLOID = (792, 1224)
WIDE = (960, 540)
TINY = jpeg_with_place(size=(9, 6))


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


def test_making_files_lets_nobody_take_a_picture_that_was_cut_short(story, press):
    press()

    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_pack_holds_all_and_photos_without_a_place(client, story, photo, press):
    press()

    with zipfile.ZipFile(BytesIO(fetched(client, story, "pack"))) as archive:
        names = archive.namelist()
        picture = archive.read("photos/iteration-1-photo-1.jpg")
        outline = archive.read("outline.txt").decode()
        assert len(read(archive.read("poster.pdf")).pages) == 1
        assert len(read(archive.read("slides.pdf")).pages) == 5
    assert names == ["poster.pdf", "slides.pdf", "outline.txt", "photos/iteration-1-photo-1.jpg"]
    with Image.open(BytesIO(picture)) as image:
        assert image.width <= making.WIDTH
        assert not image.getexif()
    assert PLACE not in picture
    for words in (story.title, "Line one.", photo.alt, story.closing, story.get_absolute_url()):
        assert words in outline


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
    data = pdf.fitted(pages.poster_of(told, {"iteration-1-photo-1.jpg": picture}), pages=1)

    assert len(told.steps) == 8
    assert len(read(data).pages) == 1


def test_more_than_fits_is_said():
    sheet = pages.Sheet("stories/pdf/poster.html", {}, sizes=0)

    with pytest.raises(WorkFailed, match="more text than fits"):
        pdf.fitted(sheet, pages=1)


FOREIGN = "Vẽ trước: Řeka žije, 先画图再写字。"


def test_letters_of_other_languages_stand_on_poster_and_slides(story):
    Story.objects.update(title=FOREIGN, closing="Try it 👋")
    story.refresh_from_db()
    told = told_of(story)

    data = pdf.fitted(pages.poster_of(told, {"iteration-1-photo-1.jpg": TINY}), pages=1)

    document = read(data)
    assert FOREIGN.replace(" ", "") in words_of(document.pages[0]).replace(" ", "")
    assert "👋" not in words_of(document.pages[0])
    assert {name.split("-")[0] for name in _fonts(document)} == {"Lora", "Montserrat", "Noto"}


def test_letters_that_our_fonts_lack_are_named_and_nothing_is_made(story, press):
    Story.objects.update(title="Наша школа")
    story.refresh_from_db()

    pack = press()

    assert pack.has_failed
    assert pack.why_failed.startswith("Our fonts lack these letters")
    assert "Н" in pack.why_failed
    assert pack.names == []
