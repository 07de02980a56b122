"""What the end of a cohort does to hacks: every role, every status, and the services behind."""

import uuid

from django.urls import reverse

import pytest

from cohorts.models import Team
from cohorts.services.endings import complete_cohort
from hacks import rules
from hacks.models import Hack
from hacks.selectors.coach import coach_queue
from hacks.selectors.endings import end_of_hacks
from hacks.selectors.posting import drafts_of, hacks_to_post_to
from hacks.services import design, feedback, iterations, photos
from incubator.core.errors import DomainError
from tests.factories import CommentFactory, HackFactory, IterationFactory, PhotoFactory

pytestmark = pytest.mark.django_db
PEOPLE = ["stranger", "neighbor", "member", "lead", "coach", "office"]
OWN = {"member", "lead"}
STATUSES = [Team.Status.ACTIVE, Team.Status.COMPLETED]
GOES_ON = {Hack.Status.TRYING, Hack.Status.SCALED}
FROZEN = [Hack.Status.DRAFT_PLAN, Hack.Status.PLANNED, Hack.Status.PARKED]


@pytest.fixture
def finished(team):
    team.status = Team.Status.COMPLETED
    team.save()
    return team


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("who", PEOPLE)
def test_hack_is_started_by_members_while_the_cohort_runs(request, team, who, status):
    team.status = status
    may = who in OWN and status == Team.Status.ACTIVE

    assert rules.can_start_hack(request.getfixturevalue(who), team) == may


@pytest.mark.parametrize("team_status", STATUSES)
@pytest.mark.parametrize("status", Hack.Status.values)
@pytest.mark.parametrize("who", PEOPLE)
def test_hack_changes_while_the_cohort_or_the_hack_runs(request, team, who, status, team_status):
    user = request.getfixturevalue(who)
    team.status = team_status
    team.save()
    hack = HackFactory(team=team, status=status)
    iteration = IterationFactory(hack=hack)
    comment = CommentFactory(iteration=iteration)
    may = who in OWN and (team_status == Team.Status.ACTIVE or status in GOES_ON)

    assert rules.can_edit_hack(user, hack) == may
    assert rules.can_post_iteration(user, hack) == may
    assert rules.can_edit_iteration(user, iteration) == may
    assert rules.can_act_on_comment(user, comment) == may
    assert rules.can_comment(user, hack)
    assert rules.can_take_photo_off(user, iteration) == (who in OWN)
    assert Hack.objects.going_on().contains(hack) == (not hack.is_frozen)


@pytest.mark.parametrize("who", PEOPLE)
def test_hack_of_another_team_is_adapted_in_a_cohort_that_runs(request, team, who):
    other = HackFactory(audience="network")
    user = request.getfixturevalue(who)
    before = rules.can_adapt_hack(user, other)
    Team.objects.exclude(pk=other.team_id).update(status=Team.Status.COMPLETED)

    assert (before, rules.can_adapt_hack(user, other)) == (who in {"neighbor", *OWN}, False)


CHANGES = {
    "start a hack": lambda world: design.create_hack(
        team=world.team,
        author=world.member,
        client_id=uuid.uuid4(),
        design={"title": "New", "how_might_we": "start?"},
    ),
    "edit the design": lambda world: design.update_design(
        hack=world.hack,
        editor=world.member,
        version=1,
        design={name: getattr(world.hack, name) for name in design.DESIGN_FIELDS}
        | {"title": "Other"},
        audience="cohort",
    ),
    "change the status": lambda world: design.set_status(
        hack=world.hack, editor=world.member, status="trying"
    ),
    "start a draft": lambda world: iterations.start_draft(
        hack=world.hack, author=world.member, client_id=uuid.uuid4(), content={"tried": "A"}
    ),
    "save a draft": lambda world: iterations.save_draft(
        iteration=world.draft, editor=world.member, version=1, content={"tried": "A"}
    ),
    "publish a draft": lambda world: iterations.publish_iteration(
        iteration=world.draft, author=world.member, version=1, content={"tried": "A"}
    ),
    "edit an iteration": lambda world: iterations.edit_published(
        iteration=world.iteration, editor=world.member, version=1, content={"tried": "A"}
    ),
    "describe a photo": lambda world: photos.update_photo(
        photo=world.photo, person=world.member, alt="Six hands."
    ),
    "add a photo": lambda world: photos.add_photo(
        iteration=world.iteration, author=world.member, upload=None, client_id=uuid.uuid4()
    ),
    "turn a photo": lambda world: photos.rotate_photo(
        photo=world.photo, person=world.member, quarter_turns=1
    ),
    "move a photo": lambda world: photos.move_photo(
        photo=world.photo, person=world.member, to="later"
    ),
    "put a photo back": lambda world: photos.restore_photo(photo=world.photo, person=world.member),
    "act on feedback": lambda world: feedback.mark_acted_on(
        comment=world.comment, iteration=world.draft, actor=world.member
    ),
    "open feedback again": lambda world: feedback.unmark_acted_on(
        comment=world.comment, actor=world.member
    ),
}


class Frozen:
    """A finished team's plan with an iteration, a photo, a comment and a draft."""

    def __init__(self, team, member):
        self.team, self.member = team, member
        self.hack = HackFactory(team=team, status=Hack.Status.PLANNED)
        self.iteration = IterationFactory(hack=self.hack, number=1, author=member)
        self.draft = IterationFactory(
            hack=self.hack, number=2, author=member, state="draft", published_at=None
        )
        self.photo = PhotoFactory(iteration=self.iteration)
        self.comment = CommentFactory(iteration=self.iteration)


@pytest.mark.parametrize("change", CHANGES)
def test_service_refuses_to_change_what_is_frozen(finished, member, change):
    world = Frozen(finished, member)

    with pytest.raises(DomainError, match="This cohort has finished"):
        CHANGES[change](world)


def test_what_takes_away_works_after_the_end(finished, member):
    world = Frozen(finished, member)

    photos.remove_photo(photo=world.photo, person=member)
    iterations.withdraw_iteration(iteration=world.iteration, person=member)

    world.photo.refresh_from_db()
    world.iteration.refresh_from_db()
    assert world.photo.removed_at is not None
    assert world.iteration.is_withdrawn


def test_running_hack_goes_on_until_it_is_parked(finished, member):
    hack = HackFactory(team=finished, status=Hack.Status.TRYING)
    draft = iterations.start_draft(
        hack=hack, author=member, client_id=uuid.uuid4(), content={"tried": "We went on."}
    )
    iterations.publish_iteration(iteration=draft, author=member, version=1, content={})

    hack = design.set_status(
        hack=hack, editor=member, status="parked", what_we_learned="Short is good."
    )

    assert hack.is_frozen
    assert draft.hack.iterations.published().count() == 1


def test_lists_offer_only_what_goes_on(finished, member):
    world = Frozen(finished, member)
    running = [HackFactory(team=finished, status=status) for status in GOES_ON]
    draft = IterationFactory(hack=running[0], author=member, state="draft", published_at=None)

    assert set(hacks_to_post_to(member)) == set(running)
    assert list(drafts_of(member)) == [draft]
    assert world.draft.is_draft


def test_coach_waits_only_for_hacks_that_go_on(finished, coach, member):
    world = Frozen(finished, member)
    running = IterationFactory(hack=HackFactory(team=finished, status=Hack.Status.TRYING))

    queue = coach_queue(coach)

    assert queue.waiting == [running]
    assert [team.waiting_count for team in queue.teams] == [1]
    assert world.iteration.is_published


def test_end_in_numbers_counts_hacks_and_drafts(team, member, django_assert_num_queries):
    Frozen(team, member)
    HackFactory(team=team, status=Hack.Status.TRYING)

    with django_assert_num_queries(1):
        assert end_of_hacks(team.cohort) == {"running": 1, "frozen": 1, "drafts": 1}


BANNER = "This cohort finished on"


@pytest.mark.parametrize("who", ["anonymous", "stranger", "member", "coach", "office"])
def test_pages_say_that_the_cohort_finished(reader, office, team, hack, published, who):
    complete_cohort(cohort=team.cohort, actor=office)
    Hack.objects.update(audience="public", public_confirmed_at=published.published_at)
    type(published).objects.update(audience="public", public_confirmed_at=published.published_at)
    client = reader(who)
    pages = [team, hack, published]

    said = [BANNER in client.get(page.get_absolute_url()).content.decode() for page in pages]

    assert said == [True, True, True]


def test_pages_of_a_running_cohort_say_nothing(as_member, team, hack, published):
    for page in (team, hack, published):
        assert BANNER not in as_member.get(page.get_absolute_url()).content.decode()


@pytest.mark.parametrize("status", FROZEN)
def test_member_of_a_finished_team_is_offered_nothing_that_is_refused(
    as_member, finished, member, status
):
    hack = HackFactory(team=finished, status=status)
    iteration = IterationFactory(hack=hack, number=1, author=member)
    IterationFactory(hack=hack, number=2, author=member, state="draft", published_at=None)
    refused = [
        reverse("hacks:new_hack", args=[finished.slug]),
        reverse("cohorts:write_aspiration", args=[finished.slug]),
        reverse("hacks:new_iteration", args=[finished.slug, hack.slug]),
        reverse("hacks:edit_hack", args=[finished.slug, hack.slug]),
        reverse("hacks:set_hack_status", args=[finished.slug, hack.slug]),
        iteration.get_edit_url(),
        reverse("hacks:edit_iteration", args=[finished.slug, hack.slug, 2]),
    ]
    pages = [finished, hack, iteration]
    shown = [as_member.get(page.get_absolute_url()).content.decode() for page in pages]
    shown.append(as_member.get("/me/").content.decode())

    assert [address for address in refused if any(f'"{address}' in page for page in shown)] == []
    assert {as_member.get(address).status_code for address in refused} == {403}


def test_refused_member_reads_why(as_member, finished):
    page = as_member.get(reverse("hacks:new_hack", args=[finished.slug]))

    assert "only until their cohort has finished" in page.content.decode()


def test_member_takes_a_photo_off_a_finished_page(as_member, finished, member):
    world = Frozen(finished, member)
    address = reverse("hacks:change_photo", args=[world.photo.pk, "remove"])
    assert address in as_member.get(world.iteration.get_absolute_url()).content.decode()

    response = as_member.post(address)

    assert response.url == world.iteration.get_absolute_url()
    assert world.iteration.photos.shown().count() == 0
