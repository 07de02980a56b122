"""Workshops: who sees room, agenda and files; what calendars hold."""

import zipfile
from datetime import timedelta
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

import pytest
from icalendar import Calendar

from cohorts.models import WorkshopResource
from cohorts.services.workshops import say_present
from cohorts.visits.services.feeds import open_feed
from hacks.services.photo_files import sweep_orphans
from incubator.core.uploads import check_document
from tests.factories import WorkshopFactory, WorkshopResourceFactory
from tests.factories.cohorts import handout
from tests.factories.pages import cohort_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop(team):
    return WorkshopFactory(
        cohort=team.cohort, place="Library, room 12", agenda="8:30 Welcome\n\n9:00 Hack"
    )


def read(client, person, workshop) -> str:
    if person:
        client.force_login(person)
    return client.get(workshop.get_absolute_url()).text


@pytest.mark.parametrize("role", ["member", "lead", "coach", "neighbor", "office"])
def test_people_of_the_cohort_read_room_and_agenda(client, request, workshop, role):
    text = read(client, request.getfixturevalue(role), workshop)

    assert "Library, room 12" in text
    assert "9:00 Hack" in text
    assert "Boston time" in text


@pytest.mark.parametrize("role", ["", "stranger", "outsider", "former"])
def test_others_read_neither_room_nor_agenda(client, request, workshop, role):
    text = read(client, role and request.getfixturevalue(role), workshop)

    assert workshop.title in text
    assert "Library" not in text
    assert "9:00 Hack" not in text


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        ("cohort", {"member", "coach", "office"}),
        ("network", {"member", "coach", "office", "stranger"}),
        ("public", {"member", "coach", "office", "stranger", ""}),
    ],
)
def test_file_is_sent_to_whom_it_is_for(client, request, workshop, audience, readers):
    resource = handout(workshop=workshop, audience=audience, title="Try / this")
    answers = {}
    for role in ("member", "coach", "office", "stranger", ""):
        client.logout()
        if role:
            client.force_login(request.getfixturevalue(role))
        answers[role] = client.get(resource.get_absolute_url())

    assert {role for role, one in answers.items() if one.status_code == 200} == readers
    sent = answers["member"]
    assert sent.content == b"%PDF-1.4 Share."
    assert sent["Content-Type"] == "application/pdf"
    assert sent["Content-Disposition"].startswith("attachment")
    assert "private" in sent["Cache-Control"]


def test_resource_that_the_reader_may_not_open_is_not_named(client, workshop, stranger):
    WorkshopResourceFactory(workshop=workshop, title="For us alone")
    WorkshopResourceFactory(workshop=workshop, title="For all", audience="public")

    text = read(client, stranger, workshop)

    assert "For all" in text
    assert "For us alone" not in text


def test_link_has_no_file_to_send(client, workshop, member):
    resource = WorkshopResourceFactory(workshop=workshop)
    client.force_login(member)

    assert client.get(reverse("cohorts:workshop_file", args=[resource.pk])).status_code == 404


@pytest.mark.parametrize("fields", [{"link": ""}, {"link": "https://a.example", "file": "a.pdf"}])
def test_resource_is_either_a_file_or_a_link(workshop, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkshopResource.objects.create(workshop=workshop, title="Both or none", **fields)


def office_file(*names: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return data.getvalue()


WORD = ("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", b"%PDF-1.7"), ("A.DOCX", office_file(*WORD))],
)
def test_documents_are_taken(name, data):
    check_document(SimpleUploadedFile(name, data))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<script>"),
        ("a.pdf", b"<script>"),
        ("a.docx", b"%PDF-1.7"),
        ("a.docx", office_file("readme.txt")),
        ("a.pptx", office_file(*WORD)),
        ("a.docx", office_file(*WORD, "word/vbaProject.bin")),
        ("a.docm", office_file(*WORD)),
    ],
)
def test_what_is_no_document_is_refused(name, data):
    with pytest.raises(ValidationError):
        check_document(SimpleUploadedFile(name, data))


def test_office_edits_a_workshop_that_has_a_file(client, workshop, office):
    resource = handout(workshop=workshop)
    client.force_login(office)

    page = client.get(reverse("workshop:edit", args=[workshop.pk]))

    assert page.status_code == 200
    assert f'href="{reverse("cohorts:workshop_file", args=[resource.pk])}"' in page.text


def test_sweeping_leaves_files_of_workshops_alone(workshop):
    resource = handout(workshop=workshop)

    sweep_orphans(older_than=-timedelta(hours=1))

    assert resource.file.storage.exists(resource.file.name)


def entries(client, feed) -> list:
    text = client.get(feed.get_absolute_url()).text
    return [e for e in Calendar.from_ical(text).walk("VEVENT") if "workshop-" in str(e["uid"])]


@pytest.mark.parametrize("kind", ["me", "team", "cohort"])
def test_calendars_hold_room_and_agenda(client, workshop, member, team, kind):
    of = {"me": {}, "team": {"team": team}, "cohort": {"cohort": team.cohort}}[kind]

    (entry,) = entries(client, open_feed(owner=member, **of))

    assert str(entry["location"]) == "Library, room 12"
    assert "9:00 Hack" in str(entry["description"])
    assert entry["dtstart"].dt == workshop.starts_at.replace(microsecond=0)
    assert str(entry["url"]).endswith(workshop.get_absolute_url())


def test_entry_keeps_its_uid_counts_up_and_is_cancelled(client, workshop, member, office):
    feed = open_feed(owner=member)
    (before,) = entries(client, feed)
    client.force_login(office)

    values = {
        "cohort": workshop.cohort_id,
        "title": workshop.title,
        "strand": "hack",
        "starts_at": "2026-01-02 10:00",
        "ends_at": "2026-01-02 12:00",
        "is_cancelled": "on",
        **{
            f"resources-{key}": 0
            for key in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
        },
    }
    moved = timezone.localtime(timezone.now() + timedelta(days=3))
    values["starts_at"] = moved.strftime("%Y-%m-%d 10:00")
    values["ends_at"] = moved.strftime("%Y-%m-%d 12:00")
    assert client.post(reverse("workshop:edit", args=[workshop.pk]), values).status_code == 302

    (after,) = entries(client, feed)
    assert before["uid"] == after["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert after["dtstart"].dt.hour == 10


def test_office_adds_a_workshop_with_a_file(client, team, office):
    client.force_login(office)
    values = {
        "cohort": team.cohort_id,
        "title": "Kick-off",
        "strand": "ground",
        "starts_at": "2026-09-10 08:30",
        "ends_at": "2026-09-10 15:30",
        "resources-TOTAL_FORMS": 1,
        "resources-INITIAL_FORMS": 0,
        "resources-MIN_NUM_FORMS": 0,
        "resources-MAX_NUM_FORMS": 1000,
        "resources-0-title": "One page",
        "resources-0-audience": "network",
        "resources-0-ORDER": 1,
        "resources-0-file": SimpleUploadedFile("../secret name.pdf", b"%PDF-1.4 x"),
    }

    answer = client.post(reverse("workshop:add"), values)

    assert answer.status_code == 302
    resource = WorkshopResource.objects.get(workshop__title="Kick-off")
    assert "secret" not in resource.file.name
    assert resource.suffix == "pdf"


@pytest.mark.parametrize("rows", [1, 30])
def test_pages_ask_the_same_however_much_there_is(
    client, django_assert_num_queries, team, member, rows
):
    cohort_page(team.cohort)
    for _ in range(rows):
        one = WorkshopFactory(cohort=team.cohort)
        WorkshopResourceFactory(workshop=one)
        say_present(workshop=one, person=member)
    for _ in range(rows):
        WorkshopResourceFactory(workshop=one)
    client.force_login(member)
    client.get(one.get_absolute_url())

    with django_assert_num_queries(7):
        client.get(one.get_absolute_url())
    with django_assert_num_queries(14):
        client.get(f"/cohorts/{team.cohort.slug}/")
