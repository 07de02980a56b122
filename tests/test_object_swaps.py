"""Ids of another team in an address or a form: 404 or a sentence, and nothing changes."""

from uuid import uuid4

from django.core import serializers

import pytest

from cohorts.models import Membership
from hacks.models import Comment, Decision, Hack, HackSet, Iteration, Photo, Reach, Support
from incubator.accounts.models import User
from showcase.stories.models import Story, StoryStep
from tests.factories import (
    CommentFactory,
    HackFactory,
    HackSetFactory,
    IterationFactory,
    MembershipFactory,
    PhotoFactory,
    SupportFactory,
)
from tests.factories.stories import story_with_files

pytestmark = pytest.mark.django_db
KEPT = [Hack, Iteration, Photo, Comment, Membership, User, Story, StoryStep]
KEPT += [Decision, Reach, Support, HackSet]


def rows() -> str:
    """Everything that a swapped id could change, last sign-in left aside."""
    User.objects.update(last_login=None)
    return serializers.serialize("json", [one for model in KEPT for one in model.objects.all()])


@pytest.fixture
def mine(client, member, hack):
    client.force_login(member)
    return IterationFactory(hack=hack, number=1, author=member)


@pytest.fixture
def theirs(outsider):
    """What another team keeps for itself."""
    team = outsider.memberships.get().team
    hack = HackFactory(team=team, audience="team")
    return IterationFactory(hack=hack, number=1, author=outsider, audience="team")


def sent(**fields) -> dict:
    words = dict.fromkeys(("tried", "happened", "learned"), "Written by somebody else.")
    rest = {"next_move": "keep", "audience": "cohort", "version": 1, "do": "publish"}
    return {**words, **rest, "client_id": str(uuid4()), **fields}


@pytest.mark.parametrize(
    "verb",
    [
        "edit/",
        "autosave/",
        "withdraw/",
        "discard/",
        "photos/",
        "comments/",
        "answers/",
        "seen/",
        "public/",
    ],
)
def test_iteration_of_another_team_does_not_exist(client, mine, theirs, verb):
    before = rows()

    answer = client.post(theirs.get_absolute_url() + verb, sent())

    assert answer.status_code == 404
    assert rows() == before


@pytest.mark.parametrize(
    "verb", ["", "edit/", "autosave/", "ask/", "share/", "back/", "files/", "files/poster/"]
)
def test_story_of_another_team_does_not_exist(client, mine, theirs, verb):
    story = story_with_files(theirs)
    before = rows()

    address = story.get_absolute_url() + verb
    ask = client.get if verb in {"", "files/poster/"} else client.post
    answer = ask(address, sent(title="Mine", **{f"tell-{theirs.pk}": "on"}))

    assert answer.status_code == 404
    assert rows() == before


def test_story_takes_no_iteration_and_no_photo_of_another_team(client, mine, theirs):
    photo = PhotoFactory(iteration=theirs, cleared_for="public")
    fields = {f"tell-{theirs.pk}": "on", f"photos-{mine.pk}": [str(photo.pk)], "title": "Mine"}

    for address in ("story/", "story/autosave/"):
        client.post(mine.hack.get_absolute_url() + address, sent(**fields))

    steps = StoryStep.objects.filter(story__hack=mine.hack)
    assert not steps.filter(iteration=theirs).exists()
    assert not steps.filter(photos=photo).exists()


OF_HACKS = ["edit/", "status/", "adapt/", "comments/", "iterations/new/", "decide/", "reach/"]


@pytest.mark.parametrize("verb", [*OF_HACKS, "supports/"])
def test_hack_of_another_team_does_not_exist(client, mine, theirs, verb):
    before = rows()

    answer = client.post(theirs.hack.get_absolute_url() + verb, sent(title="Mine", status="parked"))

    assert answer.status_code == 404
    assert rows() == before


@pytest.mark.parametrize("verb", ["", "edit/", "end/"])
def test_hack_set_of_another_school_does_not_exist(client, mine, theirs, verb):
    hack_set = HackSetFactory(school=theirs.team.school, hacks=[theirs.hack])
    before = rows()

    ask = client.post if verb else client.get
    answer = ask(hack_set.get_absolute_url() + verb, sent(title="Mine", do="end"))

    assert answer.status_code == 404
    assert rows() == before


def test_hack_set_takes_no_hack_of_another_school(client, lead, hack, theirs):
    open_one = HackFactory(team=theirs.team, audience="public")
    client.force_login(lead)
    before = rows()

    for foreign in (theirs.hack, open_one):
        fields = sent(title="Mine", hacks=[hack.pk, foreign.pk])
        client.post(f"/schools/{hack.team.school.slug}/hack-sets/new/", fields)

    assert rows() == before


def test_support_of_another_team_does_not_exist(client, mine, theirs):
    support = SupportFactory(hack=theirs.hack)
    before = rows()

    assert client.post(f"/supports/{support.pk}/settle/", {"state": "met"}).status_code == 404
    assert rows() == before


@pytest.mark.parametrize("verb", ["edit", "remove", "rotate", "restore"])
def test_photo_of_another_team_does_not_exist(client, mine, theirs, verb):
    photo = PhotoFactory(iteration=theirs)
    before = rows()

    assert client.post(f"/photos/{photo.pk}/{verb}/").status_code == 404
    assert rows() == before


@pytest.mark.parametrize("verb", ["reply", "edit", "withdraw", "acted-on", "open-again"])
def test_comment_to_another_team_does_not_exist(client, mine, theirs, verb):
    comment = CommentFactory(iteration=theirs, audience="everyone")
    before = rows()

    answer = client.post(f"/comments/{comment.pk}/{verb}/", sent(text="Mine.", iteration=mine.pk))

    assert answer.status_code == 404
    assert rows() == before


def test_pin_on_the_photo_of_another_iteration_is_refused(client, mine, theirs):
    photo = PhotoFactory(iteration=theirs)
    where = {"where": f"photo:{photo.pk}", "pin_x": 5, "pin_y": 5}
    before = rows()

    client.post(
        f"{mine.get_absolute_url()}comments/",
        sent(kind="like", text="Look.", audience="everyone", **where),
    )

    assert rows() == before


def test_answers_to_feedback_of_another_hack_are_refused(client, mine, theirs):
    comment = CommentFactory(iteration=theirs, audience="everyone")
    before = rows()

    client.post(f"{mine.get_absolute_url()}answers/", {"answers": [comment.pk]})

    assert rows() == before


def test_act_on_with_an_iteration_of_another_hack_is_refused(client, mine, theirs):
    comment = CommentFactory(iteration=mine)
    Iteration.objects.filter(pk=theirs.pk).update(number=9)
    before = rows()

    client.post(f"/comments/{comment.pk}/acted-on/", {"iteration": theirs.pk})

    assert rows() == before


@pytest.mark.parametrize("kind", ["iteration", "hack", "comment"])
@pytest.mark.parametrize("is_used", [True, False])
def test_form_id_that_another_person_used_changes_nothing(client, mine, theirs, kind, is_used):
    comment = CommentFactory(iteration=theirs, author=theirs.author)
    used = {"iteration": theirs, "hack": theirs.hack, "comment": comment}[kind]
    address = {
        "iteration": f"{mine.hack.get_absolute_url()}iterations/new/",
        "hack": f"/teams/{mine.hack.team.slug}/hacks/new/",
        "comment": f"{mine.get_absolute_url()}comments/",
    }[kind]
    more = {"title": "Mine", "how_might_we": "mine?", "kind": "like", "text": "Mine."}
    if kind == "comment":
        more["audience"] = "everyone"
    client_id = str(used.client_id if is_used else uuid4())
    before = rows()

    client.post(address, sent(client_id=client_id, **more))

    assert (rows() == before) is is_used


def test_hack_is_adapted_for_ones_own_team_only(client, mine, theirs):
    source = HackFactory(audience="network")
    before = rows()

    design = {"title": "Theirs", "how_might_we": "now?", "team": theirs.hack.team_id}
    client.post(f"{source.get_absolute_url()}adapt/", sent(**design))

    assert rows() == before


def test_compare_shows_nothing_of_another_hack(client, mine, theirs):
    IterationFactory(hack=mine.hack, number=2, audience="cohort")
    Iteration.objects.filter(pk=theirs.pk).update(tried="For us alone.")

    address = f"{mine.hack.get_absolute_url()}compare/?from=1&to={theirs.pk}"

    assert "For us alone." not in client.get(address).text


def test_fields_that_no_form_has_are_ignored(client, mine, theirs, member):
    extra = {
        "team": theirs.hack.team_id,
        "hack": theirs.hack_id,
        "author": theirs.author_id,
        "state": "withdrawn",
        "number": 77,
        "is_staff": "on",
        "is_superuser": "on",
        "public_confirmed_at": "2026-01-01",
        "published_at": "2020-01-01",
    }
    client.post(f"{mine.get_absolute_url()}edit/", sent(client_id=str(mine.client_id), **extra))

    found = Iteration.objects.get(pk=mine.pk)
    assert found.tried == "Written by somebody else."
    assert (found.hack_id, found.author_id, found.number) == (mine.hack_id, member.pk, 1)
    assert (found.state, found.published_at) == (mine.state, mine.published_at)
    assert not User.objects.filter(is_superuser=True).exists()


def test_public_from_a_member_is_a_request(client, mine):
    client.post(
        f"{mine.get_absolute_url()}edit/", sent(client_id=str(mine.client_id), audience="public")
    )

    found = Iteration.objects.get(pk=mine.pk)
    assert (found.audience, found.public_confirmed_at) == ("network", None)


def test_photo_with_unknown_people_stays_in_the_team_whatever_is_sent(client, mine):
    photo = PhotoFactory(iteration=mine, cleared_for="team", people="unknown")
    name = f"photo-{photo.pk}"

    client.post(
        f"/photos/{photo.pk}/edit/",
        {f"{name}-people": "unknown", f"{name}-cleared_for": "public", f"{name}-alt": "All."},
    )

    assert Photo.objects.get(pk=photo.pk).cleared_for == "team"


def test_former_member_changes_nothing(client, mine, member):
    MembershipFactory(team=mine.hack.team)
    member.memberships.update(ended_at="2026-01-01T00:00:00Z")
    before = rows()

    answer = client.post(f"{mine.get_absolute_url()}edit/", sent())

    assert answer.status_code in {403, 404}
    assert rows() == before
