import uuid

import pytest

from hacks.models import Hack

CARD = {"title": "Desk in the lobby", "how_might_we": "meet families?", "audience": "cohort"}


def test_hack_sent_twice_is_started_once(as_member, team):
    sent = {**CARD, "client_id": uuid.uuid4()}

    for _ in range(2):
        response = as_member.post(f"/teams/{team.slug}/hacks/new/", sent)

    assert response.url == Hack.objects.get().get_absolute_url()


def test_hack_without_title_says_so_and_keeps_the_question(as_member, team):
    response = as_member.post(f"/teams/{team.slug}/hacks/new/", {**CARD, "title": ""})

    assert "Give the hack a title." in response.text
    assert "meet families?" in response.text


def test_hack_that_ends_before_it_starts_says_so(as_member, team):
    dates = {"starts_on": "2018-11-19", "ends_on": "2018-11-12"}

    response = as_member.post(f"/teams/{team.slug}/hacks/new/", {**CARD, **dates})

    assert "A hack ends on or after the day it starts." in response.text


def test_design_of_two_people_shows_both_texts(as_member, client, hack, lead):
    address = f"{hack.get_absolute_url()}edit/"
    as_member.post(address, {**CARD, "title": "First saved", "version": "1"})
    client.force_login(lead)

    response = client.post(address, {**CARD, "title": "Second saved", "version": "1"})

    hack.refresh_from_db()
    assert (response.status_code, hack.title) == (409, "First saved")
    assert "Second saved" in response.text


def test_status_parked_asks_what_was_learned(as_member, hack):
    response = as_member.post(f"{hack.get_absolute_url()}status/", {"status": "parked"})

    assert "Say what you learned." in response.text
    hack.refresh_from_db()
    assert hack.status == "trying"


@pytest.mark.parametrize(
    ("person", "status"), [("member", 200), ("coach", 403), ("neighbor", 403), ("office", 403)]
)
@pytest.mark.parametrize("page", ["edit", "status"])
def test_design_pages_are_for_the_team(client, request, hack, person, status, page):
    client.force_login(request.getfixturevalue(person))

    assert client.get(f"{hack.get_absolute_url()}{page}/").status_code == status
