"""The Office and administrators: what /cms/ does not let the Office do."""

from django.core import mail
from django.urls import reverse

import pytest

from incubator.accounts.models import User
from incubator.accounts.services import sessions
from incubator.home.services import ensure_office
from incubator.live import close_codes
from incubator.live.rooms import room_of_person
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, office):
    ensure_office()
    client.force_login(office)
    return client


@pytest.fixture
def administrator(db):
    return UserFactory(is_superuser=True)


def bulk(action, *people):
    address = reverse("wagtail_bulk_action", args=["accounts", "user", action])
    return address + "?" + "&".join(f"id={person.pk}" for person in people)


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("set_active_state", {"mark_as_active": "False"}),
        ("assign_role", {}),
        ("delete", {}),
    ],
)
def test_office_changes_no_administrator_in_bulk(desk, office, administrator, action, data):
    role = office.groups.get()

    desk.post(bulk(action, administrator), {"role": role.pk, **data})

    administrator.refresh_from_db()
    assert administrator.is_active
    assert not administrator.groups.exists()


def test_office_ends_the_sign_in_of_others_in_bulk(desk, administrator, stranger):
    desk.post(bulk("set_active_state", administrator, stranger), {"mark_as_active": "False"})

    assert list(User.objects.filter(is_active=False)) == [stranger]


def test_office_deletes_nobody_in_bulk(desk, stranger):
    desk.post(bulk("delete", stranger))

    assert User.objects.filter(pk=stranger.pk).exists()


@pytest.mark.parametrize("way", ["alone", "in bulk"])
def test_open_pages_of_a_deleted_account_stop_listening(
    client, administrator, stranger, way, monkeypatch
):
    told = []
    monkeypatch.setattr(sessions, "end_on_commit", lambda *words: told.append(words))
    client.force_login(administrator)
    alone = reverse("wagtailusers_users:delete", args=[stranger.pk])

    client.post(alone if way == "alone" else bulk("delete", stranger))

    assert not User.objects.filter(pk=stranger.pk).exists()
    assert told == [(room_of_person(stranger.pk), close_codes.FORBIDDEN)]


def test_office_edits_no_administrator(desk, administrator):
    address = reverse("wagtailusers_users:edit", args=[administrator.pk])

    desk.post(address, {"email": "mine@school.example", "name": "Mine"})

    administrator.refresh_from_db()
    assert administrator.name != "Mine"


def test_office_makes_no_administrator(desk, office, stranger):
    for person in (office, stranger):
        address = reverse("wagtailusers_users:edit", args=[person.pk])
        sent = {"is_superuser": "on", "is_staff": "on", "is_active": "on"}
        groups = [group.pk for group in person.groups.all()]
        desk.post(address, sent | {"email": person.email, "name": "New", "groups": groups})
    address = reverse("wagtailusers_users:add")
    desk.post(address, sent | {"email": "new@school.example", "name": "New"})

    assert User.objects.filter(name="New").count() == 3
    assert not User.objects.filter(is_superuser=True).exists()
    assert not User.objects.filter(is_staff=True).exists()


@pytest.mark.parametrize("person", ["stranger", "office"])
def test_old_address_is_told_of_a_new_one(desk, request, person):
    person = request.getfixturevalue(person)
    old, groups = person.email, [group.pk for group in person.groups.all()]
    sent = {"email": "new@incubator.example", "name": person.name, "is_active": "on"}

    desk.post(reverse("wagtailusers_users:edit", args=[person.pk]), sent | {"groups": groups})

    assert [message.to for message in mail.outbox] == [[old]]
    assert "new@incubator.example" in mail.outbox[0].body


def test_nobody_is_told_of_the_same_address(desk, stranger):
    sent = {"email": stranger.email.upper(), "name": "Other name", "is_active": "on"}

    desk.post(reverse("wagtailusers_users:edit", args=[stranger.pk]), sent)

    assert mail.outbox == []
