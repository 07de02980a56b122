"""Feedback where people read it: the iteration, the hack log, and the iteration form."""

import uuid

from django.urls import reverse
from django.utils import timezone

import pytest

from hacks.models import Comment, Iteration
from incubator.notifications.models import Notification
from tests.factories import CommentFactory, IterationFactory, PhotoFactory


@pytest.fixture
def iteration(hack):
    return IterationFactory(hack=hack, number=1, audience="public")


@pytest.fixture
def read(client, request):
    """The text of a page as somebody reads it."""

    def read(name, thing):
        client.logout()
        if name != "anonymous":
            client.force_login(request.getfixturevalue(name))
        return client.get(thing.get_absolute_url()).text

    return read


def test_iteration_shows_threads_pins_and_form_to_the_coach(read, iteration):
    photo = PhotoFactory(iteration=iteration)
    pinned = CommentFactory(iteration=iteration, pin_photo=photo, pin_x=255, pin_y=500)
    CommentFactory(iteration=iteration, parent=pinned, kind="", text="We moved it.")
    CommentFactory(iteration=iteration, pin_prompt="learned")

    page = read("coach", iteration)

    assert f'id="photo-{photo.pk}"' in page
    assert '<svg x="25.50%" y="50.00%"' in page
    assert f'href="#{pinned.anchor}"' in page
    assert "We moved it." in page
    assert "On “What did you learn?”" in page
    assert 'id="comment-form"' in page


def test_iteration_shows_anonymous_readers_no_team_comment_and_no_form(read, iteration):
    CommentFactory(iteration=iteration, text="For the team alone.")
    CommentFactory(iteration=iteration, audience="everyone", text="For everyone.")

    page = read("anonymous", iteration)

    assert "For everyone." in page
    assert "For the team alone." not in page
    assert "Sign in to comment" in page
    assert "<form" not in page.split('id="feedback"')[1]


def test_iteration_shows_a_withdrawn_comment_as_a_trace(read, iteration):
    CommentFactory(iteration=iteration, text="Taken back.", withdrawn_at=timezone.now())

    page = read("coach", iteration)

    assert "This comment was withdrawn by its author." in page
    assert "Taken back." not in page


def test_comment_text_never_becomes_html(read, iteration):
    CommentFactory(iteration=iteration, text="<script>alert(1)</script>")

    assert "<script>alert" not in read("coach", iteration)


def test_acted_on_links_both_pages(read, iteration):
    answer = IterationFactory(hack=iteration.hack, number=2, audience="public")
    comment = CommentFactory(iteration=iteration, audience="everyone", acted_on_in=answer)

    assert f'href="{answer.get_absolute_url()}">Acted on in iteration 2' in read(
        "anonymous", iteration
    )
    assert f'href="{comment.get_absolute_url()}"' in read("anonymous", answer)


def test_hack_log_shows_feedback_on_the_design(read, hack):
    CommentFactory(iteration=None, hack=hack, audience="everyone", text="A small first step.")

    assert "A small first step." in read("neighbor", hack)


def test_team_reads_who_has_seen_the_iteration_and_others_do_not(read, iteration, coach):
    iteration.seen_by.create(coach=coach)

    assert f"Seen by your coach {coach.name}" in read("member", iteration)
    assert "Seen by your coach" not in read("neighbor", iteration)


def test_coach_is_offered_to_mark_as_seen_once(read, iteration, coach):
    assert "Mark as seen" in read("coach", iteration)

    iteration.seen_by.create(coach=coach)

    assert "Mark as seen" not in read("coach", iteration)


def post_values(**changes):
    values = {
        "tried": "We added a minute of talk.",
        "happened": "Talk went long.",
        "learned": "Pointing came first.",
        "next_move": "keep",
        "audience": "cohort",
        "client_id": str(uuid.uuid4()),
        "version": "1",
        "do": "publish",
    }
    return values | changes


def test_iteration_form_offers_open_feedback_and_posting_acts_on_it(
    client, iteration, member, coach
):
    client.force_login(member)
    comment = CommentFactory(iteration=iteration, author=coach)
    address = reverse("hacks:new_iteration", args=[iteration.hack.team.slug, iteration.hack.slug])
    assert "Which feedback did you act on?" in client.get(address).text

    client.post(address, post_values(answers_shown="on", answers=[comment.pk]))

    comment.refresh_from_db()
    assert comment.acted_on_in == Iteration.objects.get(number=2)
    assert Notification.objects.filter(recipient=coach, kind="comment.acted_on").count() == 1


def test_draft_keeps_the_ticks_and_tells_only_when_it_is_published(
    client, iteration, member, coach
):
    client.force_login(member)
    comment = CommentFactory(iteration=iteration, author=coach)
    address = reverse("hacks:new_iteration", args=[iteration.hack.team.slug, iteration.hack.slug])
    values = post_values(answers_shown="on", answers=[comment.pk])

    client.post(address, values | {"do": "draft"})
    assert not Notification.objects.filter(recipient=coach, kind="comment.acted_on").exists()
    draft = Iteration.objects.get(number=2)
    client.post(draft.get_edit_url(), values | {"version": draft.version})

    comment.refresh_from_db()
    assert comment.acted_on_in == draft
    assert Notification.objects.filter(recipient=coach, kind="comment.acted_on").count() == 1


def test_iteration_form_sent_without_the_ticks_changes_no_answers(client, iteration, member):
    client.force_login(member)
    answer = IterationFactory(hack=iteration.hack, number=2)
    comment = CommentFactory(iteration=iteration, acted_on_in=answer)

    client.post(answer.get_edit_url(), post_values())

    assert Comment.objects.get(pk=comment.pk).acted_on_in == answer


def test_anonymous_readers_get_roles_and_never_names(read, iteration, coach, member, neighbor):
    school = neighbor.memberships.get().team.school
    words = {"iteration": iteration, "audience": "everyone"}
    first = CommentFactory(**words, author=coach)
    CommentFactory(**words, author=member, parent=first, kind="")
    CommentFactory(**words, author=neighbor)
    CommentFactory(**words)

    page = read("anonymous", iteration)

    for person in [coach, member, neighbor, iteration.author]:
        assert person.name not in page
        assert person.email not in page
    for role in ["A coach", "A member of the team", f"A colleague from {school}", "A colleague"]:
        assert f"<b>{role}</b>" in page


def test_people_who_are_signed_in_read_names(read, iteration, coach):
    CommentFactory(iteration=iteration, audience="everyone", author=coach)

    assert f"<b>{coach.name}</b>" in read("stranger", iteration)
