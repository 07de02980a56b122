"""Schools, teams and leaders from a list: shown first, put right, sent at once, safe to repeat."""

import csv
from io import StringIO

from django.core import serializers
from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from cohorts.models import School, Team, TeamInvitation
from incubator.accounts.models import Invitation
from incubator.core.models import AuditEntry
from tests.factories import CohortFactory, MembershipFactory, SchoolFactory, TeamFactory

pytestmark = pytest.mark.django_db
URL = "/office/import/"
HEAD = "school,neighborhood,grades,website,cohort,team name,lead name,lead e-mail\n"
NORTH = (
    "Demo North,Fenway,9 to 12,north.example,cohort  ONE,Demo Five,Demo Lead,lead@incubator.example"
)


@pytest.fixture
def office_client(client, office):
    client.force_login(office)
    return client


@pytest.fixture
def cohort(db):
    return CohortFactory(name="Cohort One")


def read(client, text, **more):
    return client.post(URL, {"text": text} | more)


def fields_of(page) -> dict:
    """What a browser would send back of the preview."""
    roster = page.context["roster"]
    data = {"line-TOTAL_FORMS": len(roster.forms), "line-INITIAL_FORMS": 0}
    for form in roster:
        data |= {form.add_prefix(name): value for name, value in form.line._asdict().items()}
    return data | {"batch": page.context["batch"]}


def send(client, text, **more):
    return client.post(URL, fields_of(read(client, text)) | {"do": "send"} | more, follow=True)


def notes_of(page) -> list[list[str]]:
    return [form.notes for form in page.context["roster"]]


def errors_of(page) -> dict[int, set[str]]:
    return {form.line.number: set(form.errors) for form in page.context["roster"]}


def rows() -> str:
    kept = [School, Team, Invitation, TeamInvitation, AuditEntry]
    return serializers.serialize("json", [one for model in kept for one in model.objects.all()])


def test_list_brings_in_school_team_and_leader(office_client, cohort):
    page = send(office_client, HEAD + NORTH)

    school, team = School.objects.get(), Team.objects.get()
    assert (school.name, school.neighborhood, school.grade_span, school.website) == (
        "Demo North",
        "Fenway",
        "9 to 12",
        "https://north.example",
    )
    assert (team.school, team.cohort, team.name, team.status) == (
        school,
        cohort,
        "Demo Five",
        "invited",
    )
    assert [(row.role, row.invitation.email) for row in team.invitations.all()] == [
        ("lead", "lead@incubator.example")
    ]
    assert "Done: 1 school added, 1 team added, 1 lead invited." in page.text


def test_preview_says_what_will_become_of_each_line_and_changes_nothing(office_client, cohort):
    team = TeamFactory(cohort=cohort, school=SchoolFactory(name="Demo South"))
    before = rows()
    page = read(office_client, f"{HEAD}{NORTH}\nDEMO  SOUTH,Dorchester,,,Cohort One,,,")

    assert rows() == before
    assert team.school.neighborhood == ""
    assert notes_of(page) == [
        ["New school.", "New team in Cohort One.", "The lead is invited."],
        [
            "The school is here already. From the list: neighborhood.",
            "The team is here already and stays as it is.",
        ],
    ]


def test_same_list_twice_changes_nothing(office_client, cohort):
    send(office_client, HEAD + NORTH)
    before = rows()
    page = send(office_client, HEAD + NORTH)

    assert rows() == before
    assert "Everything in the list was here already. Nothing changed." in page.text


def test_leader_whose_invitation_was_withdrawn_is_not_invited_by_the_same_list(
    office_client, cohort, office
):
    send(office_client, HEAD + NORTH)
    invitation = Invitation.objects.get()
    office_client.post(f"/invitations/{invitation.pk}/withdraw/")
    send(office_client, HEAD + NORTH)

    assert Invitation.objects.count() == 1


def test_known_school_is_filled_in_and_overwritten_only_when_said_so(office_client):
    school = SchoolFactory(name="Demo North", neighborhood="Roxbury")
    send(office_client, HEAD + "demo north,Fenway,9 to 12,,,,,")
    school.refresh_from_db()
    assert (school.neighborhood, school.grade_span) == ("Roxbury", "9 to 12")

    send(office_client, HEAD + "demo north,Fenway,,,,,,", replace="on")
    school.refresh_from_db()
    assert (school.name, school.neighborhood, school.grade_span) == (
        "Demo North",
        "Fenway",
        "9 to 12",
    )


def test_team_that_is_here_stays_and_its_leader_is_invited(office_client, cohort):
    school = SchoolFactory(name="Demo North")
    team = TeamFactory(cohort=cohort, school=school, name="Our name", status="active")
    send(office_client, HEAD + NORTH)

    team.refresh_from_db()
    assert (team.name, team.status) == ("Our name", "active")
    assert team.invitations.count() == 1


def test_list_says_what_is_wrong_in_which_line(office_client, cohort):
    ended = TeamFactory(cohort=cohort, school=SchoolFactory(name="Demo End"), status="withdrawn")
    lines = [
        ",Fenway,,,,,,",
        "Demo A,,,no address,,,,",
        "Demo B,,,,Cohort Nine,,,",
        "Demo C,,,,,Demo team,,",
        "Demo D,,,,Cohort One,,Demo Lead,",
        "Demo E,,,,Cohort One,,Demo Lead,lead at school",
        "Demo F,,,,Cohort One,,,",
        "demo  f,,,,COHORT ONE,,,",
        f"{ended.school.name},,,,Cohort One,,Demo Lead,lead@incubator.example",
        "Demo G,,,,,,,,extra",
    ]
    page = read(office_client, HEAD + "\n".join(lines))

    assert errors_of(page) == {
        2: {"school"},
        3: {"website"},
        4: {"cohort"},
        5: {"cohort"},
        6: {"lead_email"},
        7: {"lead_email"},
        8: set(),
        9: {"school"},
        10: {"lead_email"},
        11: {"surplus"},
    }


def test_good_lines_are_used_and_bad_ones_stay(office_client, cohort):
    page = send(office_client, HEAD + "Demo North,,,,,,,\nDemo South,,,,Cohort Nine,,,")

    assert [form.line.school for form in page.context["roster"]] == ["Demo South"]
    assert [school.name for school in School.objects.all()] == ["Demo North"]


def test_nothing_is_kept_where_one_line_fails_at_the_last_moment(office_client, cohort):
    school = SchoolFactory(name="Demo South")
    member = MembershipFactory(team=TeamFactory(cohort=cohort, school=school)).user
    text = f"{HEAD}{NORTH}\nDemo South,,,,Cohort One,,Demo Lead,new@incubator.example"
    fields = fields_of(read(office_client, text))
    Team.objects.filter(school=school).update(status="completed")
    page = office_client.post(URL, fields | {"do": "send", "line-1-leave_out": "on"})
    assert page.status_code == 302

    assert Team.objects.count() == 2
    assert member.memberships.count() == 1


def test_member_by_a_second_address_is_not_invited(office_client, cohort):
    team = TeamFactory(cohort=cohort, school=SchoolFactory(name="Demo North"))
    member = MembershipFactory(team=team).user
    member.emailaddress_set.create(email="Lead@incubator.example", verified=True)
    send(office_client, HEAD + NORTH)

    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        (HEAD + NORTH).encode("utf-8-sig"),
        (HEAD + NORTH).replace(",", ";").replace("\n", "\r\n").encode(),
        (HEAD + NORTH).replace(",", "\t").encode("utf-16"),
    ],
)
def test_file_of_a_spreadsheet_is_read(office_client, cohort, data):
    page = office_client.post(URL, {"file": SimpleUploadedFile("schools.csv", data)})

    assert errors_of(page) == {2: set()}
    assert page.context["roster"].forms[0].line.lead_email == "lead@incubator.example"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Demo North,Fenway", "The first line needs the names of the columns"),
        ("school,name\nDemo,Demo", "Two columns mean the same. Rename or remove “name”."),
        ("", "Paste at least one line"),
        (HEAD, "Paste at least one line"),
        (HEAD + "Demo,,,,,,,\n" * 201, "this one has 201"),
    ],
)
def test_list_that_cannot_be_read_says_why_and_is_kept(office_client, text, words):
    page = read(office_client, text)

    assert words in page.text
    assert text.strip()[:40] in page.text


def test_unknown_columns_are_named(office_client):
    page = read(office_client, "school,mascot\nDemo North,owl")

    assert "These columns are not used:" in page.text
    assert "mascot" in page.text


def test_template_can_be_read_again(office_client):
    CohortFactory(name="Cohort 1")
    data = office_client.get(f"{URL}template/").content
    page = office_client.post(URL, {"file": SimpleUploadedFile("template.csv", data)})

    assert next(csv.reader(StringIO(data.decode("utf-8-sig")))) == HEAD.strip().split(",")
    assert errors_of(page) == {2: set()}


def test_preview_of_200_lines_asks_the_same_as_of_one(
    office_client, cohort, django_assert_num_queries
):
    for number in range(200):
        school = SchoolFactory(name=f"Demo {number}")
        TeamFactory(school=school, cohort=cohort)
    for number in (1, 200):
        lines = [f"Demo {n},,,,Cohort One,,Lead,lead{n}@incubator.example" for n in range(number)]
        with django_assert_num_queries(9):
            read(office_client, HEAD + "\n".join(lines))


def test_cell_as_large_as_a_list_is_shown_to_be_wrong(office_client):
    page = read(office_client, "school\n" + "a" * 150_000)

    assert errors_of(page) == {2: {"school"}}


def test_line_number_that_no_list_has_is_counted_instead(office_client):
    sent = {"line-TOTAL_FORMS": 1, "line-INITIAL_FORMS": 0, "line-0-school": "Demo North"}

    page = office_client.post(URL, sent | {"line-0-number": "9" * 5000})

    assert [form.line.number for form in page.context["roster"]] == [1]
