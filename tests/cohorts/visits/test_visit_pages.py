import uuid

from django.urls import reverse

import pytest

from cohorts.visits.models import Mark, Seat, Visit
from cohorts.visits.services.visits import cancel_visit, mark_dates, pick_date
from tests.factories import MembershipFactory, SlotFactory, VisitFactory
from tests.factories.visits import planned_visit


def go(name: str, *args) -> str:
    return reverse(f"visits:{name}", args=args)


@pytest.fixture
def guest(client, member):
    client.force_login(member)
    return client


def sent(team, slot, people, **more) -> dict:
    return {
        "team": team.pk,
        "slots": [slot.pk],
        "people": [person.pk for person in people],
        "purpose": "To see who speaks first.",
        "client_id": str(uuid.uuid4()),
    } | more


def test_member_asks_and_sees_the_dates(guest, team, member, slot):
    page = guest.post(go("ask_to_visit", slot.pk), sent(team, slot, [member]), follow=True)

    html = page.content.decode()
    assert "To see who speaks first." in html
    assert "Which date?" in html
    assert Visit.objects.get().host == slot.team


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"slots": []}, "Choose one date or more."),
        ({"people": []}, "Choose who would come."),
        ({"purpose": " "}, "Say what you hope to learn."),
    ],
)
def test_bad_question_gets_a_sentence(guest, team, member, slot, fields, sentence):
    page = guest.post(go("ask_to_visit", slot.pk), sent(team, slot, [member]) | fields)

    assert sentence in page.content.decode()
    assert not Visit.objects.exists()


def test_people_of_other_teams_cannot_be_chosen(guest, team, neighbor, slot):
    page = guest.post(go("ask_to_visit", slot.pk), sent(team, slot, [neighbor]))

    assert page.status_code == 200
    assert not Visit.objects.exists()


def test_visitor_marks_the_dates_on_the_page(guest, ask, team, member):
    visit = ask()
    candidate = visit.candidates.get()

    guest.post(go("mark_dates", visit.pk), {f"date-{candidate.pk}": "if_need_be"})

    assert Mark.objects.get().answer == "if_need_be"


def test_person_who_was_named_and_has_not_answered_stands_in_the_table(
    guest, ask, team, member, slot
):
    silent = MembershipFactory(team=team).user
    visit = ask(people=[member, silent])

    page = guest.get(visit.get_absolute_url())

    rows = {row.person: row.is_silent for row in page.context["page"].rows}
    assert rows == {member: False, silent: True}
    assert page.text.count("No answer yet") == 1
    assert silent.email not in page.text

    mark_dates(visit=visit, person=silent, answers={visit.candidates.get().pk: "no"})
    assert "No answer yet" not in guest.get(visit.get_absolute_url()).text


def test_person_who_has_not_answered_hears_that_it_is_called_off_and_has_no_seat(
    ask, team, member, slot, host_lead
):
    silent = MembershipFactory(team=team).user
    visit = ask(people=[member, silent])
    planned = pick_date(visit=visit, slot=slot, actor=host_lead)
    other = ask(slots=[SlotFactory(team=slot.team)], people=[member, silent])

    cancel_visit(visit=other, reason="Snow.", actor=host_lead)

    assert [seat.person for seat in planned.seats.taken()] == [member]
    assert silent.notifications.filter(text__contains="Snow.").count() == 1


def test_answer_that_is_none_changes_nothing(guest, ask, member):
    visit = ask()
    candidate = visit.candidates.get()

    guest.post(go("mark_dates", visit.pk), {f"date-{candidate.pk}": "perhaps"})

    assert Mark.objects.get().answer == "yes"


def test_host_chooses_agrees_and_the_visitor_notes_cover_until_it_is_confirmed(
    client, ask, slot, member, host_lead
):
    visit = ask()
    client.force_login(host_lead)
    assert "This one" in client.get(visit.get_absolute_url()).content.decode()
    client.post(go("pick_date", visit.pk), {"slot": slot.pk})
    client.post(go("agree", visit.pk), {"is_host_sure": "on", "is_office_told": "on"})
    client.force_login(member)
    seat = Seat.objects.get()

    page = client.post(
        go("note_cover", visit.pk, seat.pk), {"cover": "Grade 9: Demo Sub"}, follow=True
    )

    html = page.content.decode()
    assert "Everything is ready" in html
    assert "Grade 9: Demo Sub" in html


def test_cover_of_nothing_gets_a_sentence(guest, planned):
    page = guest.post(go("note_cover", planned.pk, planned.seats.get().pk), {"cover": ""})

    assert "or that nobody needs to" in page.content.decode()


def test_refused_date_is_not_offered(client, ask, slot, member, mark, host_lead):
    visit = ask()
    mark(visit, slot, member, "no")
    client.force_login(host_lead)

    page = client.get(visit.get_absolute_url()).content.decode()

    assert "Nobody can come" in page
    assert "This one" not in page


def test_cancelled_visit_says_why_and_names_the_next_three_dates(client, planned, host, host_lead):
    SlotFactory.create_batch(5, team=host)
    client.force_login(host_lead)

    page = client.post(go("cancel_visit", planned.pk), {"reason": "Snow."}, follow=True)

    html = page.content.decode()
    assert "Snow." in html
    assert html.count("datebox") == 3


def test_cancelling_without_a_reason_is_refused(client, planned, host_lead):
    client.force_login(host_lead)

    page = client.post(go("cancel_visit", planned.pk), {"reason": ""})

    assert "Say why, in a few words." in page.content.decode()


def test_seats_of_another_visit_are_not_found(guest, planned, neighbor):
    other = planned_visit(neighbor, SlotFactory())

    answer = guest.get(go("note_cover", planned.pk, other.seats.get().pk))

    assert answer.status_code == 404


def test_no_page_of_a_visit_holds_an_address(client, planned, member, host_lead):
    client.force_login(host_lead)

    page = client.get(planned.get_absolute_url()).content.decode()

    assert member.get_short_name() in page
    assert member.email not in page


def test_full_slot_says_so_and_cannot_be_asked_for(guest, slot, neighbor):
    slot.seats = 1
    slot.save()
    planned_visit(neighbor, slot)

    page = guest.get(slot.get_absolute_url()).content.decode()

    assert "0 of 1 seats are free" in page
    assert "Ask to visit" not in page


@pytest.mark.parametrize("number", [1, 30])
def test_visit_that_is_asked_for_takes_the_same_queries(
    guest, team, host, number, django_assert_num_queries
):
    visit = VisitFactory(team=team, host=host)
    for slot in SlotFactory.create_batch(number, team=host):
        candidate = visit.candidates.create(slot=slot)
        candidate.marks.create(person=MembershipFactory(team=team).user, answer="yes")

    with django_assert_num_queries(12):
        guest.get(visit.get_absolute_url())


@pytest.mark.parametrize("number", [1, 30])
def test_list_takes_the_same_queries_with_many_visits(
    guest, member, host, number, django_assert_num_queries
):
    for slot in SlotFactory.create_batch(number, team=host):
        planned_visit(member, slot)

    with django_assert_num_queries(10):
        guest.get(reverse("visits:visits"))
