"""The log tells of every change by somebody's POST, and of every refusal."""

from uuid import uuid4

from django.db import connection, transaction
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from incubator.core.models import AuditEntry
from showcase.mailings.selectors.recipients import readers_of
from showcase.said import fingerprint
from tests.access import ROUTES
from tests.factories import PolicyFactory
from tests.factories.visits import in_days
from tests.test_access_matrix import ROLES
from tests.test_access_methods import POSTS

pytestmark = pytest.mark.django_db
TEXTS = ("tried", "happened", "learned", "next_step", "text", "what_we_learned", "how_might_we")
# A value for each field that some form asks for; each form takes what it knows.
FIELDS = {
    **dict.fromkeys(TEXTS, "The desk moved into the lobby."),
    "title": "Moved desk",
    "name": "Demo Educator",
    "kind": "like",
    "audience": "cohort",
    "next_move": "keep",
    "status": "parked",
    "version": "1",
    "do": "publish",
    "signed_name": "Demo Educator",
    "agrees": "on",
    "question": "How might we listen?",
    "vote_budget": "5",
    "before": "gather",
    "after": "vote",
    "minutes": "5",
    "day": str(in_days(20).date()),
    "starts": "09:00",
    "ends": "11:00",
    "weeks": "1",
    "seats": "4",
    "to": "next",
    "focus_question": "Who speaks first?",
    "meeting_point": "Main office",
    "is_host_sure": "on",
    "cover": "Grade 9: Demo Sub",
    "reason": "Snow.",
    "key": "me",
    "verdict": "adapt",
    "decided_on": "2026-01-15",
    "counted_on": "2026-01-15",
    "students": "48",
    "state": "met",
    "line-TOTAL_FORMS": "1",
    "line-INITIAL_FORMS": "0",
    "line-0-name": "Demo New",
    "line-0-email": "new@incubator.example",
}
# What the log leaves out on purpose, or another log holds.
LEFT_OUT = {
    # Keeping the words of a draft while they are typed: the post itself is logged.
    "hacks:autosave_iteration",
    "hacks:autosave_new_iteration",
    # Reading one's own letters.
    "notifications:mark_all_read",
    "notifications:open_notification",
}
# Posts that change nothing in this small world, each with tests of its own that do.
IDLE = {
    "board:board_join",  # the board takes no guests
    "board:approve_idea",  # nothing waits
    "board:bring_forward",  # not in this phase, as all that groups
    "board:cast_vote",  # not in this phase
    "board:columns",
    "board:export_minutes",  # it is not closed
    "board:similar_ideas",  # a look that leaves nothing
    "board:leave_idea",  # nobody reported it
    "board:leave_board",  # a guest does, and nobody else
    "board:show_idea",  # it is not hidden
    "trust:my_export",  # it is done
    "trust:close_account",  # nobody ticks the box
    "board:report_idea",  # leads people to trust:report
    "board:merge_idea",
    "board:move_idea",
    "board:remove_column",
    "board:rename_column",
    "board:unmerge_idea",
    "board:take_idea",
    "board:take_vote_back",
    "board:unfollow_idea",  # the world's idea was put there past its service
    "cohorts:change_role",  # no role chosen
    "cohorts:hand_over",  # nobody chosen
    "cohorts:invite",  # the list is looked at before it is sent
    "cohorts:office_import",  # the table is looked at before it is taken
    "cohorts:office_invite_coach",  # no team is chosen
    "cohorts:office_invite_lead",
    "cohorts:attendance",  # nobody ticked
    "cohorts:bell_periods",  # no row
    "cohorts:procedures",  # answered as they are already
    "cohorts:reopen_cohort",  # it has not ended
    "cohorts:send_again",  # sent less than a minute ago
    "cohorts:show_link",  # writes in the log only
    "hacks:act_on_comment",  # no later iteration that could answer
    "hacks:adapt_hack",  # the design is not shared with another team
    "hacks:confirm_public",  # nobody asked
    "hacks:decline_public",
    "hacks:discard_iteration",  # no draft
    "hacks:export_supports",  # writes in the log only
    "hacks:edit_answers",  # no tick
    "hacks:edit_photo",  # its fields carry the photo's number
    "hacks:reopen_comment",  # open already
    "hacks:take_back_public",  # nothing is public
    "hacks:upload_photo",  # no file
    "visits:ask_to_visit",  # no date chosen
    "visits:give_seat_back",  # the last visitor's
    "visits:wait_for_seat",  # nobody chosen
    "visits:propose_dates",  # no date named
    "visits:pair_teams",  # no host chosen
    "visits:debrief",  # it has not begun
    "visits:add_visitor",  # no date is chosen
    "visits:export_visits",  # writes in the log only
    "visits:mark_dates",  # its fields carry the date's number
    "visits:pick_date",  # no date chosen
}
# Tables that hold no record of anybody's: sessions, counters of the search index, queued mail.
ASIDE = (
    "session",
    "core_auditentry",
    "wagtailsearch",
    "modelsearch",
    "django_tasks",
)


def fields_for(world, name: str) -> dict:
    more = {"client_id": str(uuid4()), "batch": str(uuid4())}
    if name in {"hacks:add_comment", "hacks:add_design_comment"}:
        more["audience"] = "everyone"
    if name == "board:change_code":
        more |= {"seen": world.board.join_code, "do": "replace"}
    if name == "trust:report":
        more["reason"] = "aside"
    if name == "trust:case":
        more |= {"verb": "close", "why": "It is about the hack."}
    if name == "hacks:act_on_comment":
        more["iteration"] = world.iteration.pk
    if name == "board:queue_spotlight":
        more |= {"kind": "idea", "thing": world.idea.pk}
    if name == "board:change_spotlight":
        more["do"] = "show"
    if name in {"visits:keep_note", "visits:change_note"}:
        more["kind"] = "said"
    if name == "showcase:approve_highlight":
        more |= {"seen": fingerprint(world.asked_highlight), "answer": "yes"}
    if name in {"mailings:write_newsletter", "mailings:change_newsletter"}:
        more |= {"subject": "Small steps", "to": "members"}
    if name == "mailings:send_newsletter":
        more["seen"] = readers_of(world.newsletter).count()
    if name == "hacks:ask_support":
        more |= {"purpose": "go_on", "kind": "time"}
    if name in {"hacks:new_hack_set", "hacks:edit_hack_set"}:
        more["hacks"] = [world.hack.pk]
    if name == "hacks:end_hack_set":
        more["do"] = "end"
    if name == "visits:offer_slot":
        more["team"] = world.team.pk
    return {**FIELDS, **more}


def written_by(client, address: str, fields: dict) -> tuple[list[str], list[AuditEntry]]:
    """The statements that changed rows, and the entries of the log, of one POST; then undone."""
    with transaction.atomic():
        last = AuditEntry.objects.order_by("pk").values_list("pk", flat=True).last() or 0
        told = TestCase.captureOnCommitCallbacks(execute=True)
        with CaptureQueriesContext(connection) as queries, told:
            client.post(address, fields)
        entries = list(AuditEntry.objects.filter(pk__gt=last))
        transaction.set_rollback(True)
    return [query["sql"] for query in queries if _changes(query["sql"])], entries


def _changes(sql: str) -> bool:
    verb = sql.lstrip().split(" ", 1)[0].upper()
    return verb in {"INSERT", "UPDATE", "DELETE"} and not any(table in sql for table in ASIDE)


@pytest.mark.parametrize("name", [name for name in POSTS if name not in LEFT_OUT])
def test_post_that_changes_rows_is_in_the_log_with_its_actor(world, name):
    for role in ROLES:
        client = world.client(role)
        changes, entries = written_by(client, world.address(ROUTES[name]), fields_for(world, name))
        wanted = {world.people[role].pk} if role != "anonymous" else None

        if changes:
            assert entries, f"{name} by {role}: {changes[0]}"
        if wanted and changes:
            assert {entry.actor_id for entry in entries} == wanted


def test_walk_really_changes_rows(world):
    """So that the test above does not pass by asking for nothing."""
    idle = []
    for name in POSTS:
        if not name.startswith(("hacks:", "cohorts:", "board:", "visits:", "trust:")):
            continue
        address, fields = world.address(ROUTES[name]), fields_for(world, name)
        if not any(written_by(world.client(role), address, fields)[0] for role in ROLES[1:]):
            idle.append(name)

    assert set(idle) == IDLE


def test_refusal_of_a_rule_is_in_the_log_once_a_minute(client, stranger, team):
    client.force_login(stranger)
    address = reverse("cohorts:write_aspiration", args=[team.slug])

    for _ in range(3):
        assert client.post(address).status_code == 403

    entry = AuditEntry.objects.get(action="access.refused")
    assert (entry.actor_id, entry.object_type) == (stranger.pk, "cohorts.team")
    assert entry.object_id == str(team.pk)
    assert entry.details == {
        "rule": "cohorts.rules.can_write_aspiration",
        "route": "cohorts:write_aspiration",
        "method": "POST",
    }
    assert len(entry.request_id) == 16


def test_what_does_not_exist_for_somebody_is_no_refusal(client, outsider, hack):
    client.force_login(outsider)

    assert client.get(hack.get_absolute_url()).status_code == 404
    assert not AuditEntry.objects.filter(action="access.refused").exists()


def test_writing_before_signing_is_in_the_log(client, member, team):
    PolicyFactory()
    client.force_login(member)

    client.post(reverse("cohorts:write_aspiration", args=[team.slug]), {"text": "We try."})

    entry = AuditEntry.objects.get(action="gate.closed")
    assert (entry.actor_id, entry.details["rule"]) == (member.pk, "has_signed")
    assert entry.details["route"] == "cohorts:write_aspiration"


def test_form_without_its_token_is_in_the_log(member, team):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)

    answer = client.post(reverse("cohorts:write_aspiration", args=[team.slug]))

    assert answer.status_code == 403
    entry = AuditEntry.objects.get(action="token.refused")
    assert (entry.actor_id, entry.details["rule"]) == (member.pk, "csrf")


@pytest.mark.django_db(transaction=True)
def test_refusal_stays_when_the_views_transaction_is_undone(client, stranger, team, settings):
    settings.DATABASES["default"]["ATOMIC_REQUESTS"] = True
    connection.settings_dict["ATOMIC_REQUESTS"] = True
    client.force_login(stranger)
    try:
        client.post(reverse("cohorts:write_aspiration", args=[team.slug]))
    finally:
        connection.settings_dict["ATOMIC_REQUESTS"] = False
        settings.DATABASES["default"]["ATOMIC_REQUESTS"] = False

    assert AuditEntry.objects.filter(action="access.refused").count() == 1
