"""Who may do what with a team's story. Each docstring is what a refused person reads."""

from cohorts.rules import is_lead_of, is_member_of
from hacks.models import Hack
from incubator.accounts.rules import is_office

from .models import Story


def can_make_story(user, hack: Hack) -> bool:
    """Only members of the team can make a story of this hack."""
    return is_member_of(user, hack.team)


def can_edit_story(user, story: Story) -> bool:
    """Only members of the team can change this story or make its files."""
    return is_member_of(user, story.team)


def can_share_story(user, story: Story) -> bool:
    """Only the team lead can decide who sees this story."""
    return is_lead_of(user, story.team)


def can_take_back_story(user, story: Story) -> bool:
    """Only the team lead or the Office can take this story back."""
    return is_office(user) or is_lead_of(user, story.team)
