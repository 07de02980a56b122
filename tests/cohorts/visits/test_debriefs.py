from django.urls import reverse

import pytest
import time_machine

from cohorts.models import Team
from cohorts.visits.models import Debrief, TakeAway
from cohorts.visits.services.debriefs import make_hack, write_debrief
from hacks.models import Hack
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.crowd import at_once
from tests.factories import HackFactory, MembershipFactory

WORDS = {"noticed": "Students began.", "wondered": "", "thanks": "Thank you!"}


@pytest.fixture
def begun(planned, slot):
    """The visit takes place; the clock stands in its first hour."""
    with time_machine.travel(slot.starts_at, tick=True):
        yield planned


def write(visit, person, will_try=("Start with silence",), **more):
    return write_debrief(visit=visit, person=person, will_try=will_try, **WORDS | more)


def test_debrief_keeps_take_aways_and_the_host_hears(begun, member, host_lead):
    write(begun, member, ["Start with  silence", "", "Ask twice", "Ask twice"])

    assert [one.text for one in TakeAway.objects.all()] == ["Start with silence", "Ask twice"]
    assert "wrote what your visit gave them" in host_lead.notifications.latest("pk").text


def test_debrief_written_again_changes_the_first(begun, member):
    write(begun, member)

    write(begun, member, ["Ask twice"], noticed="Less talk.")

    assert Debrief.objects.get().noticed == "Less talk."
    assert TakeAway.objects.get().text == "Ask twice"


def test_take_away_that_became_a_hack_stays(begun, member):
    write(begun, member)
    make_hack(take_away=TakeAway.objects.get(), author=member)

    write(begun, member, ["Ask twice"])

    assert TakeAway.objects.count() == 2


@pytest.mark.parametrize(
    ("will_try", "sentence"),
    [
        ([], "Name one thing at least"),
        ([" "], "Name one thing at least"),
        (list("abcdef"), "Five take-aways are enough"),
        (["a" * 281], "280 characters"),
    ],
)
def test_visitor_names_some_take_aways(begun, member, will_try, sentence):
    with pytest.raises(DomainError, match=sentence):
        write(begun, member, will_try)

    assert not Debrief.objects.exists()


def test_host_reflects_without_a_take_away(begun, host_lead, host):
    debrief = write(begun, host_lead, [])

    assert debrief.team == host


def test_reflection_says_what_the_host_will_change_and_the_visitors_hear(begun, member, host_lead):
    debrief = write(begun, host_lead, [], will_change="We wait longer.")

    assert debrief.will_change == "We wait longer."
    assert "wrote what your visit showed them" in member.notifications.latest("pk").text


def test_reflection_written_again_is_told_once(begun, member, host_lead):
    write(begun, host_lead, [])
    before = member.notifications.count()

    write(begun, host_lead, [], noticed="Even less talk.")

    assert member.notifications.count() == before


def test_visitor_who_left_the_team_hears_of_no_reflection(begun, member, host_lead):
    member.memberships.update(ended_at=begun.slot.starts_at)
    before = member.notifications.count()

    write(begun, host_lead, [])

    assert member.notifications.count() == before


def test_host_writes_its_own_reflection_beside_the_debriefs(client, begun, member, host_lead, host):
    write(begun, member, noticed="Students began.")
    client.force_login(host_lead)
    address = reverse("visits:debrief", args=[begun.pk])

    form = client.get(address).text
    fields = {**WORDS, "noticed": "We talk too much.", "will_change": "We wait longer."}
    thanks = client.post(address, fields, follow=True).text
    page = client.get(begun.get_absolute_url()).text

    assert "What did the visitors help you see?" in form
    assert begun.slot.focus_question in form
    assert "can read what you wrote" in thanks
    assert page.index("Students began.") < page.index(f"What it showed {host}")
    assert page.index(f"What it showed {host}") < page.index("We talk too much.")
    assert "We wait longer." in page
    assert "Change what you wrote" in page
    assert "We wait longer." in client.get(address).text


def test_nobody_writes_before_the_visit_began(planned, member):
    with pytest.raises(DomainError, match="has not begun"):
        write(planned, member)


def test_take_away_becomes_a_hack_with_credit_to_the_hosts(begun, member, host, team, host_lead):
    source = HackFactory(team=host, audience="cohort", status="trying")
    write(begun, member, source=source)

    hack = make_hack(take_away=TakeAway.objects.get(), author=member)

    assert (hack.team, hack.adapted_from, hack.status) == (team, source, "planned")
    assert hack.what_we_will_try == "Start with silence"
    assert hack.how_might_we == source.how_might_we
    assert any("adapted your hack" in one.text for one in host_lead.notifications.all())


def test_hack_takes_no_words_of_a_source_that_its_author_may_not_read_any_more(begun, member, host):
    source = HackFactory(team=host, audience="cohort", status="trying")
    write(begun, member, source=source)
    Hack.objects.filter(pk=source.pk).update(audience="team")

    hack = make_hack(take_away=TakeAway.objects.get(), author=member)

    assert (hack.adapted_from, hack.how_might_we) == (source, "Start with silence")


def test_take_away_after_the_cohorts_end_gets_a_sentence(client, begun, member, team):
    write(begun, member)
    team.cohort.completed_at = team.cohort.created_at
    team.cohort.save()
    Team.objects.filter(pk=team.pk).update(status="completed")
    client.force_login(member)

    page = client.post(
        reverse("visits:make_hack", args=[begun.pk, TakeAway.objects.get().pk]), follow=True
    )

    assert "finished" in page.text
    assert not Hack.objects.exists()


def test_visit_that_has_begun_is_not_undone(client, begun, lead):
    client.force_login(lead)
    seat = begun.seats.get()
    MembershipFactory(team=begun.team)

    cancelled = client.post(
        reverse("visits:cancel_visit", args=[begun.pk]), {"reason": "No."}, follow=True
    )
    given_back = client.post(
        reverse("visits:give_seat_back", args=[begun.pk, seat.pk]), follow=True
    )

    assert "This visit has begun, so it stays as it is." in cancelled.text
    assert given_back.status_code == 200
    assert begun.seats.taken().get() == seat


def test_take_away_without_a_source_becomes_a_hack_as_well(begun, member):
    write(begun, member)

    hack = make_hack(take_away=TakeAway.objects.get(), author=member)

    assert (hack.adapted_from, hack.status) == (None, "planned")


def test_take_away_becomes_one_hack(begun, member):
    write(begun, member)
    take_away = TakeAway.objects.get()

    assert make_hack(take_away=take_away, author=member) == make_hack(
        take_away=take_away, author=member
    )
    assert AuditEntry.objects.filter(action="take_away.tried").count() == 1


@pytest.mark.django_db(transaction=True)
def test_ten_who_press_at_once_make_one_hack(begun, member):
    write(begun, member)
    take_away = TakeAway.objects.get()

    at_once(lambda number: make_hack(take_away=take_away, author=member))

    assert Hack.objects.filter(taken_away=take_away).count() == 1
    assert Hack.objects.count() == 1


def test_visitor_writes_on_the_page_and_makes_a_hack(client, begun, member):
    client.force_login(member)
    fields = {**WORDS, "will_try": "Start with silence\r\nAsk twice"}

    page = client.post(reverse("visits:debrief", args=[begun.pk]), fields, follow=True)
    assert "Start with silence" in page.content.decode()
    assert "Students began." in client.get(begun.get_absolute_url()).text
    take_away = TakeAway.objects.get(text="Ask twice")

    made = client.post(reverse("visits:make_hack", args=[begun.pk, take_away.pk]))
    assert made.url == Hack.objects.get().get_absolute_url()


def test_form_shows_what_was_written_before(client, begun, member):
    write(begun, member)
    client.force_login(member)

    page = client.get(reverse("visits:debrief", args=[begun.pk])).content.decode()

    assert "Students began." in page
    assert "Start with silence" in page


def test_hacks_that_the_visitor_may_not_read_cannot_be_credited(client, begun, member, host):
    hidden = HackFactory(team=host, audience="team", status="trying")
    client.force_login(member)

    page = client.post(
        reverse("visits:debrief", args=[begun.pk]),
        {**WORDS, "will_try": "Ask twice", "source": hidden.pk},
    ).content.decode()

    assert "Select a valid choice" in page
    assert not Debrief.objects.exists()


def test_who_did_not_come_writes_nothing(client, begun, team):
    other = MembershipFactory(team=team).user
    client.force_login(other)

    assert client.get(reverse("visits:debrief", args=[begun.pk])).status_code == 403


def test_begun_visit_is_among_ones_own_with_a_way_to_write(client, begun, member):
    client.force_login(member)

    page = client.get(reverse("visits:visits")).content.decode()

    assert reverse("visits:debrief", args=[begun.pk]) in page


@pytest.mark.parametrize("number", [1, 30])
def test_begun_visit_takes_the_same_queries(
    client, begun, member, team, number, django_assert_num_queries
):
    client.force_login(member)
    for _ in range(number):
        person = MembershipFactory(team=team).user
        Debrief.objects.create(visit=begun, person=person, team=team, noticed="Much.")
        hack = HackFactory(team=team)
        TakeAway.objects.create(visit=begun, person=person, text="Ask twice", hack=hack)
        host_person = MembershipFactory(team=begun.host).user
        Debrief.objects.create(visit=begun, person=host_person, team=begun.host, noticed="Much.")

    with django_assert_num_queries(22):
        client.get(begun.get_absolute_url())
