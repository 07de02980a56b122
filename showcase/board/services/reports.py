"""Reporting an idea to who runs the board, and telling the reporter that somebody looked."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify
from incubator.trust.services.decisions import settle_elsewhere
from incubator.trust.services.reports import report_by_name

from .. import events
from ..models import Guest, Idea, IdeaReport
from .ideas import locked_with_board


@transaction.atomic
def report_idea(
    *, idea: Idea, reporter: User | None, guest: Guest | None = None, reason: str, words: str
) -> IdeaReport:
    """Ask the facilitator and the Office to look at an idea; whoever decides first settles it for
    both. A second time the first report stays as it is.

    Raises DomainError where the idea is not on the board any more.
    """
    board, idea = locked_with_board(idea)
    if not Idea.objects.shown().filter(pk=idea.pk).exists():
        raise DomainError(_("This idea is not on the board any more."))
    report, is_new = IdeaReport.objects.get_or_create(
        idea=idea, reporter=reporter, guest=guest, defaults={"reason": reason, "words": words}
    )
    if is_new:
        report_by_name(kind="idea", thing=idea, reporter=reporter, reason=reason, words=words)
        by = {"guest": guest.pk} if guest else {}
        audit.record(reporter, "idea.reported", idea, board=board.pk, reason=reason, **by)
        events.tell_desk(board)
        notify(
            {*board.facilitators.all(), *filter(None, [board.created_by])},
            kind="idea.reported",
            text=_("Somebody reported an idea on the board “%(board)s”.") % {"board": board},
            url=board.desk_url,
            key=f"idea.reported:{report.pk}",
        )
    return report


def settle(idea: Idea, actor: User, outcome: IdeaReport.Outcome) -> None:
    """Close the idea's open reports and tell their reporters; the caller holds the lock."""
    reports = list(IdeaReport.objects.filter(idea=idea, settled_at=None).select_related("reporter"))
    if not reports:
        return
    IdeaReport.objects.filter(pk__in=[one.pk for one in reports]).update(
        outcome=outcome, settled_at=timezone.now()
    )
    audit.record(actor, "reports.settled", idea, outcome=outcome, reports=len(reports))
    settle_elsewhere(kind="idea", thing=idea, actor=actor)
    said = {
        IdeaReport.Outcome.HIDDEN: _("The idea that you reported was taken off the board."),
        IdeaReport.Outcome.LEFT: _("The facilitator read the idea that you reported. It stays."),
    }
    for report in reports:
        if report.reporter:
            notify(
                [report.reporter],
                kind="reports.settled",
                text=said[outcome],
                url=idea.board.get_absolute_url(),
                key=f"reports.settled:{report.pk}",
            )
