"""The hacks that a school leads together, and whom each reaches, in counts."""

from datetime import timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

import pytest

from hacks.models import HackSet, Reach
from hacks.selectors.hack_sets import hack_sets, led_sets
from hacks.services.hack_sets import change_set, end_set, lead_set
from hacks.services.reach import count_reach
from incubator.core.errors import DomainError, StaleVersion
from incubator.core.models import AuditEntry
from tests.factories import (
    HackFactory,
    HackSetFactory,
    IterationFactory,
    MembershipFactory,
    ReachFactory,
    TeamFactory,
)

pytestmark = pytest.mark.django_db
LIST = reverse("hacks:hack_set_list")


def counted(hack, actor, **values):
    usual = {"client_id": uuid4(), "counted_on": timezone.localdate()}
    usual["counts"] = {"classrooms": 3, "students": 64, "teachers": None}
    return count_reach(hack=hack, actor=actor, **(usual | values))


def put_together(hack, actor, **values):
    usual = {"client_id": uuid4(), "title": "Heard", "purpose": "", "hacks": [hack]}
    return lead_set(school=hack.team.school, actor=actor, **(usual | values))


def new_address(team):
    return reverse("hacks:new_hack_set", args=[team.school.slug])


def test_count_is_kept_and_the_earlier_one_stays(hack, member):
    first = counted(hack, member)
    second = counted(hack, member, counts={"students": 90})

    assert list(hack.reaches.values_list("pk", "students", "is_current")) == [
        (second.pk, 90, True),
        (first.pk, 64, False),
    ]
    assert AuditEntry.objects.filter(action="hack.reach_counted").count() == 2


def test_count_sent_twice_or_said_again_is_one(hack, member):
    key = uuid4()
    first = counted(hack, member, client_id=key)

    assert counted(hack, member, client_id=key) == first
    assert counted(hack, member) == first
    assert Reach.objects.count() == 1


@pytest.mark.parametrize(
    "values", [{"counts": {}}, {"counted_on": timezone.localdate() + timedelta(days=1)}]
)
def test_count_of_nothing_or_of_a_day_to_come_is_refused(hack, member, values):
    with pytest.raises(DomainError):
        counted(hack, member, **values)


def test_database_keeps_one_current_count_of_something(hack):
    ReachFactory(hack=hack)
    nothing = dict.fromkeys(("classrooms", "students", "teachers"))

    for values in ({}, {**nothing, "is_current": False}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReachFactory(hack=hack, **values)


def test_member_counts_on_a_page_without_script(client, hack, member):
    client.force_login(member)
    address = reverse("hacks:count_reach", args=[hack.team.slug, hack.slug])
    form = client.get(address).context["form"]

    empty = client.post(address, form.initial).text
    page = client.post(address, {**form.initial, "students": "48"}, follow=True).text

    assert "Count at least one of the three." in empty
    assert "<b>48</b> students" in page
    assert client.get(address).context["form"].initial["students"] == 48
    assert "fewer" not in client.post(address, {**form.initial, "students": "-1"}).text
    assert hack.reaches.count() == 1


def test_reach_goes_with_the_design(client, team):
    hack = HackFactory(team=team, audience="cohort")
    IterationFactory(hack=hack, audience="public")
    ReachFactory(hack=hack, students=64)
    hack_set = HackSetFactory(school=team.school, hacks=[hack])

    pages = [client.get(one.get_absolute_url()).text for one in (hack, hack_set)]

    assert "<b>64</b>" not in "".join(pages)
    assert "Nobody has counted yet" in pages[1]


def test_set_sent_twice_is_one_and_holds_hacks_of_the_school_alone(hack, lead):
    key = uuid4()
    first, second = (put_together(hack, lead, client_id=key) for _ in range(2))

    assert (first, HackSet.objects.count()) == (second, 1)
    assert list(first.hacks.all()) == [hack]
    for hacks in ([], [hack, HackFactory()]):
        with pytest.raises(DomainError):
            put_together(hack, lead, hacks=hacks)


def test_change_keeps_what_its_editor_was_not_offered(hack, lead):
    hidden = HackFactory(team=TeamFactory(school=hack.team.school), audience="team")
    other = HackFactory(team=hack.team)
    hack_set = HackSetFactory(school=hack.team.school, hacks=[hack, hidden])
    values = {"actor": lead, "title": "Heard", "purpose": "", "offered": [hack, other]}

    for _ in range(2):
        change_set(hack_set=hack_set, version=1, hacks=[other], **values)

    assert set(hack_set.hacks.all()) == {other, hidden}
    assert AuditEntry.objects.filter(action="hack_set.changed").count() == 1
    with pytest.raises(StaleVersion):
        change_set(hack_set=hack_set, version=1, hacks=[hack], **values)


def test_end_and_again_are_once_each(hack, lead):
    hack_set = HackSetFactory(school=hack.team.school, hacks=[hack])

    for is_over in (True, True, False, False):
        end_set(hack_set=hack_set, actor=lead, is_over=is_over)

    actions = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["hack_set.ended", "hack_set.taken_up"]


def test_lead_puts_hacks_together_without_script(client, lead, hack):
    client.force_login(lead)
    plan = HackFactory(team=hack.team, status="draft_plan", title="A plan")
    foreign = HackFactory(audience="public", title="Of others")
    school = client.get(hack.team.school.get_absolute_url()).text
    page = client.get(new_address(hack.team))
    sent = {**page.context["form"].initial, "title": "Heard", "hacks": [hack.pk]}

    made = client.post(new_address(hack.team), sent, follow=True)
    wrong = client.post(new_address(hack.team), {**sent, "hacks": [foreign.pk]}).text

    assert new_address(hack.team) in school
    assert plan.title not in page.text
    assert foreign.title not in page.text
    assert "Your school’s hack set is there." in made.text
    assert hack.title in made.text
    assert "Select a valid choice" in wrong
    assert HackSet.objects.count() == 1


def test_two_leads_who_change_a_set_do_not_overwrite_each_other(client, lead, hack):
    hack_set = HackSetFactory(school=hack.team.school, hacks=[hack], version=2)
    client.force_login(lead)
    address = reverse("hacks:edit_hack_set", args=[hack_set.pk])
    sent = {"title": "Mine", "hacks": [hack.pk], "version": 1}

    page = client.post(address, sent)
    again = page.context["form"]["version"].value()
    client.post(address, {**sent, "version": again})

    assert "Somebody else changed this set meanwhile." in page.text
    hack_set.refresh_from_db()
    assert (hack_set.title, hack_set.version) == ("Mine", 3)


def test_lead_ends_a_set_and_takes_it_up_again(client, lead, hack):
    hack.audience = "network"
    hack.save()
    hack_set = HackSetFactory(school=hack.team.school, hacks=[hack])
    client.force_login(lead)
    address = reverse("hacks:end_hack_set", args=[hack_set.pk])

    ended = client.post(address, {"do": "end"}, follow=True).text
    listed = client.get(LIST).text
    client.post(address, {"do": "again"})

    assert "together no longer" in ended
    assert hack_set.title not in listed
    assert hack_set.title in client.get(LIST).text
    assert hack_set.title in client.get(hack.get_absolute_url()).text


@pytest.mark.parametrize("name", ["member", "coach", "office", "neighbor"])
def test_only_leads_of_the_school_put_hacks_together(reader, team, hack, name):
    hack_set = HackSetFactory(school=team.school, hacks=[hack])
    client = reader(name)

    assert client.get(new_address(team)).status_code == 403
    assert client.get(reverse("hacks:edit_hack_set", args=[hack_set.pk])).status_code == 403
    assert client.post(reverse("hacks:end_hack_set", args=[hack_set.pk])).status_code == 403


def test_lead_of_an_earlier_team_of_the_school_may_too(client, team):
    earlier = TeamFactory(school=team.school, status="completed")
    client.force_login(MembershipFactory(team=earlier, role="lead").user)

    assert client.get(new_address(team)).status_code == 200


def test_set_is_there_for_who_sees_one_of_its_hacks(team, reader):
    shown, hidden = HackFactory(team=team, audience="public"), HackFactory(team=team)
    hack_set = HackSetFactory(school=team.school, hacks=[shown, hidden])
    inner = HackSetFactory(school=team.school, hacks=[hidden], title="Inner")

    page = reader("anonymous").get(hack_set.get_absolute_url()).text

    assert shown.title in page
    assert hidden.title not in page
    assert reader("anonymous").get(inner.get_absolute_url()).status_code == 404
    assert reader("neighbor").get(inner.get_absolute_url()).status_code == 200


def test_set_adds_up_what_its_reader_may_see(team, stranger, neighbor):
    shown, hidden = HackFactory(team=team, audience="public"), HackFactory(team=team)
    ReachFactory(hack=shown, classrooms=2, students=40, teachers=None)
    ReachFactory(hack=shown, students=7, is_current=False)
    ReachFactory(hack=hidden, classrooms=1, students=20, teachers=2)
    HackSetFactory(school=team.school, hacks=[shown, hidden])

    totals = [led_sets(hack_sets(one), one)[0].total for one in (stranger, neighbor)]

    assert [(one.hacks, one.classrooms, one.students, one.teachers) for one in totals] == [
        (1, 2, 40, 0),
        (2, 3, 60, 2),
    ]


def test_list_is_narrowed_by_school_and_words_and_led_to_from_the_library(client):
    for title in ("Heard", "Seen"):
        hack = HackFactory(audience="public")
        HackSetFactory(school=hack.team.school, hacks=[hack], title=title)
    school = HackSet.objects.get(title="Seen").school

    assert f'href="{LIST}"' in client.get("/hacks/").text
    assert "Heard" in client.get(LIST).text
    assert "Heard" not in client.get(LIST, {"school": school.slug}).text
    assert "Seen" not in client.get(LIST, {"words": "heard"}).text
    assert "No hack set fits all of this" in client.get(LIST, {"words": "nothing"}).text
    assert "Heard" not in client.get(school.get_absolute_url()).text


@pytest.mark.parametrize("count", [1, 12])
@pytest.mark.parametrize(("name", "queries"), [("anonymous", 6), ("member", 9)])
def test_list_asks_the_same_number_of_queries(
    reader, django_assert_num_queries, name, queries, count
):
    for _ in range(count):
        hacks = [HackFactory(audience="public")]
        hacks += [HackFactory(team=hacks[0].team, audience="public") for _ in range(count)]
        HackSetFactory(school=hacks[0].team.school, hacks=hacks)
        for hack in hacks:
            ReachFactory(hack=hack)
    client = reader(name)

    with django_assert_num_queries(queries):
        client.get(LIST)


@pytest.mark.parametrize("count", [1, 12])
@pytest.mark.parametrize(("name", "queries"), [("anonymous", 4), ("lead", 8)])
def test_set_asks_the_same_number_of_queries(
    reader, team, django_assert_num_queries, name, queries, count
):
    hacks = [HackFactory(team=team, audience="public") for _ in range(count)]
    for hack in hacks:
        ReachFactory(hack=hack)
    hack_set = HackSetFactory(school=team.school, hacks=hacks)
    client = reader(name)

    with django_assert_num_queries(queries):
        client.get(hack_set.get_absolute_url())


@pytest.mark.parametrize("count", [1, 12])
def test_school_page_asks_the_same_however_many_sets(
    client, team, django_assert_num_queries, count
):
    for _ in range(count):
        hack = HackFactory(team=team, audience="public")
        HackSetFactory(school=team.school, hacks=[hack])

    with django_assert_num_queries(6):
        client.get(team.school.get_absolute_url())
