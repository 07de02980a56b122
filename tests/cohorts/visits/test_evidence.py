"""The visit sheet and the notes on it."""

import uuid
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse

import pytest

from cohorts.visits.models import EvidenceNote, Slot
from cohorts.visits.services.evidence import keep_note
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.crowd import at_once
from tests.factories import (
    CoachAssignmentFactory,
    EvidenceNoteFactory,
    MembershipFactory,
    OfficeUserFactory,
    StopFactory,
)
from tests.factories.visits import in_days

SCRIPT = {"headers": {"Accept": "application/json", "Sec-Fetch-Dest": "empty"}}


@pytest.fixture
def stop(slot):
    return StopFactory(slot=slot)


@pytest.fixture
def visitor(client, member, planned):
    client.force_login(member)
    return client


def sheet(visit) -> str:
    return reverse("visits:visit_sheet", args=[visit.pk])


def notes(visit) -> str:
    return reverse("visits:keep_note", args=[visit.pk])


def begin(slot) -> None:
    """The visit began yesterday."""
    hours = {"starts_at": in_days(-1), "ends_at": in_days(-1) + timedelta(hours=2)}
    Slot.objects.filter(pk=slot.pk).update(**hours)


def note(**more) -> dict:
    return {
        "kind": "heard",
        "text": "Who has not spoken yet?",
        "client_id": str(uuid.uuid4()),
    } | more


def test_sheet_has_what_a_visitor_needs_on_the_day(visitor, planned, slot, stop, host_lead):
    slot.look_fors, slot.travel = "Who waits", "Lot behind the gym"
    slot.save()

    page = visitor.get(sheet(planned)).text

    wanted = [slot.focus_question, slot.meeting_point, "Who waits", "Lot behind the gym"]
    wanted += [stop.room, stop.what, host_lead.get_short_name(), "No names of teachers or students"]
    assert [one for one in wanted if one not in page] == []


def test_visitor_keeps_a_note_at_a_stop_and_comes_back_to_it(visitor, member, planned, stop):
    answer = visitor.post(notes(planned), note(stop=stop.pk))

    kept = EvidenceNote.objects.get()
    assert (kept.stop, kept.author, kept.kind) == (stop, member, "heard")
    assert answer.url == f"{sheet(planned)}#stop-{stop.pk}"
    assert "Who has not spoken yet?" in visitor.get(answer.url).text
    entry = AuditEntry.objects.get(action="note.kept")
    assert entry.details == {"visit": planned.pk}


def test_note_sent_again_is_one_note(visitor, planned):
    sent = note()

    answers = [visitor.post(notes(planned), sent, **SCRIPT) for _time in range(3)]

    assert EvidenceNote.objects.count() == 1
    assert {answer.json()["note"]["url"] for answer in answers} == {
        reverse("visits:change_note", args=[planned.pk, EvidenceNote.objects.get().pk])
    }


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "Write what you saw or heard."),
        ({"text": "n" * 501}, "This has 501 characters"),
        ({"kind": ""}, "Say if you saw or heard it, or if students said it."),
        ({"kind": "smelled"}, "Select a valid choice"),
    ],
)
def test_bad_note_gets_a_sentence_and_keeps_what_was_typed(
    visitor, planned, stop, fields, sentence
):
    sent = note(stop=stop.pk) | fields
    page = visitor.post(notes(planned), sent)
    told = visitor.post(notes(planned), sent, **SCRIPT)

    assert page.status_code == told.status_code == 422
    assert sentence in page.text
    assert sent["text"] in page.text
    assert sentence in str(told.json()["errors"])
    assert not EvidenceNote.objects.exists()


def test_note_at_a_stop_that_is_gone_is_kept_for_the_visit_as_a_whole(visitor, planned, stop):
    number = stop.pk
    stop.delete()

    visitor.post(notes(planned), note(stop=number))

    assert EvidenceNote.objects.get().stop is None


@pytest.mark.parametrize("stop_id", ["9" * 30, "-1", "0"])
def test_note_at_a_stop_that_never_was_is_kept_for_the_visit(visitor, planned, stop_id):
    visitor.post(notes(planned), note(stop=stop_id))

    assert EvidenceNote.objects.get().stop is None


def test_stop_of_another_visit_is_no_place_for_a_note(visitor, planned):
    other = StopFactory()

    visitor.post(notes(planned), note(stop=other.pk))

    assert EvidenceNote.objects.get().stop is None


def test_team_reads_notes_and_nobody_else_does(client, planned, member, team, host, host_lead):
    kept = EvidenceNoteFactory(visit=planned, author=member, text="Hands up in pairs")
    mate = MembershipFactory(team=team).user
    coach = CoachAssignmentFactory(team=team).coach
    office = OfficeUserFactory()

    seen = {}
    for person in (member, mate, host_lead, coach, office):
        client.force_login(person)
        page = client.get(sheet(planned))
        assert page.status_code == 200
        seen[person] = kept.text in page.text

    assert seen == {member: True, mate: True, host_lead: False, coach: False, office: False}


def test_only_visitors_with_a_seat_keep_notes(client, planned, team, host_lead):
    mate = MembershipFactory(team=team).user
    for person in (mate, host_lead):
        client.force_login(person)
        assert client.post(notes(planned), note()).status_code == 403
        assert "Keep this note" not in client.get(sheet(planned)).text

    assert not EvidenceNote.objects.exists()


def test_author_changes_and_deletes_a_note(visitor, member, planned, stop):
    kept = EvidenceNoteFactory(visit=planned, stop=stop, author=member)
    address = reverse("visits:change_note", args=[planned.pk, kept.pk])
    assert kept.text in visitor.get(address).text

    answer = visitor.post(address, {"kind": "said", "text": "“We vote on it.”"})
    kept.refresh_from_db()
    assert (kept.kind, kept.text) == ("said", "“We vote on it.”")
    assert answer.url == f"{sheet(planned)}#stop-{stop.pk}"

    visitor.post(reverse("visits:delete_note", args=[planned.pk, kept.pk]))
    assert not EvidenceNote.objects.exists()
    actions = AuditEntry.objects.filter(action__startswith="note.").values_list("action", flat=True)
    assert sorted(actions) == ["note.changed", "note.deleted"]


def test_words_of_a_note_are_never_in_the_log(visitor, planned):
    visitor.post(notes(planned), note(text="Canary in the hall"))

    assert not AuditEntry.objects.filter(details__icontains="Canary").exists()


def test_others_change_no_note(client, planned, team, member, host_lead):
    kept = EvidenceNoteFactory(visit=planned, author=member)
    address = reverse("visits:change_note", args=[planned.pk, kept.pk])
    mate = MembershipFactory(team=team).user

    client.force_login(mate)
    assert client.post(address, {"kind": "said", "text": "No"}).status_code == 403
    client.force_login(host_lead)
    assert client.get(address).status_code == 404


def test_visit_without_a_date_has_no_sheet(client, member, ask):
    visit = ask()
    client.force_login(member)

    assert client.get(sheet(visit)).url == visit.get_absolute_url()


def test_cancelled_visit_takes_no_notes(planned, member):
    planned.status = "cancelled"
    planned.save()

    with pytest.raises(DomainError, match="cancelled"):
        keep_note(visit=planned, author=member, kind="saw", text="x", client_id=uuid.uuid4())


def test_database_refuses_a_second_note_of_one_client_id(planned, member):
    kept = EvidenceNoteFactory(visit=planned, author=member)

    with pytest.raises(IntegrityError), transaction.atomic():
        EvidenceNoteFactory(visit=planned, author=member, client_id=kept.client_id)


@pytest.mark.django_db(transaction=True)
def test_ten_sendings_of_one_note_at_once_are_one_note(planned, member):
    number = uuid.uuid4()
    answers = at_once(
        lambda _number: keep_note(
            visit=planned, author=member, kind="saw", text="Hands", client_id=number
        )
    )

    assert EvidenceNote.objects.count() == 1
    assert len({answer.pk for answer in answers}) == 1


def test_worker_is_a_script_that_browsers_ask_for_anew(client):
    answer = client.get(reverse("visits:sheet_worker"))

    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "no-cache"


def test_debrief_shows_the_writers_own_notes_beside_it(visitor, planned, member, team, slot, stop):
    EvidenceNoteFactory(visit=planned, stop=stop, author=member, text="Hands up in pairs")
    mate = MembershipFactory(team=team).user
    EvidenceNoteFactory(visit=planned, author=mate, text="Somebody else's note")
    address = reverse("visits:debrief", args=[planned.pk])

    begin(slot)

    page = visitor.get(address).text

    assert "Hands up in pairs" in page
    assert stop.room in page
    assert "Somebody else" not in page


@pytest.mark.parametrize("number", [1, 12])
def test_debrief_takes_the_same_queries(
    visitor, planned, slot, member, number, django_assert_num_queries
):
    begin(slot)
    for place in range(number):
        stop = StopFactory(slot=slot, room=f"Room {place}")
        EvidenceNoteFactory(visit=planned, stop=stop, author=member)

    with django_assert_num_queries(9):
        visitor.get(reverse("visits:debrief", args=[planned.pk]))


@pytest.mark.parametrize("number", [1, 12])
def test_sheet_takes_the_same_queries(
    visitor, planned, slot, member, number, django_assert_num_queries
):
    for place in range(number):
        stop = StopFactory(slot=slot, room=f"Room {place}")
        EvidenceNoteFactory(visit=planned, stop=stop, author=member)

    with django_assert_num_queries(10):
        visitor.get(sheet(planned))
