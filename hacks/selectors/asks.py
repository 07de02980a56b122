"""Feedback that asks a team for something, and that nobody has answered."""

from django.db.models import QuerySet

from ..models import Comment

#: "I like" asks nothing of anybody.
ASKS = (Comment.Kind.WISH, Comment.Kind.WHAT_IF, Comment.Kind.QUESTION)


def open_asks(user, teams) -> QuerySet[Comment]:
    """What asks these teams for something, as far as the person may read it, newest first.

    Nobody answered it, and no iteration acted on it; one's own is left out.
    """
    asked = Comment.objects.visible_to(user).kept().threads().exclude(author_id=user.pk)
    asks = asked.filter(hack__team__in=teams, kind__in=ASKS)
    open_ones = asks.unanswered().filter(replies=None)
    related = open_ones.select_related("hack__team__school", "iteration__hack__team", "author")
    return related.order_by("-created_at", "-pk")
