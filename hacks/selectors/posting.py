"""Where a person may post next."""

from uuid import UUID

from django.db.models import Max, Q, QuerySet

from cohorts.models import Team

from ..models import Hack, Iteration, Photo

ACTIVE = [Hack.Status.DRAFT_PLAN, Hack.Status.PLANNED, Hack.Status.TRYING]
AFTER_THE_END = Q(team__status=Team.Status.COMPLETED, status__in=Hack.RUNNING)


def hacks_to_post_to(user) -> QuerySet[Hack]:
    """Hacks of the person's teams that still run, the newest first.

    Scaled ones only of a team whose cohort has finished: nothing newer will come there.
    """
    return (
        Hack.objects.of_team_of(user)
        .going_on()
        .filter(Q(status__in=ACTIVE) | AFTER_THE_END)
        .select_related("team__school")
        .order_by("-updated_at")
    )


def drafts_of(user) -> QuerySet[Iteration]:
    """The person's own open drafts that can still be posted, the last saved first."""
    return (
        Iteration.objects.drafts()
        .filter(author_id=user.pk, hack__in=Hack.objects.of_team_of(user).going_on())
        .select_related("hack__team__school")
        .order_by("-updated_at")
    )


def open_draft(user, hack: Hack) -> Iteration | None:
    """The person's newest draft on this hack."""
    return drafts_of(user).filter(hack=hack).first()


def iteration_of_form(user, hack: Hack, client_id: UUID) -> Iteration | None:
    """What an earlier sending of the same form made."""
    iterations = Iteration.objects.select_related("hack__team")
    return iterations.filter(client_id=client_id, hack=hack, author_id=user.pk).first()


def has_feedback(iteration: Iteration) -> bool:
    """Somebody wrote to the draft, so it cannot be discarded."""
    return iteration.comments.exists()


def removed_photos(iteration: Iteration | None) -> QuerySet[Photo]:
    """What can be put back on an iteration; nothing on one that is not saved yet."""
    return iteration.photos.removed() if iteration else Photo.objects.none()


def last_published(hack: Hack) -> Iteration | None:
    """The iteration that the next one goes on from."""
    return hack.iterations.published().order_by("number").last()


def next_number(hack: Hack) -> int:
    """The number that a new draft would take now."""
    return (hack.iterations.aggregate(last=Max("number"))["last"] or 0) + 1
