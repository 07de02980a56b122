"""Who may see boards and their ideas, written once a model, with subqueries."""

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from hacks.querysets import own_cohorts
from incubator.accounts.rules import is_office

from .codes import read_code
from .phases import Phase


class BoardQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Boards of the network to everybody signed in; a cohort's to its people and the Office."""
        if not user.is_authenticated:
            return self.none()
        if is_office(user):
            return self
        named = self.model.facilitators.through.objects.filter(user_id=user.pk)
        return self.filter(
            Q(cohort=None) | Q(cohort_id__in=own_cohorts(user)) | Q(pk__in=named.values("board_id"))
        )

    def joined_by(self, typed: str):
        """The board with this join code, in any case and with any spaces."""
        return self.filter(join_code=read_code(typed))

    def running(self):
        return self.exclude(phase=Phase.CLOSED)


class IdeaQuerySet(models.QuerySet):
    def shown(self):
        """Not withdrawn."""
        return self.filter(withdrawn_at=None)

    def visible_to(self, user):
        """Those of boards that the person may see; during silent gathering one's own alone."""
        boards = self.model.board.field.related_model
        seen = self.filter(board_id__in=boards.objects.visible_to(user).order_by().values("pk"))
        hidden = Q(board__is_silent=True, board__phase=Phase.GATHER)
        return seen.filter(~hidden | Q(author_id=user.pk))

    def counted(self):
        """With ``vote_count``, the dots it has."""
        return self.annotate(vote_count=Count("votes"))

    def discussed(self):
        """With ``comment_count``, the comments on it that were not withdrawn."""
        comments = self.model.comments.rel.related_model.objects.kept()
        counted = comments.filter(idea=OuterRef("pk")).order_by().values("idea")
        number = Subquery(counted.annotate(number=Count("pk")).values("number"))
        return self.annotate(comment_count=Coalesce(number, 0))


class IdeaCommentQuerySet(models.QuerySet):
    def kept(self):
        return self.filter(withdrawn_at=None)

    def visible_to(self, user):
        """On ideas that the person may see."""
        ideas = self.model.idea.field.related_model
        return self.filter(idea_id__in=ideas.objects.visible_to(user).order_by().values("pk"))


class VoteQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(voter_id=user.pk)

    def spent_on(self, board):
        """Dots that count on this board: an idea that was withdrawn gives its dots back."""
        return self.filter(idea__board_id=board.pk, idea__withdrawn_at=None)
