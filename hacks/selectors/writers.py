"""Who wrote a comment, as far as the reader may know: names of people are for people signed in."""

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from cohorts.models import CoachAssignment, Membership

from ..models import Comment


def with_writers(comments: QuerySet[Comment], user) -> QuerySet[Comment]:
    """For a reader without an account: what the writers are to the team, now or before."""
    if user.is_authenticated:
        return comments
    here = Membership.objects.filter(user=OuterRef("author_id"), team=OuterRef("hack__team_id"))
    school = (
        Membership.objects.filter(user=OuterRef("author_id"))
        .exclude(team=OuterRef("hack__team_id"))
        .order_by(F("ended_at").desc(nulls_first=True), "-started_at")
        .values("team__school__name")[:1]
    )
    return comments.annotate(
        writer_is_member=Exists(here),
        writer_is_coach=Exists(CoachAssignment.objects.filter(coach=OuterRef("author_id"))),
        writer_school=Subquery(school),
    )


def writer_in_words(comment: Comment, user) -> str:
    """The writer's name; for a reader without an account what the writer is, never who.

    The comment comes ``with_writers``.
    """
    if comment.author is None:
        return _("Someone who left")
    if user.is_authenticated:
        return str(comment.author)
    if comment.writer_is_member:
        return _("A member of the team")
    if comment.writer_is_coach:
        return _("A coach")
    if comment.writer_school:
        return _("A colleague from %(school)s") % {"school": comment.writer_school}
    return _("A colleague")
