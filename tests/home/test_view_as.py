"""The Office sees the site as another role does: the same page, and nothing that stays."""

import re
import time
from datetime import timedelta
from html import unescape

from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest

from cohorts.models import CoachAssignment, Membership
from incubator.accounts.models import AupPolicy, User
from incubator.core.models import AuditEntry
from incubator.home.view_as import IN_TEAM, KEY, Reason, Role
from tests import second_factor
from tests.factories import SignOffFactory, UserFactory

pytestmark = pytest.mark.django_db
NAME, EMAIL = "Stand-in", "stand-in-1@incubator.invalid"
ROLES = list(Role)


@pytest.fixture
def desk(client, office):
    client.force_login(office)
    return client


def start(client, role, team=None, reason=Reason.HELP):
    sent = {"role": role, "team": team.pk if team else "", "reason": reason}
    return client.post(reverse("home:view_as"), sent)


def stop(client):
    return client.post(reverse("home:stop_view_as"))


def pages_of(world) -> list[str]:
    """What a person reads most."""
    team, hack, iteration = world.team, world.hack, world.iteration
    return [
        "/",
        "/me/",
        "/me/notifications/",
        "/hacks/",
        "/search/?q=demo",
        "/coach/",
        "/policy/",
        team.get_absolute_url(),
        team.school.get_absolute_url(),
        f"{team.get_absolute_url()}people/",
        f"{team.get_absolute_url()}people/invite/",
        f"{team.get_absolute_url()}aspiration/",
        hack.get_absolute_url(),
        f"{hack.get_absolute_url()}edit/",
        f"{hack.get_absolute_url()}iterations/new/",
        iteration.get_absolute_url(),
        f"{iteration.get_absolute_url()}edit/",
    ]


def text_of(response) -> str:
    """The words of a page without the bar, and without what differs from person to person."""
    page = re.sub(r"(?s)<aside class=\"viewing.*?</aside>", "", response.text)
    page = re.sub(r"(?s)<script.*?</script>|<[^>]+>", " ", page)
    page = re.sub(r"stand-in-\d+@", "stand-in-1@", unescape(page))
    return f"{response.status_code} {' '.join(page.split())}"


def texts_of(client, world) -> dict[str, str]:
    return {address: text_of(client.get(address)) for address in pages_of(world)}


def real_person(role: Role, team) -> User:
    """Somebody who has what the stand-in has, and the same name, and signed the policy."""
    person, day_ago = UserFactory(name=NAME, email=EMAIL), timezone.now() - timedelta(days=1)
    SignOffFactory(person=person, policy=AupPolicy.objects.get())
    if role == Role.COACH:
        CoachAssignment.objects.create(team=team, coach=person)
    elif role in IN_TEAM:
        place = "lead" if role == Role.LEAD else "member"
        ended_at = timezone.now() if role == Role.LEFT else None
        Membership.objects.create(
            team=team, user=person, role=place, started_at=day_ago, ended_at=ended_at
        )
    return person


def take_away(person: User) -> None:
    """Nobody of this name and address is in a team any more; who signed is never deleted."""
    person.memberships.all().delete()
    person.coach_assignments.all().delete()
    User.objects.filter(pk=person.pk).update(name="Demo Gone", email="gone@incubator.example")


def rows() -> dict[str, list]:
    """Every row of every table but sessions and the audit log."""
    apart = {Session, AuditEntry}
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models()
        if model not in apart and model._meta.managed
    }


@pytest.mark.parametrize("role", [one for one in ROLES if one != Role.UNSIGNED])
def test_role_sees_what_a_real_person_sees(world, desk, role):
    if role == Role.VISITOR:
        real = texts_of(Client(), world)
    else:
        person, theirs = real_person(role, world.team), Client()
        theirs.force_login(person)
        real = texts_of(theirs, world)
        take_away(person)
    start(desk, role, world.team)

    seen = texts_of(desk, world)

    if role == Role.VISITOR:  # these lead to the sign-in page
        asked = {address for address, text in real.items() if text.startswith("302")}
        assert {a for a, text in seen.items() if "is asked to sign in" in text} == asked
        real = {address: text for address, text in real.items() if address not in asked}
        seen = {address: text for address, text in seen.items() if address not in asked}
    assert seen == real


@pytest.mark.parametrize("role", ROLES)
def test_nothing_stays(world, desk, role):
    start(desk, role, world.team)
    before, noted, session = rows(), AuditEntry.objects.count(), dict(desk.session)

    texts_of(desk, world)

    assert rows() == before
    assert AuditEntry.objects.count() == noted
    assert dict(desk.session) == session


def test_no_sequence_moves(world, desk):
    last = UserFactory().pk
    start(desk, Role.LEAD, world.team)
    texts_of(desk, world)

    assert UserFactory().pk == last + 1


def test_bar_says_who_and_no_script_runs(world, desk):
    start(desk, Role.MEMBER, world.team)
    page = desk.get(world.team.get_absolute_url())
    own = desk.get(reverse("home:view_as")).text

    words = f"You see the site as a member of {world.team}. Nothing can be changed."
    assert words in page.text
    assert "site.js" not in page.text
    assert page.headers["Cache-Control"] == "private, no-store"
    assert f"This page is your own. Others you see as a member of {world.team}." in own
    assert "site.js" in own


def test_public_page_as_a_visitor_stays_out_of_shared_caches(world, desk):
    start(desk, Role.VISITOR)

    assert desk.get("/").headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_sent(world, desk, method):
    start(desk, Role.LEAD, world.team)
    before = rows()
    address = f"{world.team.get_absolute_url()}aspiration/"
    answer = getattr(desk, method)(address, {"text": "Changed."})

    assert answer.status_code == 403
    assert "Nothing can be changed. Stop first." in answer.text
    assert rows() == before


def test_unsigned_role_is_told_to_sign(world, desk):
    start(desk, Role.UNSIGNED)

    assert "first sign this school year’s Acceptable Use Policy" in desk.get("/me/").text


def test_photo_is_served_as_far_as_the_role_may_see_it(world, desk):
    photo = world.photo_with_file()
    address = reverse("hacks:photo_file", args=[photo.pk, 400, "jpg"])
    answers = {}
    for role in (Role.MEMBER, Role.VISITOR):
        start(desk, role, world.team)
        answers[role] = desk.get(address)

    assert b"".join(answers[Role.MEMBER]).startswith(b"\xff\xd8")
    assert answers[Role.VISITOR].status_code == 404


def test_beginning_and_end_are_noted_and_no_page(world, desk, office):
    start(desk, Role.LEAD, world.team)
    texts_of(desk, world)
    start(desk, Role.VISITOR)
    stop(desk)
    stop(desk)

    noted = AuditEntry.objects.filter(action__startswith="view_as.").order_by("pk")
    assert list(noted.values_list("action", "details")) == [
        ("view_as.started", {"role": "lead", "reason": "help"}),
        ("view_as.stopped", {}),
        ("view_as.started", {"role": "visitor", "reason": "help"}),
        ("view_as.stopped", {}),
    ]
    assert set(noted.values_list("actor_id", flat=True)) == {office.pk}


def test_stop_gives_the_own_pages_back(world, desk, office):
    start(desk, Role.VISITOR)
    stop(desk)

    assert office.name in desk.get("/me/").text


def test_sign_out_ends_it(world, desk, office):
    start(desk, Role.LEAD, world.team)
    desk.post(reverse("account_logout"))
    desk.force_login(office)

    assert "You see the site as" not in desk.get("/me/").text
    assert AuditEntry.objects.filter(action="view_as.stopped").count() == 1


@pytest.mark.parametrize("role", sorted(IN_TEAM))
def test_role_in_a_team_needs_a_team(desk, role):
    assert "Choose a team." in start(desk, role).text
    assert KEY not in desk.session


def test_people_outside_the_office_see_as_nobody_else(client, world, member):
    client.force_login(member)
    answer = start(client, Role.LEAD, world.team)
    session = client.session
    session[KEY] = {"role": "lead", "team": world.team.pk, "until": time.time() + 60}
    session.save()

    assert answer.status_code == 403
    assert "You see the site as" not in client.get("/me/").text


def test_who_leaves_the_office_is_oneself_again(world, desk, office):
    start(desk, Role.LEAD, world.team)
    office.groups.clear()

    assert "You see the site as" not in desk.get("/me/").text


def test_second_factor_is_asked_all_the_same(world, client, office):
    second_factor.sign_in_without_proof(client, office)
    session = client.session
    session[KEY] = {"role": "visitor", "team": None, "until": time.time() + 60}
    session.save()

    assert second_factor.is_stopped(client, "/hacks/")


def test_reading_as_a_role_keeps_the_session_awake(world, desk):
    start(desk, Role.VISITOR)
    session = desk.session
    session["seen_at"] = long_ago = session["seen_at"] - 600
    session.save()
    desk.get("/hacks/")

    assert desk.session["seen_at"] > long_ago
