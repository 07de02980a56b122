"""Every audience and state against every kind of person."""

from django.contrib.auth.models import AnonymousUser

import pytest

from hacks.models import Comment, Hack, Iteration, Photo
from tests.factories import CommentFactory, HackFactory, IterationFactory, PhotoFactory

PEOPLE = ["member", "lead", "coach", "neighbor", "outsider", "stranger", "office", "anonymous"]
OWN = {"member", "lead", "coach"}
COHORT = OWN | {"neighbor", "office"}
NETWORK = COHORT | {"outsider", "stranger"}
EVERYONE = NETWORK | {"anonymous"}
REACH = {"team": OWN, "cohort": COHORT, "network": NETWORK, "public": EVERYONE}


@pytest.fixture
def person(request):
    return lambda name: AnonymousUser() if name == "anonymous" else request.getfixturevalue(name)


def who_sees(model, thing, person):
    return {name for name in PEOPLE if model.objects.visible_to(person(name)).contains(thing)}


@pytest.mark.parametrize("audience", REACH)
def test_iteration_published_reaches_its_audience(hack, person, audience):
    iteration = IterationFactory(hack=hack, audience=audience)

    assert who_sees(Iteration, iteration, person) == REACH[audience]


UNPUBLISHED = [
    (state, audience)
    for state in ("draft", "withdrawn")
    for audience in REACH
    if (state, audience) != ("draft", "public")  # the database refuses a public draft
]


@pytest.mark.parametrize(("state", "audience"), UNPUBLISHED)
def test_iteration_not_published_stays_with_team_and_coach(hack, person, state, audience):
    iteration = IterationFactory(hack=hack, audience=audience, state=state)

    assert who_sees(Iteration, iteration, person) == OWN


@pytest.mark.parametrize("audience", REACH)
def test_hack_design_reaches_its_audience(team, person, audience):
    hack = HackFactory(team=team, audience=audience)

    assert who_sees(Hack, hack, person) == REACH[audience]


def test_hack_draft_plan_stays_with_team_and_coach(team, person):
    hack = HackFactory(team=team, audience="public", status="draft_plan")

    assert who_sees(Hack, hack, person) == OWN


def test_hack_with_public_iteration_is_public_while_its_design_is_not(team, person):
    hack = HackFactory(team=team, audience="team")
    IterationFactory(hack=hack, audience="public")

    assert who_sees(Hack, hack, person) == EVERYONE
    assert not Hack.objects.with_visible_design(person("anonymous")).exists()


@pytest.mark.parametrize(
    ("cleared_for", "people"), [("team", OWN), ("cohort", COHORT), ("public", EVERYONE)]
)
def test_photo_on_public_iteration_reaches_as_far_as_it_is_cleared(
    hack, person, cleared_for, people
):
    iteration = IterationFactory(hack=hack, audience="public")
    photo = PhotoFactory(iteration=iteration, cleared_for=cleared_for)

    assert who_sees(Photo, photo, person) == people


def test_photo_cleared_for_everyone_never_goes_further_than_its_iteration(hack, person):
    photo = PhotoFactory(
        iteration=IterationFactory(hack=hack, audience="cohort"), cleared_for="public"
    )

    assert who_sees(Photo, photo, person) == COHORT


@pytest.mark.parametrize(("audience", "people"), [("team", OWN), ("everyone", EVERYONE)])
def test_comment_on_public_iteration_reaches_its_audience(hack, person, audience, people):
    iteration = IterationFactory(hack=hack, audience="public")
    comment = CommentFactory(iteration=iteration, audience=audience)

    assert who_sees(Comment, comment, person) == people


def test_comment_on_design_reaches_as_far_as_the_design(team, person):
    hack = HackFactory(team=team, audience="cohort")
    comment = CommentFactory(iteration=None, hack=hack, audience="everyone")

    assert who_sees(Comment, comment, person) == COHORT


def test_iteration_when_membership_ends_is_gone_for_that_person(hack, member, django_user_model):
    iteration = IterationFactory(hack=hack, audience="team")
    member.memberships.update(ended_at="2018-12-01T00:00Z")

    assert not Iteration.objects.visible_to(member).contains(iteration)
