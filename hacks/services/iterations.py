"""Writing an iteration: draft, publish, edit, withdraw, discard."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cohorts.selectors import team_coaches
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError, Gone
from incubator.notifications.services import notify

from ..models import Audience, Hack, Iteration
from ..signals import iteration_changed, iteration_published, iteration_withdrawn
from .audience import choose_audience, settle_audience, tell_leads_of_request
from .design import NOT_YOURS
from .feedback import set_answers, tell_answered
from .going_on import hold_team, refuse_frozen, require_going_on
from .photo_files import delete_photo_files
from .revisions import keep_first_revision, keep_revision, require_version, write_content

PARKED = gettext_lazy("This hack is parked, so it has no next move. Set it to trying first.")
HAS_FEEDBACK = gettext_lazy(
    "This draft has feedback, so it stays. You can empty it, or leave it as it is."
)
TRIES = 3


@transaction.atomic
def start_draft(
    *,
    hack: Hack,
    author: User,
    client_id: UUID,
    content: Mapping[str, Any],
    audience: str | None = None,
) -> Iteration:
    """Begin a draft with the hack's next number, for the cohort where no audience is given.

    The same ``client_id`` again continues that draft as save_draft does, from its first version;
    once it is no longer a draft, it is given back as it is. Raises DomainError when the id was
    used by somebody else or the cohort has finished and the hack does not run, StaleVersion as
    save_draft does.
    """
    iteration, is_new = _get_or_create_draft(hack, author, client_id)
    if not iteration.is_draft:
        return iteration
    if is_new:
        write_content(iteration, content)
        choose_audience(iteration, audience or Audience.COHORT, author)
        iteration.save()
        audit.record(author, "iteration.started", iteration)
        return iteration
    return save_draft(
        iteration=iteration, editor=author, version=1, content=content, audience=audience
    )


@transaction.atomic
def save_draft(
    *,
    iteration: Iteration,
    editor: User,
    version: int,
    content: Mapping[str, Any],
    audience: str | None = None,
) -> Iteration:
    """Save a draft that the editor read at ``version``; the same words again change nothing.

    Raises StaleVersion when somebody saved other words or published in between, Gone when
    somebody discarded it.
    """
    iteration = _locked(iteration)
    if not _write(iteration, editor, version, content, audience):
        return iteration
    if not iteration.is_draft:
        raise DomainError(_("This iteration is no longer a draft."))
    iteration.save()
    return iteration


@transaction.atomic
def publish_iteration(
    *,
    iteration: Iteration,
    author: User,
    version: int,
    content: Mapping[str, Any],
    audience: str | None = None,
) -> Iteration:
    """Post a draft for its audience, tell the team's coaches and whoever listens.

    Publishing the same words again gives the iteration back unchanged. Raises StaleVersion when
    somebody saved in between, DomainError for a next move on a parked hack.
    """
    iteration = _locked(iteration)
    changed = _write(iteration, author, version, content, audience)
    if iteration.is_published and not changed:
        return iteration
    if not iteration.is_draft:
        raise DomainError(_("This iteration is no longer a draft."))
    _require_move_fits(iteration)
    iteration.version += not changed  # a form opened before may not pass for a newer one
    iteration.state = Iteration.State.PUBLISHED
    iteration.published_at = timezone.now()
    settle_audience(iteration, author)
    iteration.save()
    keep_revision(iteration, author)
    audit.record(author, "iteration.published", iteration, audience=iteration.audience)
    iteration_published.send(sender=Iteration, iteration=iteration)
    _tell_coaches(iteration)
    _tell_leads(iteration)
    tell_answered(iteration=iteration)
    return iteration


@transaction.atomic
def edit_published(
    *,
    iteration: Iteration,
    editor: User,
    version: int,
    content: Mapping[str, Any],
    audience: str | None = None,
) -> Iteration:
    """Change a published iteration that the editor read at ``version``; what it said is kept.

    Raises StaleVersion when somebody saved in between, DomainError for a new next move on a
    parked hack and for an iteration that is not published.
    """
    iteration = _locked(iteration)
    if not iteration.is_published:
        raise DomainError(_("Only a published iteration can be edited here."))
    keep_first_revision(iteration)
    asked_at = iteration.public_requested_at
    changed = _write(iteration, editor, version, content, audience)
    if not changed:
        return iteration
    if "next_move" in changed:
        _require_move_fits(iteration)
    iteration.edited_at = timezone.now()
    iteration.save()
    keep_revision(iteration, editor)
    audit.record(editor, "iteration.edited", iteration, fields=changed)
    iteration_changed.send(sender=Iteration, iteration=iteration)
    if iteration.public_requested_at != asked_at:
        _tell_leads(iteration)
    return iteration


@transaction.atomic
def withdraw_iteration(*, iteration: Iteration, person: User) -> Iteration:
    """Take a published iteration back; its number, its team's view and its history stay.

    Withdrawing twice changes nothing. Raises DomainError for a draft.
    """
    iteration = _locked(iteration)
    if iteration.is_draft:
        raise DomainError(_("A draft can be discarded, not withdrawn."))
    if iteration.is_withdrawn:
        return iteration
    iteration.state = Iteration.State.WITHDRAWN
    iteration.withdrawn_at = timezone.now()
    iteration.version += 1
    iteration.save()
    audit.record(person, "iteration.withdrawn", iteration)
    iteration_withdrawn.send(sender=Iteration, iteration=iteration)
    return iteration


@transaction.atomic
def discard_draft(*, iteration: Iteration, person: User) -> None:
    """Delete a draft with its photos; feedback that it would have answered is open again.

    Raises DomainError for anything published, and for a draft with feedback: what a coach wrote
    is not the team's to delete.
    """
    iteration = _locked(iteration)
    if not iteration.is_draft:
        raise DomainError(_("Only a draft can be discarded."))
    if iteration.comments.exists():
        raise DomainError(HAS_FEEDBACK)
    set_answers(iteration=iteration, comments=[], actor=person)
    audit.record(person, "iteration.discarded", iteration, number=iteration.number)
    for photo in iteration.photos.all():
        delete_photo_files(photo)
    iteration.delete()


def _locked(iteration: Iteration) -> Iteration:
    """The row as it is now, held until the transaction ends; so is its team, held first."""
    hold_team(iteration.hack)
    iterations = Iteration.objects.select_for_update(of=("self",)).select_related("hack__team")
    found = iterations.filter(pk=iteration.pk).first()
    if found is None:
        raise Gone(_("This draft was discarded."))
    return found


def _write(
    iteration: Iteration,
    editor: User,
    version: int,
    content: Mapping[str, Any],
    audience: str | None,
) -> list[str]:
    """Set what changed and count the version up; nothing changed passes at any version."""
    refuse_frozen(iteration.hack)
    before = iteration.audience, iteration.public_requested_at
    changed = write_content(iteration, content)
    if audience is not None:
        choose_audience(iteration, audience, editor)
    if (iteration.audience, iteration.public_requested_at) != before:
        changed.append("audience")
    if changed:
        require_version(iteration, version)
        iteration.version += 1
    return changed


def _require_move_fits(iteration: Iteration) -> None:
    if iteration.hack.is_parked and iteration.next_move:
        raise DomainError(PARKED)


def _get_or_create_draft(hack: Hack, author: User, client_id: UUID) -> tuple[Iteration, bool]:
    """The draft of this id; number and id are unique in the database, so losers look again."""
    require_going_on(hack)
    for _attempt in range(TRIES):
        found = Iteration.objects.filter(client_id=client_id).select_related("hack__team").first()
        if found is not None:
            return _require_own(found, hack, author), False
        try:
            with transaction.atomic():
                return _insert_draft(hack, author, client_id), True
        except IntegrityError:
            continue
    raise DomainError(_("Many people are saving right now. Please try again."))


def _insert_draft(hack: Hack, author: User, client_id: UUID) -> Iteration:
    last = hack.iterations.aggregate(last=Max("number"))["last"] or 0
    return Iteration.objects.create(hack=hack, author=author, client_id=client_id, number=last + 1)


def _require_own(iteration: Iteration, hack: Hack, author: User) -> Iteration:
    if (iteration.hack_id, iteration.author_id) != (hack.pk, author.pk):
        raise DomainError(NOT_YOURS)
    return iteration


def _tell_coaches(iteration: Iteration) -> None:
    hack = iteration.hack
    notify(
        team_coaches(hack.team),
        kind="iteration.published",
        text=_("%(team)s posted iteration %(number)s of “%(hack)s”.")
        % {"team": hack.team, "number": iteration.number, "hack": hack},
        url=iteration.get_absolute_url(),
        key=f"iteration.published:{iteration.pk}",
    )


def _tell_leads(iteration: Iteration) -> None:
    if iteration.waits_for_lead:
        tell_leads_of_request(iteration, iteration.get_absolute_url())
