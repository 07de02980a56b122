"""What on a board can be reported to the Office: ideas, and comments on them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incubator.trust.kinds import Facts, Kind
from incubator.trust.models import Decision

from . import events
from .models import Idea, IdeaComment
from .services import comments, moderation
from .services.reports import report_idea


class IdeaKind(Kind):
    """An idea: its board's facilitator has it in the queue too, and may be faster."""

    name = "idea"
    label = gettext_lazy("Idea")
    model = Idea
    readers = gettext_lazy("The facilitator and the Office read why, not who you are.")
    thanks = gettext_lazy("Thank you. The facilitator looks at the idea.")
    has_desk = True

    @staticmethod
    def road(*, thing: Idea, **values):
        return report_idea(idea=thing, **values)

    def visible_to(self, user):
        return Idea.objects.visible_to(user).shown().select_related("board", "team__school")

    def with_facts(self):
        return Idea.objects.select_related("board", "team__school", "guest", "author")

    def facts(self, idea) -> Facts:
        return Facts(
            title=idea.title,
            text=idea.text,
            by=idea.by or _("Without a team"),
            where=_("on the board “%(board)s”") % {"board": idea.board},
            url=idea.get_absolute_url(),
            around=idea.board.get_absolute_url(),
        )

    def is_gone(self, idea) -> bool:
        return idea.is_gone or idea.is_merged

    def makers(self, idea):
        return [idea.author] if idea.author else []

    def hold(self, idea) -> None:
        events.locked(idea.board)

    def hide(self, idea, actor) -> None:
        moderation.hide_idea(idea=idea, actor=actor, is_told=False)

    def show_again(self, idea, actor) -> None:
        moderation.show_idea_for_office(idea=idea, actor=actor)

    def settle(self, idea, actor, verb) -> None:
        if verb in {Decision.Verb.WARN, Decision.Verb.CLOSE}:
            moderation.leave_idea(idea=idea, actor=actor)


class IdeaCommentKind(Kind):
    """What somebody said about an idea."""

    name = "idea-comment"
    label = gettext_lazy("Comment on an idea")
    model = IdeaComment

    def visible_to(self, user):
        shown = Idea.objects.shown().order_by().values("pk")
        seen = IdeaComment.objects.visible_to(user).kept().filter(idea_id__in=shown)
        return seen.select_related("author", "idea__board")

    def with_facts(self):
        return IdeaComment.objects.select_related("author", "idea__board")

    def facts(self, comment) -> Facts:
        return Facts(
            title=" ".join(comment.text.split()),
            text=comment.text,
            by=str(comment.author or _("Someone who left")),
            where=_("on the idea “%(idea)s”") % {"idea": comment.idea},
            url=comment.get_absolute_url(),
            around=comment.idea.page_url,
        )

    def is_gone(self, comment) -> bool:
        return comment.is_withdrawn

    def makers(self, comment):
        return [comment.author] if comment.author else []

    def hold(self, comment) -> None:
        events.locked(comment.idea.board)

    def hide(self, comment, actor) -> None:
        comments.hide_comment(comment=comment, actor=actor)

    def show_again(self, comment, actor) -> None:
        comments.show_comment(comment=comment, actor=actor)
