"""The records officer's one right, and who may give it: an administrator alone."""

from django.contrib.auth.models import Group, Permission
from django.urls import reverse

import pytest

from incubator.accounts.models import User
from incubator.accounts.office_rights import groups_to_give
from incubator.accounts.rules import is_office, is_records_officer, needs_factor
from incubator.home.services import ensure_office, ensure_records_officers
from incubator.home.services.records_officers import RECORDS_OFFICERS
from tests.factories import OfficeUserFactory, UserFactory
from tests.second_factor import give_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers():
    ensure_office()
    return ensure_records_officers()


@pytest.fixture
def officer(officers):
    person = UserFactory()
    person.groups.add(officers)
    return person


@pytest.fixture
def desk(client, office, officers):
    client.force_login(office)
    return client


@pytest.fixture
def administrator(client, officers):
    person = UserFactory(is_superuser=True)
    client.force_login(person)
    return client


def edit(client, person, *groups, **values):
    sent = {"email": person.email, "name": person.name, "is_active": "on", **values}
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    return client.post(address, sent | {"groups": [group.pk for group in groups]})


def assign(client, group, *people):
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "assign_role"])
    query = "&".join(f"id={person.pk}" for person in people)
    return client.post(f"{address}?{query}", {"role": group.pk})


def test_group_has_one_right_however_often_it_is_made(officers):
    officers.permissions.add(Permission.objects.get(codename="access_admin"))
    ensure_records_officers()

    rights = officers.permissions.values_list("content_type__app_label", "codename")
    assert list(rights) == [("accounts", "export_records")]
    assert Group.objects.filter(name=RECORDS_OFFICERS).count() == 1


def test_rule_knows_officers_and_nobody_else(officer, office, member, lead):
    answers = {person: is_records_officer(person) for person in (officer, office, member, lead)}

    assert answers == {officer: True, office: False, member: False, lead: False}
    assert not is_office(officer)
    assert needs_factor(officer)


def test_officer_who_may_not_sign_in_is_none(officer):
    officer.is_active = False

    assert not is_records_officer(officer)


def test_officer_reads_and_exports_sign_offs_and_reminds_nobody(client, officer):
    client.force_login(officer)
    page = client.get(reverse("accounts:aup_list"))
    export = client.post(reverse("accounts:aup_export"))
    remind = client.post(reverse("accounts:remind_unsigned"))

    assert (page.status_code, export.status_code, remind.status_code) == (200, 200, 403)
    assert "Remind all" not in page.text
    assert export.headers["Content-Type"].startswith("text/csv")


def test_officer_does_not_enter_the_cms(client, officer):
    client.force_login(officer)

    assert client.get("/cms/").status_code in {302, 403}


def test_office_is_offered_no_group_with_more_rights(office, officers):
    editors = Group.objects.create(name="More")
    editors.permissions.add(Permission.objects.get(codename="delete_group"))

    assert RECORDS_OFFICERS not in groups_to_give(office).values_list("name", flat=True)
    assert "More" not in groups_to_give(office).values_list("name", flat=True)
    assert "Office" not in groups_to_give(office).values_list("name", flat=True)


def test_office_that_is_officer_too_gives_no_officer_rights(office, officers):
    office.groups.add(officers)

    assert RECORDS_OFFICERS not in groups_to_give(office).values_list("name", flat=True)


def test_office_makes_nobody_an_officer_by_the_form(desk, officers, stranger, office):
    for person in (stranger, office):
        edit(desk, person, officers)
    new = {"email": "new@incubator.example", "name": "Demo New", "groups": [officers.pk]}
    desk.post(reverse("wagtailusers_users:add"), new)

    assert not officers.user_set.exists()


def test_office_makes_nobody_an_officer_in_bulk(desk, officers, stranger):
    assign(desk, officers, stranger)

    assert not officers.user_set.exists()


@pytest.mark.parametrize("way", ["form", "bulk", "new"])
def test_office_takes_nobody_into_the_office(desk, office, stranger, way):
    """Or one person alone could make the second person who confirms a removal."""
    group = office.groups.get()
    if way == "form":
        edit(desk, stranger, group)
    elif way == "bulk":
        assign(desk, group, stranger)
    else:
        new = {"email": "new@incubator.example", "name": "Demo New", "groups": [group.pk]}
        desk.post(reverse("wagtailusers_users:add"), new)

    assert list(group.user_set.all()) == [office]


@pytest.mark.parametrize("way", ["form", "bulk"])
def test_administrator_takes_somebody_into_the_office(administrator, office, stranger, way):
    group = office.groups.get()
    if way == "form":
        edit(administrator, stranger, group)
    else:
        assign(administrator, group, stranger)

    assert list(stranger.groups.all()) == [group]


def test_office_changes_no_colleagues_address(desk, office):
    """Whose account has no factor yet would be a second person too."""
    colleague = OfficeUserFactory(factor=False)
    before, group = colleague.email, office.groups.get()
    edit(desk, colleague, group, email="mine@incubator.example", name="Demo Renamed")

    colleague.refresh_from_db()
    assert (colleague.email, colleague.name) == (before, "Demo Renamed")


def test_administrator_changes_the_address_of_somebody_of_the_office(administrator, office):
    edit(administrator, office, office.groups.get(), email="new@incubator.example")

    office.refresh_from_db()
    assert office.email == "new@incubator.example"


@pytest.mark.parametrize("verb", ["send-password-link", "end-sessions", "end-sign-in"])
def test_office_acts_on_no_officer(desk, officer, verb):
    assert desk.post(f"/office/people/{officer.pk}/{verb}/").status_code == 403


def test_office_removes_no_officers_second_factor(desk, officer):
    give_app(officer)

    answer = desk.post(
        f"/office/people/{officer.pk}/remove-second-factor/", {"reason": "It is lost"}
    )

    assert answer.status_code == 403
    assert officer.authenticator_set.exists()


def test_office_changes_no_officer(desk, officer, officers):
    """A new email address would let the Office sign in as the officer."""
    edit(desk, officer, email="mine@incubator.example")

    officer.refresh_from_db()
    assert officer.email != "mine@incubator.example"
    assert list(officer.groups.all()) == [officers]


def test_office_ends_no_officers_sign_in_in_bulk(desk, officer):
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
    desk.post(f"{address}?id={officer.pk}", {"mark_as_active": "False"})

    assert User.objects.get(pk=officer.pk).is_active


@pytest.mark.parametrize("way", ["form", "bulk"])
def test_administrator_makes_an_officer(administrator, officers, stranger, way):
    if way == "form":
        edit(administrator, stranger, officers)
    else:
        assign(administrator, officers, stranger)

    assert list(officers.user_set.all()) == [stranger]


def test_office_member_edits_a_colleague_of_the_office(desk, office):
    colleague = OfficeUserFactory()
    edit(desk, colleague, office.groups.get(), name="Demo Renamed")

    colleague.refresh_from_db()
    assert colleague.name == "Demo Renamed"
    assert colleague.groups.get() == office.groups.get()


def test_administrator_lets_somebody_leave_the_office(administrator, office):
    edit(administrator, office)

    assert not office.groups.exists()
