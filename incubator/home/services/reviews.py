"""What became of a page that somebody sent in, told by bell and mail."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.models import Page, WorkflowState

from incubator.core.dates import moment_in_words
from incubator.notifications.services import notify


def tell_outcome(*, state: WorkflowState, actor=None) -> None:
    """Tell who sent the page in that it goes out, or what should change; not who did it."""
    asker = state.requested_by
    if asker is None or asker == actor:
        return
    page = Page.objects.get(pk=state.object_id)
    notify(
        [asker],
        kind=f"review.{state.status}",
        text=_words(state, page),
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        key=f"review:{state.pk}:{state.current_task_state_id}:{state.status}",
    )


def _words(state: WorkflowState, page: Page) -> str:
    title = page.draft_title or page.title
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        words = {"title": title, "why": state.current_task_state.comment}
        return _("“%(title)s” came back: %(why)s") % words
    if page.live and not page.approved_schedule:
        return _("“%(title)s” is published.") % {"title": title}
    words = {"title": title, "moment": moment_in_words(page.go_live_at)}
    return _("“%(title)s” is approved and goes out: %(moment)s") % words
