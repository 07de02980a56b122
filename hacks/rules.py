"""Who may do what with a team's work. Each docstring is what a refused person reads."""

from datetime import timedelta

from django.utils import timezone

from cohorts.models import School, Team
from cohorts.rules import is_coach_of, is_lead_of, is_member_of
from incubator.accounts.rules import is_office

from .models import Comment, Hack, Iteration

COMMENT_EDIT_TIME = timedelta(minutes=15)


def can_start_hack(user, team: Team) -> bool:
    """Only members can start a hack here, and only until their cohort has finished."""
    return team.is_active and is_member_of(user, team)


def can_edit_hack(user, hack: Hack) -> bool:
    """Only members can change this hack. Once their cohort has finished, only if it runs."""
    return is_member_of(user, hack.team) and not hack.is_frozen


def can_post_iteration(user, hack: Hack) -> bool:
    """Only members can post here. Once their cohort has finished, only to a hack that runs."""
    return can_edit_hack(user, hack)


def can_edit_iteration(user, iteration: Iteration) -> bool:
    """Only members can change this. Once their cohort has finished, only on a hack that runs."""
    return can_edit_hack(user, iteration.hack) and not iteration.is_withdrawn


def can_decide(user, hack: Hack) -> bool:
    """Only members decide about this hack. Once their cohort has finished, only if it runs."""
    return can_edit_hack(user, hack)


def can_ask_support(user, hack: Hack) -> bool:
    """Only members say what this hack needs. Once their cohort has finished, only if it runs."""
    return can_edit_hack(user, hack)


def can_count_reach(user, hack: Hack) -> bool:
    """Only members count its reach. Once their cohort has finished, only if the hack runs."""
    return can_edit_hack(user, hack)


def can_lead_set(user, school: School) -> bool:
    """Only team leads of this school can put its hacks together."""
    led = Team.objects.public().filter(school=school)
    return user.is_authenticated and led.of_lead(user).exists()


def can_read_supports(user) -> bool:
    """Only the Office of Innovation sees what the hacks of all teams need."""
    return is_office(user)


def can_take_photo_off(user, iteration: Iteration) -> bool:
    """Only members of the team can take a photo off; they always can."""
    return is_member_of(user, iteration.hack.team)


def can_withdraw_iteration(user, iteration: Iteration) -> bool:
    """Only the author or the team lead can withdraw this iteration."""
    team = iteration.hack.team
    return is_lead_of(user, team) or (iteration.author_id == user.pk and is_member_of(user, team))


def can_see_history(user, iteration: Iteration) -> bool:
    """Only the team and its coaches can read earlier versions."""
    team = iteration.hack.team
    return is_member_of(user, team) or is_coach_of(user, team)


def can_confirm_public(user, thing: Hack | Iteration) -> bool:
    """Only the team lead can decide if this becomes public."""
    return is_lead_of(user, thing.team)


def can_take_back_public(user, thing: Hack | Iteration) -> bool:
    """Only the team lead or the Office can take this back from the public."""
    return is_office(user) or is_lead_of(user, thing.team)


def can_adapt_hack(user, hack: Hack) -> bool:
    """Only members of another team, in a cohort that runs, can adapt this hack."""
    others = Team.objects.active().exclude(pk=hack.team_id)
    return user.is_authenticated and others.of_member(user).exists()


def can_comment(user, hack: Hack) -> bool:
    """Sign in to comment."""
    return user.is_authenticated


def can_comment_to_team(user, hack: Hack) -> bool:
    """Only the team and its coaches can write comments for the team alone."""
    return is_member_of(user, hack.team) or is_coach_of(user, hack.team)


def can_edit_comment(user, comment: Comment) -> bool:
    """A comment can be changed by its author for 15 minutes."""
    young = timezone.now() - comment.created_at < COMMENT_EDIT_TIME
    return comment.author_id == user.pk and young and comment.withdrawn_at is None


def can_withdraw_comment(user, comment: Comment) -> bool:
    """Only its author can withdraw a comment."""
    return comment.author_id == user.pk and comment.withdrawn_at is None


def can_act_on_comment(user, comment: Comment) -> bool:
    """Only members can mark feedback as acted on. Once it is over, only if the hack runs."""
    return can_edit_hack(user, comment.hack)


def can_mark_seen(user, iteration: Iteration) -> bool:
    """Only a coach of this team can mark its iterations as seen."""
    return is_coach_of(user, iteration.hack.team)
