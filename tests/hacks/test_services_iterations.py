import uuid

import pytest

from hacks.models import Comment, Iteration
from hacks.selectors.revisions import iteration_history
from hacks.services.iterations import (
    discard_draft,
    edit_published,
    publish_iteration,
    save_draft,
    start_draft,
    withdraw_iteration,
)
from hacks.signals import iteration_published
from incubator.core.errors import DomainError, StaleVersion
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from tests.factories import CommentFactory

from .conftest import TEXTS


def begin(hack, author, **options):
    return start_draft(
        **{
            "hack": hack,
            "author": author,
            "client_id": uuid.uuid4(),
            "content": {"tried": "We began."},
            **options,
        }
    )


def publish(iteration, author, **options):
    return publish_iteration(
        **{
            "iteration": iteration,
            "author": author,
            "version": iteration.version,
            "content": TEXTS,
            "audience": "cohort",
            **options,
        }
    )


def test_draft_takes_the_next_number(hack, member, published):
    assert begin(hack, member).number == published.number + 1


def test_draft_started_twice_with_one_id_is_one_with_the_later_words(hack, member):
    client_id = uuid.uuid4()
    begin(hack, member, client_id=client_id)

    second = begin(hack, member, client_id=client_id, content={"tried": "We went on."})

    assert (Iteration.objects.count(), second.tried) == (1, "We went on.")


def test_draft_with_somebody_elses_id_is_refused(hack, member, lead):
    client_id = uuid.uuid4()
    begin(hack, member, client_id=client_id)

    with pytest.raises(DomainError):
        begin(hack, lead, client_id=client_id)


def test_draft_saved_at_an_old_version_with_other_words_is_refused(draft, member, lead):
    save_draft(iteration=draft, editor=lead, version=1, content={"tried": "Theirs."})

    with pytest.raises(StaleVersion):
        save_draft(iteration=draft, editor=member, version=1, content={"tried": "Mine."})


def test_draft_saved_again_with_the_same_words_keeps_its_version(draft, member):
    for _ in range(2):
        saved = save_draft(iteration=draft, editor=member, version=1, content={"tried": "New."})

    assert saved.version == 2


def test_draft_when_discarded_frees_its_number(hack, member, draft):
    discard_draft(iteration=draft, person=member)

    assert begin(hack, member).number == 1


def test_draft_with_feedback_is_not_discarded(member, coach, draft):
    comment = CommentFactory(iteration=draft, author=coach)

    with pytest.raises(DomainError, match="has feedback"):
        discard_draft(iteration=draft, person=member)

    assert Comment.objects.get() == comment


def test_draft_when_discarded_opens_again_what_it_would_have_answered(hack, member, published):
    draft = begin(hack, member)
    comment = CommentFactory(iteration=published, acted_on_in=draft, acted_on_by=member)

    discard_draft(iteration=draft, person=member)

    comment.refresh_from_db()
    assert (comment.acted_on_in, comment.acted_on_by) == (None, None)


def test_iteration_when_published_tells_each_coach_once(draft, member, coach, listen):
    heard = listen(iteration_published, "iteration")

    for _ in range(10):
        posted = publish(draft, member)

    assert (posted.state, heard) == ("published", [draft])
    assert [line.recipient for line in Notification.objects.all()] == [coach]
    assert AuditEntry.objects.filter(action="iteration.published").count() == 1
    assert posted.revisions.count() == 1


def test_iteration_public_by_member_reaches_the_network_and_asks(draft, member, lead):
    posted = publish(draft, member, audience="public")

    assert (posted.audience, posted.waits_for_lead) == ("network", True)
    assert Notification.objects.get().recipient == lead


def test_iteration_public_by_lead_is_public_at_once(draft, lead):
    posted = publish(draft, lead, audience="public")

    assert (posted.audience, posted.public_confirmed_by) == ("public", lead)


def test_iteration_public_draft_of_member_published_by_lead_is_public(hack, member, lead):
    draft = begin(hack, member, audience="public")

    assert publish(draft, lead, audience="public").audience == "public"


def test_iteration_when_narrowed_takes_effect_at_once(draft, lead):
    posted = publish(draft, lead, audience="public")

    edited = edit_published(
        iteration=posted, editor=lead, version=posted.version, content=TEXTS, audience="team"
    )

    assert (edited.audience, edited.public_confirmed_at) == ("team", None)


def test_iteration_on_parked_hack_with_next_move_is_refused(hack, draft, member):
    hack.status, hack.what_we_learned = "parked", "Doors matter."
    hack.save()

    with pytest.raises(DomainError, match="parked"):
        publish(draft, member)


def test_iteration_on_parked_hack_without_next_move_is_posted(hack, draft, member):
    hack.status, hack.what_we_learned = "parked", "Doors matter."
    hack.save()

    assert publish(draft, member, content={**TEXTS, "next_move": ""}).is_published


def test_iteration_when_edited_keeps_what_it_said(draft, member, lead):
    posted = publish(draft, member)

    edit_published(
        iteration=posted,
        editor=lead,
        version=posted.version,
        content={**TEXTS, "happened": "Ten different objects."},
    )

    newest, oldest = iteration_history(posted)
    assert (newest.revision.editor, newest.is_first, oldest.is_first) == (lead, False, True)
    assert newest.changes[0].pieces == [
        ("del", "Eleven"),
        ("ins", "Ten"),
        ("same", " different objects."),
    ]


def test_iteration_edited_at_an_old_version_is_refused(published, member, lead):
    edit_published(iteration=published, editor=lead, version=1, content={"tried": "Theirs."})

    with pytest.raises(StaleVersion):
        edit_published(iteration=published, editor=member, version=1, content={"tried": "Mine."})


def test_iteration_from_a_form_older_than_its_posting_is_refused(draft, member):
    publish(draft, member, content={})

    with pytest.raises(StaleVersion):
        edit_published(iteration=draft, editor=member, version=1, content={"tried": "Older."})


def test_iteration_when_withdrawn_keeps_number_and_words(published, member):
    for _ in range(2):
        withdrawn = withdraw_iteration(iteration=published, person=member)

    assert (withdrawn.state, withdrawn.number, withdrawn.tried) == (
        "withdrawn",
        1,
        published.tried,
    )
    assert AuditEntry.objects.get().action == "iteration.withdrawn"


def test_draft_cannot_be_withdrawn(draft, member):
    with pytest.raises(DomainError):
        withdraw_iteration(iteration=draft, person=member)
