"""Whoever sees a thing can report it; the Office hears, and nobody learns who it was."""

from uuid import uuid4

from django.urls import reverse

import pytest

from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from incubator.trust.kinds import all_kinds
from incubator.trust.models import Case, Report
from tests.trust.conftest import KINDS

pytestmark = pytest.mark.django_db


def send(client, name, thing, **fields):
    address = reverse("trust:report", args=[name, thing.pk])
    return client.post(address, {"reason": "unkind", "words": "", **fields}, follow=True)


def test_kinds_are_registered_by_their_apps():
    assert {name: type(kind) for name, kind in all_kinds().items()} == KINDS


@pytest.mark.parametrize("name", KINDS)
def test_neighbor_reports_what_the_neighbor_sees_once(client, neighbor, office, things, name):
    client.force_login(neighbor)
    asked = client.get(reverse("trust:report", args=[name, things[name].pk]))

    for words in ("First words", "Second"):
        page = send(client, name, things[name], words=words)

    report = Report.objects.get()
    entry = AuditEntry.objects.get(action="thing.reported")
    assert "Canary" in asked.text
    assert "Thank you." in page.text
    assert (report.reporter, report.words) == (neighbor, "First words")
    assert (report.case.kind, report.case.state) == (name, "waiting")
    assert (entry.actor_id, entry.details) == (neighbor.pk, {"kind": name, "reason": "unkind"})


def test_office_hears_of_a_report_once_a_case(neighbor, office, reported):
    case, _reporter = reported("comment")
    reported("comment")

    told = Notification.objects.get(recipient=office)
    assert told.url == case.get_absolute_url()
    assert "Canary" not in told.text


@pytest.mark.parametrize("name", KINDS)
def test_what_one_does_not_see_cannot_be_reported(client, outsider, things, name):
    client.force_login(outsider)

    page = send(client, name, things[name])

    assert page.status_code == 404
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "path", ["nothing/1/", "comment/99999999999999999999/", "comment/x/", "photo/1/"]
)
def test_what_does_not_exist_cannot_be_reported(client, member, path):
    client.force_login(member)

    assert client.get(f"/report/{path}").status_code == 404


def test_photo_of_no_iteration_cannot_be_reported(client, member):
    client.force_login(member)

    assert client.get(f"/report/photo/{uuid4()}/").status_code == 404


def test_report_asks_for_a_reason_of_its_kind(client, neighbor, things):
    client.force_login(neighbor)

    for reason in ("", "consent"):  # a comment shows nobody
        page = send(client, "comment", things["comment"], reason=reason)
        assert page.status_code == 200

    assert not Case.objects.exists()


@pytest.mark.parametrize("name", ["comment", "iteration", "photo", "idea-comment"])
def test_page_of_a_thing_leads_to_its_report(client, neighbor, things, name):
    client.force_login(neighbor)
    page = client.get(KINDS[name]().facts(things[name]).url.split("#")[0])

    assert reverse("trust:report", args=[name, things[name].pk]) in page.text


def test_visitor_without_an_account_finds_no_way_to_report(client, things):
    things["iteration"].audience = "public"

    assert "/report/" not in client.get("/hacks/").text
