from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

import pytest

from cohorts.models import Cohort, Team
from cohorts.visits.models import Buddy, Slot
from cohorts.visits.selectors.buddies import buddies_of, profiles_of
from cohorts.visits.services.buddies import pair_buddies
from cohorts.visits.views import buddies as view
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.factories import (
    BigIdeaFactory,
    HackFactory,
    MembershipFactory,
    SlotFactory,
    TeamFactory,
)
from tests.factories.visits import hours, planned_visit


@pytest.fixture
def teams(team) -> list[Team]:
    return [team, *(TeamFactory(cohort=team.cohort) for _ in range(2))]


def pair(teams, actor, order=(1, 2, 0)) -> list[Buddy]:
    hosts = {team: teams[number] for team, number in zip(teams, order, strict=True)}
    return pair_buddies(cohort=teams[0].cohort, hosts=hosts, actor=actor)


def offer(team, days: int, **more) -> Slot:
    starts_at, ends_at = hours(days)
    return SlotFactory(team=team, starts_at=starts_at, ends_at=ends_at, **more)


def test_pairs_are_kept_and_leads_hear(teams, lead, office):
    made = pair(teams, office)

    assert [(one.visitor, one.host) for one in made] == [
        (teams[0], teams[1]),
        (teams[1], teams[2]),
        (teams[2], teams[0]),
    ]
    assert lead.notifications.count() == 2


def test_pairs_that_stay_are_not_made_again(teams, office):
    pair(teams, office)

    assert pair(teams, office) == []
    assert Buddy.objects.count() == 3
    assert AuditEntry.objects.filter(action="buddies.paired").count() == 3


def test_new_host_ends_the_earlier_pair_which_stays_as_history(teams, office):
    pair(teams, office)

    made = pair(teams, office, order=(2, 2, 0))

    assert [(one.visitor, one.host) for one in made] == [(teams[0], teams[2])]
    assert Buddy.objects.current().count() == 3
    assert Buddy.objects.exclude(ended_at=None).count() == 1


def test_no_host_ends_the_pair(teams, office):
    pair(teams, office)

    pair_buddies(cohort=teams[0].cohort, hosts={teams[0]: None}, actor=office)

    assert Buddy.objects.current().count() == 2


def test_team_of_another_cohort_or_not_active_is_refused(teams, office):
    ended = TeamFactory(cohort=teams[0].cohort, status=Team.Status.COMPLETED)

    for other in (TeamFactory(), ended):
        with pytest.raises(DomainError, match="Only active teams of this cohort"):
            pair_buddies(cohort=teams[0].cohort, hosts={teams[0]: other}, actor=office)


def test_team_is_not_its_own_buddy(teams, office):
    with pytest.raises(DomainError, match="cannot visit itself"):
        pair_buddies(cohort=teams[0].cohort, hosts={teams[0]: teams[0]}, actor=office)
    with pytest.raises(IntegrityError, match="own_buddy"), transaction.atomic():
        Buddy.objects.create(visitor=teams[0], host=teams[0])


def test_database_gives_a_visitor_one_host(teams):
    Buddy.objects.create(visitor=teams[0], host=teams[1])

    with pytest.raises(IntegrityError), transaction.atomic():
        Buddy.objects.create(visitor=teams[0], host=teams[2])


def test_profile_holds_what_counts(teams, member, office):
    idea = BigIdeaFactory()
    HackFactory(team=teams[0], big_idea=idea, lever="ritual", status="trying")
    HackFactory(team=teams[0], lever="space", status="draft_plan")
    planned_visit(member, SlotFactory(team=teams[1]))

    first, second, _third = profiles_of(teams)

    assert first.ideas == {str(idea)}
    assert first.levers == {"Ritual"}
    assert first.met == {teams[1].pk}
    assert second.met == frozenset()


def test_office_takes_a_suggestion_and_saves_it_changed(client, office, teams):
    client.force_login(office)
    address = reverse("visits:pair_teams", args=[teams[0].cohort.slug])

    page = client.get(address, {"suggest": "1"}).content.decode()
    assert "They have not met yet." in page
    assert not Buddy.objects.exists()

    fields = {f"host-{team.pk}": "" for team in teams} | {f"host-{teams[0].pk}": teams[2].pk}
    page = client.post(address, fields, follow=True).content.decode()
    assert "New pairs: 1." in page
    assert Buddy.objects.get().host == teams[2]


def test_members_see_their_buddies(client, member, teams, office):
    pair(teams, office)
    client.force_login(member)

    page = client.get(reverse("visits:visits")).content.decode()

    assert f"{teams[0]} goes to see {teams[1]}<" in page
    assert f"{teams[1]} goes to see {teams[2]}<" not in page
    assert "No date is open at the moment." in page


def test_buddies_show_the_next_date_that_is_open(client, member, teams, office):
    planned_visit(MembershipFactory().user, offer(teams[1], 3, seats=1))
    _later, soon = (offer(teams[1], days) for days in (9, 5))
    pair(teams, office)

    (mine,) = [one for one in buddies_of(member) if one.may_go]

    assert mine.next_slot == soon
    client.force_login(member)
    page = client.get(reverse("visits:visits")).content.decode()
    assert f'<a href="{soon.get_absolute_url()}"><time' in page


@pytest.mark.parametrize("number", [1, 20])
def test_buddies_take_the_same_query(member, teams, office, number, django_assert_num_queries):
    for days in range(number):
        offer(teams[1], days + 2)
    pair(teams, office)

    with django_assert_num_queries(1):
        buddies_of(member)


@pytest.mark.parametrize("number", [2, 30])
def test_suggestion_takes_the_same_queries(client, office, team, number, django_assert_num_queries):
    TeamFactory.create_batch(number, cohort=team.cohort)
    client.force_login(office)

    with django_assert_num_queries(9):
        client.get(reverse("visits:pair_teams", args=[team.cohort.slug]), {"suggest": "1"})


def test_team_that_leaves_while_the_office_pairs_gets_a_sentence(
    client, office, teams, monkeypatch
):
    monkeypatch.setattr(view.selectors, "active_teams", lambda cohort: teams)
    Team.objects.filter(pk=teams[0].pk).update(status="withdrawn")
    client.force_login(office)

    address = reverse("visits:pair_teams", args=[teams[0].cohort.slug])
    page = client.post(address, {f"host-{teams[0].pk}": teams[1].pk}, follow=True)

    assert "Only active teams of this cohort can be paired." in page.text
    assert not Buddy.objects.exists()


@pytest.fixture
def broken(teams, office) -> list[Team]:
    """The second team, the host of the first and the visitor of the third, has withdrawn."""
    pair(teams, office)
    Team.objects.filter(pk=teams[1].pk).update(status="withdrawn")
    return teams


def test_pair_that_lost_a_team_is_offered_to_nobody(client, broken, member):
    client.force_login(member)

    page = client.get(reverse("visits:visits")).content.decode()

    assert [(one.visitor, one.host) for one in buddies_of(member)] == [(broken[2], broken[0])]
    assert str(broken[1]) not in page


def test_pair_goes_on_when_its_team_comes_back(broken, member):
    Team.objects.update(status="active")

    assert len(buddies_of(member)) == 2


def test_office_reads_which_pairs_have_lost_a_team(client, office, broken):
    client.force_login(office)

    page = client.get(reverse("visits:pair_teams", args=[broken[0].cohort.slug])).text

    assert f"{broken[0]} goes to see {broken[1]}, which takes no part any more." in page
    assert f"{broken[1]} takes no part any more, so nobody goes to see {broken[2]}." in page


def test_office_page_says_that_pairs_wait(client, office, broken):
    client.force_login(office)

    page = client.get(reverse("home:office")).text

    assert f"2 pairs of buddies in {broken[0].cohort} have lost a team" in page


def test_saving_pairs_anew_ends_those_that_lost_a_team(client, office, broken):
    client.force_login(office)
    address = reverse("visits:pair_teams", args=[broken[0].cohort.slug])
    fields = {f"host-{broken[0].pk}": broken[2].pk, f"host-{broken[2].pk}": broken[0].pk}

    page = client.post(address, fields, follow=True).text

    assert "lost a team" not in page
    assert set(Buddy.objects.current().values_list("visitor_id", "host_id")) == {
        (broken[0].pk, broken[2].pk),
        (broken[2].pk, broken[0].pk),
    }
    assert AuditEntry.objects.filter(action="buddies.ended").count() == 2


def test_last_pairs_of_a_cohort_can_be_ended(client, office, broken):
    Team.objects.filter(pk=broken[0].pk).update(status="withdrawn")
    client.force_login(office)
    address = reverse("visits:pair_teams", args=[broken[0].cohort.slug])

    assert "End these pairs" in client.get(address).text
    page = client.post(address, follow=True).text

    assert "nobody to pair" in page
    assert not Buddy.objects.current().exists()


def test_pairs_of_a_cohort_that_is_completed_do_not_wait(client, office, broken):
    Cohort.objects.update(completed_at=timezone.now())
    client.force_login(office)

    assert "lost a team" not in client.get(reverse("home:office")).text
