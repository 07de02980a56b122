from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

import pytest

from hacks.models import Iteration, Photo
from tests.factories import (
    HackFactory,
    MembershipFactory,
    pictures,
)


def new_url(hack):
    return f"/teams/{hack.team.slug}/hacks/{hack.slug}/iterations/new/"


def picture(data=None, name="photo.jpg"):
    return SimpleUploadedFile(name, data or pictures.jpeg_with_place(size=(90, 60)))


def about(photo, people="none", cleared_for="cohort", alt="Six hands."):
    prefix = f"photo-{photo.pk}"
    return {
        f"{prefix}-alt": alt,
        f"{prefix}-people": people,
        f"{prefix}-cleared_for": cleared_for,
    }


def sentences(response):
    form = response.context["form"]
    return {name: str(errors[0]) for name, errors in form.errors.items()}


def test_post_with_one_hack_leads_straight_to_its_form(as_member, hack):
    assert as_member.get("/post/").url == new_url(hack)


def test_post_with_two_hacks_lists_them(as_member, hack):
    other = HackFactory(team=hack.team)

    response = as_member.get("/post/")

    assert new_url(hack) in response.text
    assert new_url(other) in response.text


def test_post_without_hack_offers_to_start_one(as_member, team):
    assert f"/teams/{team.slug}/hacks/new/" in as_member.get("/post/").text


def test_form_when_opened_changes_nothing(as_member, hack):
    response = as_member.get(new_url(hack))

    assert response.status_code == 200
    assert not Iteration.objects.exists()


def test_iteration_sent_ten_times_is_posted_once(as_member, hack, typed):
    for _ in range(10):
        response = as_member.post(new_url(hack), {**typed, "do": "publish"})

    iteration = Iteration.objects.get()
    assert (iteration.state, response.url) == ("published", iteration.get_absolute_url())
    assert iteration.revisions.count() == 1


def test_iteration_with_empty_prompts_is_kept_and_says_what_is_missing(as_member, hack, typed):
    response = as_member.post(new_url(hack), {**typed, "tried": " ", "next_move": ""})

    assert sentences(response) == {
        "tried": "Say what you tried. One sentence is enough.",
        "next_move": "Choose your next move.",
    }
    assert (Iteration.objects.get().state, Iteration.objects.get().happened) == (
        "draft",
        typed["happened"],
    )


def test_iteration_with_10000_characters_is_kept_whole_and_says_so(as_member, hack, typed):
    text = "a" * 10_000

    response = as_member.post(new_url(hack), {**typed, "learned": text})

    assert sentences(response) == {"learned": "This has 10000 characters; there is room for 4000."}
    assert Iteration.objects.get().learned == text
    assert text in response.text


def test_iteration_with_a_future_date_is_refused_beside_the_field(as_member, hack, typed):
    tomorrow = timezone.localdate() + timedelta(days=1)

    response = as_member.post(new_url(hack), {**typed, "tried_on": tomorrow.isoformat()})

    assert sentences(response) == {
        "tried_on": "This date is in the future. Post what you have tried already."
    }
    assert typed["tried"] in response.text


def test_iteration_with_a_next_move_on_a_parked_hack_is_refused(as_member, hack, typed):
    hack.status, hack.what_we_learned = "parked", "Doors matter."
    hack.save()

    response = as_member.post(new_url(hack), typed)

    assert sentences(response) == {
        "next_move": "This hack is parked, so it has no next move. Set it to trying first."
    }


def test_iteration_with_script_in_text_shows_it_as_text(as_member, hack, typed):
    as_member.post(new_url(hack), {**typed, "tried": "<script>alert(1)</script>"})

    page = as_member.get(Iteration.objects.get().get_edit_url()).text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_iteration_with_a_photo_not_cleared_keeps_the_photo_and_asks(as_member, hack, typed):
    response = as_member.post(new_url(hack), {**typed, "photos": picture()})

    assert "Say who can be recognized in this photo" in response.text
    assert Photo.objects.get().iteration.state == "draft"


def test_iteration_with_a_cleared_photo_is_posted(as_member, hack, typed):
    as_member.post(new_url(hack), {**typed, "photos": picture(), "do": "photos"})
    photo = Photo.objects.get()
    iteration = photo.iteration

    as_member.post(
        iteration.get_edit_url(), {**typed, **about(photo), "version": iteration.version}
    )

    photo.refresh_from_db()
    iteration.refresh_from_db()
    assert (photo.cleared_for, photo.alt, iteration.state) == ("cohort", "Six hands.", "published")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.4", "not a picture"),
        (pictures.jpeg_with_place()[:300], "damaged"),
        (pictures.empty_png(40_000, 40_000), "50 megapixels"),
    ],
    ids=["document", "broken", "bomb"],
)
def test_photo_that_is_none_gets_a_sentence_and_the_text_is_kept(
    as_member, hack, typed, data, sentence
):
    response = as_member.post(new_url(hack), {**typed, "photos": [picture(data), picture()]})

    iteration = Iteration.objects.get()
    assert sentence in response.text
    assert (iteration.state, iteration.tried) == ("draft", typed["tried"])
    assert iteration.photos.count() == 1


def test_photo_buttons_without_script_keep_the_text(as_member, hack, typed):
    as_member.post(new_url(hack), {**typed, "photos": picture(), "do": "photos"})
    photo = Photo.objects.get()
    iteration = photo.iteration
    sent = {**typed, **about(photo), "tried": "Changed meanwhile.", "version": "1"}

    as_member.post(iteration.get_edit_url(), {**sent, "do": f"remove:{photo.pk}"})

    iteration.refresh_from_db()
    assert iteration.tried == "Changed meanwhile."
    assert "Put back" in as_member.get(iteration.get_edit_url()).text


def test_edit_of_two_people_shows_both_texts_and_overwrites_nothing(
    as_member, published, client, lead, typed
):
    as_member.post(published.get_edit_url(), {**typed, "tried": "First saved."})
    client.force_login(lead)

    response = client.post(published.get_edit_url(), {**typed, "tried": "Second saved."})

    published.refresh_from_db()
    assert (response.status_code, published.tried) == (409, "First saved.")
    assert "First saved." in response.text
    assert "Second saved." in response.text


def test_conflict_when_their_text_is_chosen_keeps_it(as_member, published, typed):
    as_member.post(published.get_edit_url(), {**typed, "tried": "Theirs."})
    mine = {**typed, "tried": "Mine.", "learned": "Mine too.", "version": "2"}

    response = as_member.post(published.get_edit_url(), {**mine, "choose-tried": "theirs"})

    published.refresh_from_db()
    assert (response.status_code, published.tried, published.learned) == (
        302,
        "Theirs.",
        "Mine too.",
    )


def test_history_shows_words_that_came_and_went(as_member, hack, typed):
    as_member.post(new_url(hack), typed)
    iteration = Iteration.objects.get()
    edited = {**typed, "tried": "We let students draw the object.", "version": iteration.version}
    as_member.post(iteration.get_edit_url(), edited)

    page = as_member.get(f"{iteration.get_absolute_url()}history/").text

    assert "<del>pick</del><ins>draw</ins>" in page


@pytest.mark.parametrize(
    ("person", "status"), [("member", 200), ("lead", 200), ("coach", 403), ("neighbor", 403)]
)
def test_form_opens_for_members_of_the_team(client, request, hack, person, status):
    client.force_login(request.getfixturevalue(person))

    assert client.get(new_url(hack)).status_code == status


def test_form_of_a_team_only_hack_does_not_exist_for_a_stranger(client, stranger):
    hack = HackFactory(audience="team")
    client.force_login(stranger)

    assert client.get(new_url(hack)).status_code == 404


@pytest.mark.parametrize(
    ("person", "status"), [("member", 302), ("lead", 302), ("coach", 403), ("neighbor", 403)]
)
def test_withdraw_is_for_author_and_lead(client, request, published, person, status):
    client.force_login(request.getfixturevalue(person))

    assert client.post(f"{published.get_absolute_url()}withdraw/").status_code == status


def test_withdraw_by_another_member_is_refused(client, published):
    client.force_login(MembershipFactory(team=published.hack.team).user)

    assert client.post(f"{published.get_absolute_url()}withdraw/").status_code == 403
