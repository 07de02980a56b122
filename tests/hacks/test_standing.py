"""The pages offer exactly what the rules allow."""

import pytest

from hacks import rules
from hacks.selectors.standing import hacks_to_read, iterations_to_read, standing_of
from tests.factories import HackFactory, IterationFactory, MembershipFactory, TeamFactory

PEOPLE = ["member", "lead", "coach", "neighbor", "outsider", "stranger", "office"]


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("is_waiting", [True, False])
def test_standing_agrees_with_the_rules(team, request, name, is_waiting):
    values = {"public_requested_at": "2018-11-01T12:00Z", "audience": "network"}
    hack = HackFactory(team=team, **(values if is_waiting else {"audience": "public"}))
    user = request.getfixturevalue(name)
    hack = hacks_to_read(user).get(pk=hack.pk)

    standing = standing_of(user, hack)

    assert standing.is_member == rules.can_edit_hack(user, hack)
    assert standing.has_other_team == rules.can_adapt_hack(user, hack)
    may_confirm = rules.can_confirm_public(user, hack) and is_waiting
    assert standing.may_confirm_public(hack) == may_confirm
    may_take_back = rules.can_take_back_public(user, hack) and not is_waiting
    assert standing.may_take_back_public(hack) == may_take_back


@pytest.mark.parametrize("name", PEOPLE)
def test_standing_agrees_with_the_rule_of_withdrawing(team, member, request, name):
    iteration = IterationFactory(hack__team=team, author=member, audience="network")
    user = request.getfixturevalue(name)
    iteration = iterations_to_read(user).get(pk=iteration.pk)

    may = standing_of(user, iteration).may_withdraw(iteration, user)

    assert may == rules.can_withdraw_iteration(user, iteration)


def test_standing_with_a_withdrawn_other_team_adapts_nothing(team, stranger):
    MembershipFactory(team=TeamFactory(status="withdrawn"), user=stranger)
    hack = hacks_to_read(stranger).get(pk=HackFactory(team=team, audience="network").pk)

    assert not standing_of(stranger, hack).has_other_team
    assert not rules.can_adapt_hack(stranger, hack)
