from showcase.models import HighlightPage
from tests.factories import PhotoFactory


def test_photo_of_a_story_when_read_again_is_the_same_photo(db):
    photo = PhotoFactory()
    page = HighlightPage(
        title="A story", story=[("log_photo", {"photo": photo, "caption": ""})] * 2
    )
    stream = page.story.stream_block

    story = stream.to_python(list(page.story.get_prep_value()))

    assert [block.value["photo"] for block in story] == [photo, photo]


def test_photo_of_a_story_when_none_was_chosen_is_none(db):
    value = {"photo": None, "caption": ""}
    page = HighlightPage(title="A story", story=[("log_photo", value)])
    stream = page.story.stream_block

    story = stream.to_python(list(page.story.get_prep_value()))

    assert story[0].value["photo"] is None
