"""Half an hour as another role, then oneself again, and told so."""

from django.urls import reverse

import pytest

from incubator.core.models import AuditEntry
from incubator.home.view_as import KEY, MINUTES, Role

from .test_view_as import rows, start

pytestmark = pytest.mark.django_db
OVER = "30 minutes are over: you see the site as yourself again."


@pytest.fixture
def desk(client, office):
    client.force_login(office)
    return client


def let_time_pass(client, minutes=MINUTES):
    session = client.session
    session[KEY] = session[KEY] | {"until": session[KEY]["until"] - minutes * 60 - 1}
    session.save()


def test_it_ends_by_itself_after_half_an_hour(world, desk, office):
    start(desk, Role.LEAD, world.team)
    let_time_pass(desk, MINUTES - 1)
    still = desk.get("/hacks/").text
    let_time_pass(desk, 1)

    page = desk.get("/hacks/", follow=True)
    after = desk.get("/me/").text

    assert "You see the site as a team lead" in still
    assert page.redirect_chain == [(reverse("home:view_as"), 302)]
    assert OVER in page.text
    assert (office.name in after, OVER in after) == (True, False)
    entry = AuditEntry.objects.get(action="view_as.stopped")
    assert (entry.actor_id, entry.details) == (office.pk, {"by_itself": True})


def test_own_page_goes_on_and_says_that_it_is_over(world, desk):
    start(desk, Role.LEAD, world.team)
    let_time_pass(desk)

    page = desk.get(reverse("home:office"))

    assert (page.status_code, OVER in page.text) == (200, True)
    assert KEY not in desk.session


def test_what_is_sent_too_late_reaches_no_view(world, desk):
    start(desk, Role.LEAD, world.team)
    let_time_pass(desk)
    before = rows()

    answer = desk.post(f"{world.team.get_absolute_url()}aspiration/", {"text": "Changed."})

    assert answer.url == reverse("home:view_as")
    assert rows() == before


def test_picture_of_a_page_is_not_shown_too_late_and_takes_no_sentence(world, desk):
    photo = world.photo_with_file()
    address = reverse("hacks:photo_file", args=[photo.pk, 400, "jpg"])
    start(desk, Role.MEMBER, world.team)
    let_time_pass(desk)

    answer = desk.get(address, headers={"Sec-Fetch-Dest": "image"})

    assert answer.status_code == 403
    assert OVER in desk.get("/hacks/", follow=True).text
