"""The word of the teams in a highlight: asking for it, giving it, taking the highlight back."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import TaskState

from cohorts.selectors import team_leads
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..models import HighlightPage, TeamWord
from ..models.approval import teams_to_ask
from ..said import fingerprint
from ..selectors.approval import Asking, asking_of


@transaction.atomic
def ask_teams(*, state: TaskState) -> None:
    """Ask the leads of every team that has not said yes to what this revision says."""
    page = state.revision.as_object()
    said = fingerprint(page)
    drop_questions(page=page)
    for team in teams_to_ask(page):
        TeamWord.objects.create(page_id=page.pk, team=team, fingerprint=said)
        notify(
            team_leads(team),
            kind="highlight.asked",
            text=_("“%(title)s” tells of %(team)s. Read it and say if it may go public.")
            % {"title": page.title, "team": team},
            url=reverse("showcase:approve_highlight", args=[page.pk]),
            key=f"highlight:{page.pk}:asked:{state.pk}:{team.pk}",
        )


def drop_questions(*, page) -> None:
    """Nobody is asked about this page any more; answers stay."""
    TeamWord.objects.open().filter(page_id=page.pk).update(
        answer=TeamWord.Answer.MOOT, answered_at=timezone.now()
    )


@transaction.atomic
def answer_for_team(
    *, page: HighlightPage, lead: User, seen: str, answer: str, comment: str = ""
) -> None:
    """Give the word of all teams in it that this person leads; the same again changes nothing.

    The last yes lets it go on: to the consent check, and out. Raises DomainError when nobody is
    asked, and when ``seen`` is not the fingerprint of what the teams are asked about now.
    """
    HighlightPage.objects.select_for_update().get(pk=page.pk)
    words = page.team_words.of_lead(lead)
    if _said_already(words, seen, answer):
        return
    asking = _asking(page, seen)
    words = list(words.open().select_for_update())
    if not words:
        raise DomainError(_("Your team is not asked about this version."))
    for word in words:
        word.answer, word.comment = answer, comment
        word.answered_at, word.answered_by = timezone.now(), lead
        word.save()
    teams = [word.team_id for word in words]
    audit.record(lead, f"highlight.{answer}", page, teams=teams, revision=asking.state.revision_id)
    _go_on(asking, lead, answer, comment)


def _said_already(words, seen: str, answer: str) -> bool:
    last = words.filter(fingerprint=seen).order_by("pk").last()
    return last is not None and last.answer == answer


def _asking(page: HighlightPage, seen: str) -> Asking:
    asking = asking_of(page)
    if asking is None:
        raise DomainError(_("Nobody asks for your team’s word on this any more."))
    if asking.fingerprint != seen:
        raise DomainError(_("The Office has changed this since you opened it. Read it again."))
    return asking


def _go_on(asking: Asking, lead: User, answer: str, comment: str) -> None:
    if answer == TeamWord.Answer.CHANGE:
        drop_questions(page=asking.page)
        asking.state.reject(user=lead, comment=comment)
    elif not TeamWord.objects.open().filter(page_id=asking.page.pk).exists():
        asking.state.approve(user=lead)


@transaction.atomic
def take_back_highlight(*, page: HighlightPage, actor: User) -> None:
    """End the asking, so that the Office can write on; nothing to end changes nothing."""
    HighlightPage.objects.select_for_update().get(pk=page.pk)
    state = page.current_workflow_state
    if state is None:
        return
    state.cancel(user=actor)
    audit.record(actor, "highlight.taken_back", page)
