"""We'll try it: a team takes an idea, and it becomes a hack."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
from ..selectors import followers_of
from .merges import survivor_of

OPENING = "how might we "
GONE = gettext_lazy("This idea is not on the board any more, so no team can take it.")


@transaction.atomic
def take_idea(*, idea: Idea, team: Team, author: User, audience: str, client_id: UUID) -> Try:
    """Start a planned hack from the idea; a team that has taken it gets the hack it has.

    Its followers hear of it. Raises DomainError when the phase is another, the idea was withdrawn,
    the cohort has finished, or somebody else used the id.
    """
    Team.objects.select_for_update().get(pk=team.pk)  # before the board, as changes of hacks do
    board = events.locked(idea.board)
    idea = survivor_of(idea)
    if known := Try.objects.filter(idea=idea, team=team).select_related("hack", "team").first():
        return known
    board.require_allowed(Act.TRY)
    if not Idea.objects.shown().filter(pk=idea.pk).exists():
        raise DomainError(GONE)
    if board.cohort_id not in (None, team.cohort_id):
        raise DomainError(_("Only teams that were asked can take this idea."))
    if Hack.objects.filter(client_id=client_id).exists():
        raise DomainError(_("This form was used before. Open the board again to take an idea."))
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
    _tell_followers(taken, author)
    return taken


def design_of(idea: Idea, board: Board) -> dict[str, str]:
    """The hack's card to begin with: the board's question, and the idea as what will be tried."""
    question = board.question
    if question.lower().startswith(OPENING):
        question = question[len(OPENING) :]
    words = "\n\n".join(filter(None, [idea.title, idea.text]))
    return {"title": idea.title, "how_might_we": question, "what_we_will_try": words}


@transaction.atomic
def pass_on_status(*, hack: Hack) -> None:
    """Tell the followers of the idea that the hack began as how it stands now, as far as each may
    read the hack."""
    taken = Try.objects.filter(hack=hack).select_related("idea__board", "team__school").first()
    if taken is None:
        return
    board = events.locked(taken.idea.board)
    taken.idea = survivor_of(taken.idea)
    events.record(board, "try.moved", None, idea=taken.idea.pk, hack=hack.pk, status=hack.status)
    readers = [
        person
        for person in followers_of(taken.idea)
        if Hack.objects.with_visible_design(person).filter(pk=hack.pk).exists()
    ]
    words = {"team": taken.team, "idea": taken.idea, "status": hack.get_status_display()}
    notify(
        readers,
        kind="try.moved",
        text=_("“%(idea)s” at %(team)s: %(status)s.") % words,
        url=hack.get_absolute_url(),
        key=f"try.moved:{taken.pk}:{hack.status}",
    )


def _tell_followers(taken: Try, actor: User) -> None:
    notify(
        [person for person in followers_of(taken.idea) if person != actor],
        kind="idea.taken",
        text=_("%(team)s tries the idea “%(idea)s”.") % {"team": taken.team, "idea": taken.idea},
        url=taken.idea.get_absolute_url(),
        key=f"idea.taken:{taken.pk}",
    )
