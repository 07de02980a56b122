"""We'll try it: a team takes an idea, and it becomes a hack."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cohorts.models import Team
from hacks.models import Hack
from hacks.services.design import create_hack
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from .. import events
from ..models import Board, Idea, Try
from ..phases import Act

OPENING = "how might we "


@transaction.atomic
def take_idea(*, idea: Idea, team: Team, author: User, audience: str, client_id: UUID) -> Try:
    """Start a planned hack from the idea; a team that has taken it gets the hack it has.

    Its author hears of it. Raises DomainError when the phase is another, the idea was withdrawn,
    the cohort has finished, or somebody else used the id.
    """
    board = events.locked(idea.board)
    if known := Try.objects.filter(idea=idea, team=team).select_related("hack", "team").first():
        return known
    board.require_allowed(Act.TRY)
    if not Idea.objects.shown().filter(pk=idea.pk).exists():
        raise DomainError(_("This idea was withdrawn, so no team can take it."))
    hack = create_hack(
        team=team,
        author=author,
        client_id=client_id,
        design=design_of(idea, board),
        audience=audience,
    )
    hack.status = Hack.Status.PLANNED
    hack.save(update_fields=["status", "updated_at"])
    taken = Try.objects.create(idea=idea, team=team, hack=hack)
    events.record(board, "idea.taken", author, idea=idea.pk, team=team.pk, hack=hack.pk)
    audit.record(author, "idea.taken", idea, team=team.pk, hack=hack.pk)
    _tell_author(idea, team, author)
    return taken


def design_of(idea: Idea, board: Board) -> dict[str, str]:
    """The hack's card to begin with: the board's question, and the idea as what will be tried."""
    question = board.question
    if question.lower().startswith(OPENING):
        question = question[len(OPENING) :]
    words = "\n\n".join(filter(None, [idea.title, idea.text]))
    return {"title": idea.title, "how_might_we": question, "what_we_will_try": words}


def _tell_author(idea: Idea, team: Team, actor: User) -> None:
    if idea.author_id and idea.author_id != actor.pk:
        notify(
            [idea.author],
            kind="idea.taken",
            text=_("%(team)s tries your idea “%(idea)s”.") % {"team": team, "idea": idea.title},
            url=idea.get_absolute_url(),
            key=f"idea.taken:{idea.pk}:{team.pk}",
        )
