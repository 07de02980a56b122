"""All about oneself in one file: complete, private, and without what is not the reader's."""

import json
import zipfile
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import pytest

from hacks.services.photo_files import sweep_orphans
from hacks.services.photos import add_photo
from incubator.core.models import AuditEntry
from incubator.core.uploads import private_storage
from incubator.trust.models import DataExport
from incubator.trust.own_data import all_parts
from incubator.trust.services.exports import ask_for_export, forget_exports
from incubator.trust.tasks import make_export
from tests.factories import CommentFactory, IterationFactory, MembershipFactory
from tests.factories.pictures import jpeg_with_place

pytestmark = pytest.mark.django_db
# Rows that name a person and are no part of the person's own data: why.
ASIDE = {
    # who did what to a thing of the team or the Office, which the log says of the person
    "core.SiteImage.uploaded_by_user",
    "hacks.IterationRevision.editor",
    "accounts.AupPolicy.published_by",
    "accounts.Invitation.invited_by",
    "cohorts.Attendance.confirmed_by",
    "cohorts.Cohort.completed_by",
    "cohorts.TeamInvitation.invited_by",
    "board.Board.created_by",
    "board.Board.facilitators",
    "showcase.TeamWord.decided_by",
    "trust.Decision.actor",
}


def made(person) -> DataExport:
    export = ask_for_export(person=person, client_id=uuid4())
    make_export.call(export.pk, export.run)
    export.refresh_from_db()
    assert export.is_done, export.why_failed
    return export


def archive_of(export) -> zipfile.ZipFile:
    with private_storage().open(export.file) as file:
        return zipfile.ZipFile(BytesIO(file.read()))


def data_of(export) -> dict:
    return json.loads(archive_of(export).read("data.json"))


def fields_that_name_people() -> set[str]:
    return {
        f"{field.model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith(("incubator.", "cohorts", "hacks", "showcase"))
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.related_model is get_user_model()
    }


def test_every_way_from_a_row_to_a_person_is_told_or_left_out_on_purpose():
    told = {f"{part.model._meta.label}.{part.person}" for part in all_parts()}
    silent = {name for name in fields_that_name_people() - told if not _says_who_did(name)}

    assert silent - ASIDE == set()


def _says_who_did(name: str) -> bool:
    """``…_by`` says who did something to a thing that is the team's or the Office's."""
    return name.endswith("_by") or name in {"accounts.FactorRemoval.person"}


def test_export_holds_what_the_person_wrote(member, hack, coach):
    iteration = IterationFactory(hack=hack, author=member, tried="Canary of mine.")
    CommentFactory(iteration=iteration, author=coach, text="Canary of the coach")
    CommentFactory(iteration=iteration, author=member, text="Canary reply")
    upload = SimpleUploadedFile("photo.jpg", jpeg_with_place(size=(900, 600)))
    photo = add_photo(iteration=iteration, author=member, upload=upload, client_id=uuid4())

    export = made(member)
    archive, data = archive_of(export), data_of(export)

    assert data["profile"] == [
        {
            "name": member.name,
            "email": member.email,
            "role_line": member.role_line,
            "date_joined": data["profile"][0]["date_joined"],
            "last_login": None,
        }
    ]
    assert [row["tried"] for row in data["iterations"]] == ["Canary of mine."]
    assert [row["text"] for row in data["comments"]] == ["Canary reply"]
    assert [row["team__slug"] for row in data["memberships"]] == [hack.team.slug]
    assert f"files/{photo.file.rsplit('/', 1)[1]}" in archive.namelist()
    page = archive.read("index.html").decode()
    assert "Canary reply" in page
    for text in (page, json.dumps(data)):
        assert "Canary of the coach" not in text
        assert member.password not in text


def test_who_left_a_team_takes_no_draft_and_no_photo_of_it_along(member, hack):
    draft = IterationFactory(hack=hack, author=member, tried="Canary", state="draft")
    upload = SimpleUploadedFile("photo.jpg", jpeg_with_place(size=(900, 600)))
    add_photo(iteration=draft, author=member, upload=upload, client_id=uuid4())
    member.memberships.update(ended_at=timezone.now())

    export = made(member)

    assert data_of(export)["iterations"] == []
    assert not [name for name in archive_of(export).namelist() if name.startswith("files/")]


def test_person_asks_waits_and_downloads(client, member, django_capture_on_commit_callbacks):
    client.force_login(member)
    client_id = str(uuid4())

    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            page = client.post(reverse("trust:ask_my_data"), {"client_id": client_id}, follow=True)
    [export] = DataExport.objects.all()
    done = client.get(export.get_absolute_url())
    file = client.get(reverse("trust:my_data_file", args=[export.pk]))

    assert "It waits for its turn" in page.text
    assert "Download the file" in done.text
    assert file["Content-Disposition"] == 'attachment; filename="my-data.zip"'
    assert file["Cache-Control"] == "private, no-cache"
    assert "data.json" in zipfile.ZipFile(BytesIO(file.content)).namelist()
    assert AuditEntry.objects.filter(action="own_data.asked").count() == 1
    assert "Kept until" in client.get(reverse("trust:my_data")).text


def test_export_is_its_persons_alone(client, member, office):
    export = made(member)

    for person in (office, MembershipFactory().user):
        client.force_login(person)
        for name in ("my_export", "my_data_file"):
            assert client.get(reverse(f"trust:{name}", args=[export.pk])).status_code == 404


def test_export_is_no_orphan_and_goes_after_a_week(client, member):
    export = made(member)
    kept = sweep_orphans(older_than=timedelta(0))
    DataExport.objects.update(ended_at=timezone.now() - timedelta(days=8))

    client.force_login(member)
    assert client.get(reverse("trust:my_data_file", args=[export.pk])).status_code == 404
    assert forget_exports() == 1
    assert export.file not in kept


def test_export_that_broke_can_run_again(client, member):
    export = ask_for_export(person=member, client_id=uuid4())
    DataExport.objects.update(state="failed", why_failed="Disk full.")
    client.force_login(member)
    page = client.get(export.get_absolute_url()).text

    client.post(export.get_absolute_url())

    export.refresh_from_db()
    assert "Disk full." in page
    assert (export.state, export.run) == ("waiting", 2)
