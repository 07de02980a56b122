"""What a digest says, to whom, in which order; and that it says nothing where nothing is new."""

from datetime import timedelta

from django.utils import timezone

import pytest

from cohorts.visits.models import Buddy
from showcase.mailings.models import DigestDelivery
from showcase.mailings.selectors.digest import digest_of
from showcase.mailings.selectors.places import places_in
from showcase.mailings.weeks import WEEK, week_of
from tests.factories import (
    BigIdeaFactory,
    CoachAssignmentFactory,
    CommentFactory,
    HackFactory,
    IterationFactory,
    MembershipFactory,
    SlotFactory,
    TeamFactory,
    UserFactory,
)
from tests.factories.pages import highlight_page
from tests.factories.visits import in_days, planned_visit

pytestmark = pytest.mark.django_db


def ago(**span):
    return timezone.now() - timedelta(**span)


def posted(hack, number=1, **fields):
    fields = {"published_at": ago(hours=number), "tried": "We moved the desk."} | fields
    return IterationFactory(hack=hack, number=number, **fields)


def said(letter, title: str) -> dict[str, list[str]]:
    """Group -> the texts of its lines, of the section with this title."""
    found = [section for section in letter.sections if section.title == title]
    return {
        one.title: [line.text for line in one.lines] for section in found for one in section.groups
    }


def titles(letter) -> list[str]:
    return [section.title for section in letter.sections]


def test_digest_where_nothing_is_new_does_not_exist(member, neighbor, stranger, office):
    for person in (member, neighbor, stranger, office):
        assert digest_of(person) is None


def test_own_team_stands_newest_first_without_what_one_posted_oneself(member, hack):
    other = MembershipFactory(team=hack.team).user
    posted(hack, 1, published_at=ago(days=2), author=other)
    posted(hack, 2, published_at=ago(days=1), author=other)
    posted(hack, 3, author=member)

    letter = digest_of(member)

    lines = said(letter, "Your team")[str(hack.team)]
    assert lines == [f"Iteration 2 of “{hack.title}”", f"Iteration 1 of “{hack.title}”"]
    assert letter.subject == "Your week: 2 new iterations"


def test_what_is_older_than_the_last_digest_is_not_news(member, hack):
    posted(hack, 1, published_at=ago(days=12), author=None)

    assert digest_of(member) is None
    now, last = timezone.now(), ago(days=13)
    DigestDelivery.objects.create(
        person=member, week=week_of(now) - WEEK, state="sent", claimed_at=last, sent_at=last
    )
    assert titles(digest_of(member)) == ["Your team"]


def test_drafts_and_withdrawn_iterations_are_no_news(member, hack):
    posted(hack, 1, state="draft", published_at=None, author=None)
    posted(hack, 2, state="withdrawn", withdrawn_at=timezone.now(), author=None)

    assert digest_of(member) is None


def test_feedback_that_waits_is_for_the_team_and_iterations_that_wait_for_their_coach(
    member, coach, hack
):
    iteration = posted(hack, author=member)
    CommentFactory(iteration=iteration, kind="wish", text="I wish I saw the wall.", author=coach)
    CommentFactory(iteration=iteration, kind="like", text="Lovely.", author=coach)
    second = posted(hack, 2, author=member)

    mine, coachs = digest_of(member), digest_of(coach)

    assert said(mine, "Feedback without an answer") == {str(hack.team): ["I wish I saw the wall."]}
    assert "Waits for your feedback" not in titles(mine)
    waits = said(coachs, "Waits for your feedback")[str(hack.team)]
    assert waits == [f"Iteration {second.number} of “{hack.title}”"]
    assert mine.subject == "Your week: 1 waits for you"


def test_buddies_and_cohort_stand_apart_grouped_by_team(member, team):
    buddy, other = TeamFactory(cohort=team.cohort), TeamFactory(cohort=team.cohort)
    Buddy.objects.create(visitor=team, host=buddy)
    first, second = HackFactory(team=buddy), HackFactory(team=other)
    posted(first, 1)
    for number in range(1, 6):
        posted(second, number)

    letter = digest_of(member)

    assert said(letter, "Your buddies") == {str(buddy): [f"Iteration 1 of “{first.title}”"]}
    [group] = next(one for one in letter.sections if one.title == "Your cohort").groups
    assert (group.title, len(group.lines), group.more) == (str(other), 3, "and 2 more")


def test_visits_to_come_stand_with_the_buddies(member, team):
    visitor = MembershipFactory(team=TeamFactory(cohort=team.cohort)).user
    slot = SlotFactory(team=team, starts_at=in_days(3), ends_at=in_days(3, hour=11))
    visit = planned_visit(visitor, slot)
    far = SlotFactory(team=team, starts_at=in_days(40), ends_at=in_days(40, hour=11))
    planned_visit(visitor, far)

    lines = said(digest_of(member), "Your buddies")

    assert lines == {"Visits to come": [f"{visit.team} visits {team}"]}


def test_new_highlights_are_told_to_everybody(stranger, member):
    highlight_page("Small steps", first_published_at=ago(days=1))
    highlight_page("Long ago", first_published_at=ago(days=30))
    highlight_page("Not yet", live=False)

    for person in (stranger, member):
        assert said(digest_of(person), "New highlights") == {"": ["Small steps"]}


def test_what_another_cohort_keeps_is_told_to_nobody_else(member, outsider, neighbor):
    theirs = HackFactory(team=outsider.memberships.get().team, audience="cohort")
    posted(theirs, audience="cohort")
    teams_own = HackFactory(team=neighbor.memberships.get().team, audience="team")
    posted(teams_own, audience="team")

    assert digest_of(member) is None


def test_office_reads_of_every_cohort_that_runs_but_nothing_of_a_team_alone(office, hack):
    posted(hack, 1, audience="team")
    posted(hack, 2)

    letter = digest_of(office)

    assert said(letter, "Your cohort") == {str(hack.team): [f"Iteration 2 of “{hack.title}”"]}


def test_office_looks_at_a_teams_digest_without_what_only_the_team_reads(office, coach, hack):
    iteration = posted(hack, 1)
    posted(hack, 2, audience="team")
    for audience, text in (("team", "Among us?"), ("everyone", "For all?")):
        CommentFactory(
            iteration=iteration, kind="question", text=text, audience=audience, author=coach
        )

    letter = digest_of(office, places=places_in(hack.team))

    assert said(letter, "Your team") == {str(hack.team): [f"Iteration 1 of “{hack.title}”"]}
    assert said(letter, "Feedback without an answer") == {str(hack.team): ["For all?"]}


def test_school_to_meet_shares_a_big_idea_and_is_a_stranger(member, team):
    posted(HackFactory(team=team, big_idea=(idea := BigIdeaFactory())), author=None)
    buddy, like, other = (TeamFactory(cohort=team.cohort) for _ in range(3))
    Buddy.objects.create(visitor=buddy, host=team)
    for one in (buddy, like):
        HackFactory(team=one, big_idea=idea, title="Lobby desk")
    HackFactory(team=other)

    section = digest_of(member).sections[-1]

    [line] = section.groups[0].lines
    assert section.title == "A school to meet"
    assert line.text == str(like)
    assert line.note == f"You both lean toward “{idea}”. They are trying “Lobby desk”."


def test_school_to_meet_alone_makes_no_digest(member, team):
    HackFactory(team=TeamFactory(cohort=team.cohort))

    assert digest_of(member) is None


def much(team, rows: int) -> None:
    """So many of each piece of news."""
    buddy = TeamFactory(cohort=team.cohort)
    Buddy.objects.create(visitor=buddy, host=team)
    for number in range(1, rows + 1):
        for one in (team, buddy, TeamFactory(cohort=team.cohort)):
            hack = HackFactory(team=one, big_idea=BigIdeaFactory())
            iteration = posted(hack, 1, author=UserFactory())
            CommentFactory(iteration=iteration, kind="question", audience="everyone")
        highlight_page(f"Story {number}", first_published_at=ago(days=1))
        visitor = MembershipFactory(team=TeamFactory(cohort=team.cohort)).user
        starts = in_days(1 + number % 10, hour=9 + number % 8)
        slot = SlotFactory(team=team, starts_at=starts, ends_at=starts + timedelta(minutes=30))
        planned_visit(visitor, slot)


@pytest.mark.parametrize("rows", [1, 8])
def test_digest_costs_the_same_however_much_there_is_to_say(
    django_assert_num_queries, member, team, rows
):
    much(team, rows)
    other = TeamFactory(cohort=team.cohort)
    CoachAssignmentFactory(team=other, coach=member)
    posted(HackFactory(team=other), author=None)
    highlight_page("Warm").get_url()  # Wagtail keeps the addresses of its sites

    with django_assert_num_queries(14):
        letter = digest_of(member)

    assert titles(letter) == [
        "Your teams",
        "Feedback without an answer",
        "Waits for your feedback",
        "Your buddies",
        "Your cohort",
        "New highlights",
        "A school to meet",
    ]
