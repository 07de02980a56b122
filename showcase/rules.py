"""Who may do what with highlights. Each docstring is what a refused person reads."""

from incubator.accounts.rules import is_office

from .models import HighlightPage, TeamWord


def can_make_highlight(user) -> bool:
    """Only the Office of Innovation can make a highlight."""
    return is_office(user)


def can_answer_for_team(user, page: HighlightPage) -> bool:
    """Only the lead of a team in this highlight can answer for it."""
    return TeamWord.objects.of_lead(user).filter(page=page).exists()


def can_take_back_highlight(user, page: HighlightPage) -> bool:
    """Only the Office of Innovation can take a highlight back."""
    return is_office(user)
