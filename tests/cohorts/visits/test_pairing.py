from hypothesis import given, settings
from hypothesis import strategies as st

from cohorts.models import Team
from cohorts.visits.pairing import Profile, suggest_pairs


def profile(pk: int, *, ideas=(), levers=(), met=(), school=None) -> Profile:
    team = Team(pk=pk, school_id=school or pk, name=f"Team {pk}")
    return Profile(team, frozenset(ideas), frozenset(levers), frozenset(met))


def hosts_of(pairs) -> dict[int, int]:
    return {pair.visitor.pk: pair.host.pk for pair in pairs}


@settings(deadline=None)  # a busy machine is slow now and then
@given(number=st.integers(2, 15), data=st.data())
def test_everybody_gets_one_host_and_one_visitor_and_none_itself(number, data):
    some = st.sets(st.integers(1, number), max_size=number)
    pairs = suggest_pairs(
        profile(pk, met=data.draw(some), ideas=map(str, data.draw(some)))
        for pk in range(1, number + 1)
    )

    hosts = hosts_of(pairs)
    everybody = set(range(1, number + 1))
    assert set(hosts) == everybody
    assert set(hosts.values()) == everybody
    assert all(visitor != host for visitor, host in hosts.items())


def test_one_team_alone_is_paired_with_nobody():
    assert suggest_pairs([profile(1)]) == []


def test_teams_that_have_not_met_go_before_teams_that_share_an_idea():
    pairs = suggest_pairs(
        [
            profile(1, ideas=["Voice"], met=[2]),
            profile(2, ideas=["Voice"]),
            profile(3),
        ]
    )

    assert hosts_of(pairs)[1] == 3


def test_shared_big_ideas_bring_teams_together_and_say_so():
    pairs = suggest_pairs(
        [
            profile(1, ideas=["Voice"]),
            profile(2, ideas=["Voice"]),
            profile(3, levers=["Ritual"]),
            profile(4, levers=["Ritual"]),
        ]
    )

    assert hosts_of(pairs) == {1: 2, 2: 1, 3: 4, 4: 3}
    assert pairs[0].reasons == ["Both work on “Voice”.", "They have not met yet."]
    assert pairs[2].reasons == ["Both change this: Ritual.", "They have not met yet."]


def test_teams_of_one_school_are_kept_apart():
    pairs = suggest_pairs([profile(1, school=9), profile(2, school=9), profile(3), profile(4)])

    hosts = hosts_of(pairs)
    assert hosts[1] != 2
    assert hosts[2] != 1


def test_three_teams_go_round():
    hosts = hosts_of(suggest_pairs([profile(1), profile(2), profile(3)]))

    assert sorted(hosts.values()) == [1, 2, 3]
