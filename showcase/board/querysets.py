"""Who may see boards and their ideas, written once a model, with subqueries."""

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

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
    def kept(self):
        """Neither withdrawn, hidden nor merged into another; those that wait for the facilitator,
        too."""
        return self.filter(withdrawn_at=None, hidden_at=None, merged_into=None)

    def shown(self):
        """On the board for everybody."""
        return self.kept().filter(held_at=None)

    def visible_to(self, user):
        """Those of boards that the person may see; during silent gathering one's own alone.

        What waits for the facilitator is nobody's to see here.
        """
        boards = self.model.board.field.related_model
        seen = self.filter(board_id__in=boards.objects.visible_to(user).order_by().values("pk"))
        seen = seen.filter(held_at=None)
        hidden = Q(board__is_silent=True, board__phase=Phase.GATHER)
        return seen.filter(~hidden | Q(author_id=user.pk))

    def visible_to_guest(self, guest):
        """What everybody sees, and the guest's own; during silent gathering the own alone."""
        own = Q(guest_id=guest.pk)
        seen = own if guest.board.hides_ideas else own | Q(held_at=None)
        return self.filter(seen, board_id=guest.board_id)

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


class GivenQuerySet(models.QuerySet):
    """What a person gives to an idea once."""

    def within(self, idea):
        """On the idea, or left behind on another when that was merged into it."""
        return self.filter(Q(idea=idea) | Q(idea__merged_into=idea))


class VoteQuerySet(GivenQuerySet):
    def of(self, user):
        return self.filter(voter_id=user.pk)

    def spent_on(self, board):
        """Dots that count on this board: an idea that went from it gives its dots back,
        and one that was merged those of people who gave one to its survivor, too."""
        standing = {"idea__withdrawn_at": None, "idea__hidden_at": None, "idea__merged_into": None}
        return self.filter(idea__board_id=board.pk, **standing)


class GuestQuerySet(models.QuerySet):
    def standing(self):
        """Those who still take part: not ended, not expired, on a board that takes guests."""
        now = timezone.now()
        return self.filter(ended_at=None, expires_at__gt=now, board__is_open_to_guests=True)


class SpotlightQuerySet(models.QuerySet):
    def showable_on(self, board):
        """The board's things that somebody can be shown now: nothing that was taken back, and no
        ideas while they are hidden."""
        ideas, iterations, highlights = (
            self.model._meta.get_field(name).related_model.objects
            for name in ("idea", "iteration", "highlight")
        )
        shown = Q(iteration_id__in=iterations.published().order_by().values("pk"))
        shown |= Q(highlight_id__in=highlights.live().order_by().values("pk"))
        if not board.hides_ideas:
            shown |= Q(idea_id__in=ideas.shown().order_by().values("pk"))
        return self.filter(shown, board=board)

    def with_things(self):
        """Fetched with all that a line about them says."""
        return self.select_related(
            "idea__team__school", "idea__guest", "iteration__hack__team__school", "highlight"
        ).defer("highlight__story")
