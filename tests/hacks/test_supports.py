"""What hacks need: written by the team, read by the Office in one list and as a file."""

from io import BytesIO
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

import pytest
from openpyxl import load_workbook

from hacks.models import Support
from hacks.services.supports import ask_support, settle_support
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.factories import CohortFactory, HackFactory, SupportFactory

pytestmark = pytest.mark.django_db
LIST, EXPORT = reverse("hacks:office_supports"), reverse("hacks:export_supports")
NEED = {"purpose": "go_on", "kind": "money", "text": "Paper for two classes."}


def asked(hack, actor, **values):
    return ask_support(hack=hack, actor=actor, **{"client_id": uuid4(), **NEED, **values})


def address_of(hack):
    return reverse("hacks:ask_support", args=[hack.team.slug, hack.slug])


def test_need_sent_twice_is_one_and_is_logged(hack, member):
    key = uuid4()
    first, second = (asked(hack, member, client_id=key) for _ in range(2))

    assert (first, Support.objects.count()) == (second, 1)
    assert AuditEntry.objects.get(action="support.asked").actor_id == member.pk


def test_need_without_words_or_with_the_id_of_another_is_refused(hack, member):
    other = asked(HackFactory(team=hack.team), member)

    for values in ({"text": "  "}, {"client_id": other.client_id}):
        with pytest.raises(DomainError):
            asked(hack, member, **values)


def test_twenty_open_needs_are_enough(hack, member):
    needs = [asked(hack, member) for _ in range(20)]
    with pytest.raises(DomainError):
        asked(hack, member)

    settle_support(support=needs[0], actor=member, state="gone")
    asked(hack, member)

    assert hack.supports.needed().count() == 20


def test_settling_and_taking_it_back_leave_a_trace(hack, member):
    support = asked(hack, member)

    for state in ("met", "met", "needed"):
        support = settle_support(support=support, actor=member, state=state)

    assert (support.state, support.settled_at, support.settled_by) == ("needed", None, None)
    entries = AuditEntry.objects.filter(action="support.settled").order_by("pk")
    assert [one.details["state"] for one in entries] == ["met", "needed"]


def test_nothing_is_asked_or_settled_on_a_hack_that_stays_as_it_is(team, member):
    hack = HackFactory(team=team, status="planned")
    support = asked(hack, member)
    team.status = "completed"
    team.save()

    with pytest.raises(DomainError):
        asked(hack, member)
    with pytest.raises(DomainError):
        settle_support(support=support, actor=member, state="met")


def test_database_wants_words_and_a_moment(hack):
    for values in ({"text": ""}, {"state": "met"}, {"settled_at": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SupportFactory(hack=hack, **values)


def test_team_writes_and_settles_without_script(client, hack, lead):
    client.force_login(lead)
    form = client.get(address_of(hack)).context["form"]

    page = client.post(address_of(hack), {**form.initial, **NEED}, follow=True).text
    support = hack.supports.get()
    settled = client.post(
        reverse("hacks:settle_support", args=[support.pk]), {"state": "met"}, follow=True
    ).text

    assert "It is on the list of supports needed." in page
    assert NEED["text"] in page
    assert "Still needed" in settled


def test_form_names_what_is_missing(client, hack, lead):
    client.force_login(lead)

    page = client.post(address_of(hack), {"x": "1"}).text

    for sentence in ("Choose what it is needed for.", "Choose what kind", "Say what is needed."):
        assert sentence in page


def test_form_says_where_the_office_does_not_read_it_yet(client, team, lead):
    client.force_login(lead)
    open_one, own = HackFactory(team=team), HackFactory(team=team, audience="team")

    assert "the Office does not read this yet" not in client.get(address_of(open_one)).text
    assert "the Office does not read this yet" in client.get(address_of(own)).text


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        *(("member", True), ("coach", True), ("office", True)),
        *(("neighbor", False), ("outsider", False), ("stranger", False), ("anonymous", False)),
    ],
)
def test_page_shows_needs_to_team_coach_and_office_alone(team, reader, name, reads):
    hack = HackFactory(team=team, audience="public")
    SupportFactory(hack=hack, text="Cover for two mornings.")

    page = reader(name).get(hack.get_absolute_url()).text

    assert ("Cover for two mornings." in page) is reads


@pytest.mark.parametrize("name", ["neighbor", "office", "coach"])
def test_nobody_but_the_team_settles(reader, hack, name):
    support = SupportFactory(hack=hack)
    address = reverse("hacks:settle_support", args=[support.pk])

    assert reader(name).post(address, {"state": "met"}).status_code in {403, 404}
    assert hack.supports.get().is_needed


def test_office_reads_what_waits_longest_first_and_not_what_a_team_keeps(reader, hack):
    late, early = SupportFactory(hack=hack, text="Late."), SupportFactory(text="Early.")
    Support.objects.filter(pk=early.pk).update(created_at=late.created_at.replace(year=2020))
    SupportFactory(hack=HackFactory(audience="team"), text="Kept inside.")
    SupportFactory(hack=hack, text="Came.", state="met", settled_at=timezone.now())
    office = reader("office")

    page = office.get(LIST).text
    desk = office.get(reverse("home:office")).text

    assert page.index("Early.") < page.index("Late.")
    assert "Kept inside." not in page
    assert "Came." not in page
    assert "2 supports are needed" in desk
    assert f'href="{LIST}"' in desk


def test_office_narrows_the_list(reader, hack):
    SupportFactory(hack=hack, text="Paper.", kind="money", purpose="go_on")
    SupportFactory(text="Cover.", kind="time", hack=HackFactory(team__cohort=CohortFactory()))
    SupportFactory(hack=hack, text="Came.", state="met", settled_at=timezone.now())
    office = reader("office")

    def texts(**asked):
        return {one.text for one in office.get(LIST, asked).context["page"]}

    assert texts(cohort=hack.team.cohort.slug) == {"Paper."}
    assert texts(kind="time") == {"Cover."}
    assert texts(purpose="go_on") == {"Paper."}
    assert texts(state="met") == {"Came."}
    assert texts(words="cover") == {"Cover."}
    assert texts(kind="x", cohort="none") == {"Paper.", "Cover."}


def test_office_takes_the_filtered_list_as_a_file(reader, hack):
    SupportFactory(hack=hack, text="=Paper", kind="money")
    SupportFactory(hack=hack, text="Cover.", kind="time")
    office = reader("office")

    csv = office.post(EXPORT, {"kind": "money", "format": "csv"}).content.decode()
    xlsx = office.post(EXPORT, {"format": "xlsx"}).content

    assert "'=Paper" in csv
    assert "Cover." not in csv
    assert hack.get_absolute_url() in csv
    rows = list(load_workbook(BytesIO(xlsx)).active.values)
    assert [row[0] for row in rows[1:]] == ["'=Paper", "Cover."]
    assert AuditEntry.objects.filter(action="supports.exported").count() == 2


@pytest.mark.parametrize("name", ["member", "coach", "stranger"])
def test_list_and_file_are_for_the_office_alone(reader, name):
    client = reader(name)

    assert client.get(LIST).status_code == 403
    assert client.post(EXPORT).status_code == 403


@pytest.mark.parametrize("count", [2, 30])
def test_list_asks_the_same_number_of_queries(reader, django_assert_num_queries, count):
    for _ in range(count):
        SupportFactory()
    office = reader("office")

    with django_assert_num_queries(6):
        office.get(LIST)
