"""Forms and pages of feedback: rights, kept text, and the way back to the comment."""

import uuid
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from hacks.models import Comment, IterationSeen
from tests.factories import CommentFactory, IterationFactory, PhotoFactory


@pytest.fixture
def iteration(hack):
    return IterationFactory(hack=hack, number=1)


@pytest.fixture
def sign_in(client, request):
    def sign_in(name):
        client.force_login(request.getfixturevalue(name))
        return client

    return sign_in


def page(name, iteration):
    hack = iteration.hack
    return reverse(f"hacks:{name}", args=[hack.team.slug, hack.slug, iteration.number])


def words(**changes):
    values = {"kind": "wish", "text": "I wish for a quote.", "client_id": str(uuid.uuid4())}
    return values | changes


def test_comment_by_coach_goes_to_the_team_and_returns_to_its_anchor(sign_in, iteration):
    response = sign_in("coach").post(page("add_comment", iteration), words(audience="team"))

    comment = Comment.objects.get()
    assert comment.audience == "team"
    assert response["Location"] == f"{iteration.get_absolute_url()}#comment-{comment.pk}"


def test_comment_form_proposes_team_to_coaches_and_everyone_to_members(sign_in, iteration):
    proposed = [
        sign_in(name).get(page("add_comment", iteration)).context["form"]["audience"].initial
        for name in ["coach", "member"]
    ]

    assert proposed == ["team", "everyone"]


def test_comment_by_neighbor_is_for_everyone_whatever_was_sent(sign_in, iteration):
    sign_in("neighbor").post(page("add_comment", iteration), words(audience="team"))

    assert Comment.objects.get().audience == "everyone"


def test_comment_pinned_to_a_photo_keeps_thousandths(sign_in, iteration):
    photo = PhotoFactory(iteration=iteration)
    values = words(audience="team", where=f"photo:{photo.pk}", pin_x="25.5", pin_y="100")

    sign_in("coach").post(page("add_comment", iteration), values)

    comment = Comment.objects.get()
    assert (comment.pin_photo, comment.pin_x, comment.pin_y) == (photo, 255, 1000)


def test_comment_pinned_to_a_prompt_names_it(sign_in, iteration):
    sign_in("coach").post(page("add_comment", iteration), words(audience="team", where="learned"))

    assert Comment.objects.get().prompt_label == "What did you learn?"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": ""}, "Write a comment first."),
        ({"text": "x" * 2001}, "Yours has 2001."),
        ({"kind": ""}, "Choose the kind of your comment."),
        ({"where": "photo:own", "pin_x": "101", "pin_y": "5"}, "The point is outside the photo."),
        ({"where": "photo:own", "pin_x": "", "pin_y": "5"}, "Say where on the photo"),
        ({"where": "photo:other", "pin_x": "5", "pin_y": "5"}, "Select a valid choice."),
    ],
)
def test_comment_with_bad_input_gets_a_sentence_and_keeps_the_text(
    sign_in, iteration, changes, sentence
):
    photos = {"own": PhotoFactory(iteration=iteration), "other": PhotoFactory()}
    values = words(audience="team") | changes
    if place := values.get("where"):
        values["where"] = f"photo:{photos[place.removeprefix('photo:')].pk}"

    response = sign_in("coach").post(page("add_comment", iteration), values)

    assert sentence in response.text
    assert values["text"] in response.text
    assert not Comment.objects.exists()


def test_comment_of_2000_characters_with_line_breaks_is_kept(sign_in, iteration):
    text = "\r\n".join(["x" * 99] * 20)

    sign_in("coach").post(page("add_comment", iteration), words(audience="team", text=text))

    assert len(Comment.objects.get().text) == 1999


def test_comment_on_a_team_iteration_by_a_neighbor_is_not_found(sign_in, hack):
    iteration = IterationFactory(hack=hack, number=1, audience="team")

    response = sign_in("neighbor").post(page("add_comment", iteration), words())

    assert response.status_code == 404


def test_comment_by_anonymous_asks_to_sign_in(client, hack):
    iteration = IterationFactory(hack=hack, number=1, audience="public")

    response = client.post(page("add_comment", iteration), words())

    assert response["Location"].startswith("/accounts/login/")


def test_comment_on_a_design_that_is_for_the_team_is_not_found_by_a_neighbor(sign_in, hack):
    hack.audience = "team"
    hack.save()
    IterationFactory(hack=hack, number=1)
    address = reverse("hacks:add_design_comment", args=[hack.team.slug, hack.slug])

    assert sign_in("neighbor").get(address).status_code == 404
    assert sign_in("coach").get(address).status_code == 200


def test_reply_to_a_comment_that_one_may_not_read_is_not_found(sign_in, iteration):
    comment = CommentFactory(iteration=iteration, audience="team")
    address = reverse("hacks:reply_to_comment", args=[comment.pk])

    assert sign_in("neighbor").post(address, words()).status_code == 404


def test_reply_to_a_reply_gets_a_sentence_and_keeps_the_text(sign_in, iteration):
    parent = CommentFactory(iteration=iteration)
    reply = CommentFactory(iteration=iteration, parent=parent, kind="")

    response = sign_in("coach").post(reverse("hacks:reply_to_comment", args=[reply.pk]), words())

    assert "Write your reply to the first comment of the thread." in response.text
    assert "I wish for a quote." in response.text


def test_edit_page_for_another_person_is_refused_with_the_rules_sentence(sign_in, iteration):
    comment = CommentFactory(iteration=iteration)

    response = sign_in("coach").get(reverse("hacks:edit_comment", args=[comment.pk]))

    assert response.status_code == 403
    assert "A comment can be changed by its author for 15 minutes." in response.text


def test_edit_changes_the_words(sign_in, iteration, coach):
    comment = CommentFactory(iteration=iteration, author=coach)

    sign_in("coach").post(reverse("hacks:edit_comment", args=[comment.pk]), {"text": "Better."})

    comment.refresh_from_db()
    assert comment.text == "Better."


def test_edit_after_15_minutes_is_refused(sign_in, iteration, coach):
    comment = CommentFactory(iteration=iteration, author=coach)
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=16))

    response = sign_in("coach").get(reverse("hacks:edit_comment", args=[comment.pk]))

    assert response.status_code == 403


def test_edit_sent_too_late_gets_a_sentence_and_keeps_the_text(sign_in, iteration, coach):
    comment = CommentFactory(iteration=iteration, author=coach)
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    address = reverse("hacks:edit_comment", args=[comment.pk])

    response = sign_in("coach").post(address, {"text": "My better words."})

    assert "A comment can be changed for 15 minutes." in response.text
    assert "My better words." in response.text


def test_coach_whose_assignment_ended_reaches_neither_comment_nor_team_iteration(
    sign_in, hack, coach
):
    iteration = IterationFactory(hack=hack, number=1, audience="team")
    comment = CommentFactory(iteration=iteration, author=coach)
    coach.coach_assignments.update(ended_at=timezone.now())
    addresses = [
        iteration.get_absolute_url(),
        page("add_comment", iteration),
        reverse("hacks:edit_comment", args=[comment.pk]),
        reverse("hacks:reply_to_comment", args=[comment.pk]),
    ]

    assert {sign_in("coach").get(address).status_code for address in addresses} == {404}


def test_withdraw_asks_first_and_may_be_sent_twice(sign_in, iteration, coach):
    comment = CommentFactory(iteration=iteration, author=coach)
    address = reverse("hacks:withdraw_comment", args=[comment.pk])

    pages = [
        sign_in("coach").get(address),
        sign_in("coach").post(address),
        sign_in("coach").post(address),
    ]

    comment.refresh_from_db()
    assert [response.status_code for response in pages] == [200, 302, 302]
    assert comment.withdrawn_at


def test_act_on_by_member_links_the_iteration(sign_in, iteration):
    comment = CommentFactory(iteration=iteration)
    answer = IterationFactory(hack=iteration.hack, number=2)
    address = reverse("hacks:act_on_comment", args=[comment.pk])

    sign_in("member").post(address, {"iteration": answer.pk})

    comment.refresh_from_db()
    assert comment.acted_on_in == answer


def test_act_on_by_coach_is_refused(sign_in, iteration):
    comment = CommentFactory(iteration=iteration)

    response = sign_in("coach").get(reverse("hacks:act_on_comment", args=[comment.pk]))

    assert response.status_code == 403


def test_act_on_with_an_earlier_iteration_gets_a_sentence(sign_in, hack):
    first = IterationFactory(hack=hack, number=1)
    comment = CommentFactory(iteration=IterationFactory(hack=hack, number=2))
    IterationFactory(hack=hack, number=3)
    address = reverse("hacks:act_on_comment", args=[comment.pk])

    response = sign_in("member").post(address, {"iteration": first.pk})

    assert "Choose a later iteration of the same hack." in response.text


def test_open_again_takes_the_link_away(sign_in, iteration):
    answer = IterationFactory(hack=iteration.hack, number=2)
    comment = CommentFactory(iteration=iteration, acted_on_in=answer)

    sign_in("member").post(reverse("hacks:reopen_comment", args=[comment.pk]))

    comment.refresh_from_db()
    assert comment.acted_on_in is None


def test_answers_page_ticks_what_is_answered_and_saves_the_rest(sign_in, iteration):
    comments = [CommentFactory(iteration=iteration) for _ in range(2)]
    answer = IterationFactory(hack=iteration.hack, number=2)
    address = page("edit_answers", answer)

    sign_in("member").post(address, {"answers": [comments[0].pk]})

    form = sign_in("member").get(address).context["form"]
    assert form.fields["answers"].initial == [comments[0].pk]


def test_seen_is_noted_by_post_only(sign_in, iteration):
    address = page("mark_seen", iteration)

    got = sign_in("coach").get(address)
    assert (got.status_code, IterationSeen.objects.count()) == (405, 0)
    posted = sign_in("coach").post(address, headers={"accept": "application/json"})

    assert (posted.status_code, IterationSeen.objects.count()) == (204, 1)


def test_seen_by_a_member_is_refused(sign_in, iteration):
    assert sign_in("member").post(page("mark_seen", iteration)).status_code == 403


@pytest.mark.parametrize("kind", ["add_comment", "edit_answers"])
def test_form_pages_change_nothing_on_get(sign_in, iteration, kind):
    CommentFactory(iteration=IterationFactory(hack=iteration.hack, number=9))

    response = sign_in("member").get(page(kind, iteration))

    assert response.status_code == 200
    assert Comment.objects.count() == 1
