"""What of a team's work can be reported: comments, iterations, photos."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cohorts.selectors import team_leads
from incubator.trust.kinds import Facts, Kind, Reason

from .models import Comment, Hack, Iteration, Photo
from .selectors.headlines import headline
from .services import taking_down


class CommentKind(Kind):
    """Feedback on an iteration or a design."""

    name = "comment"
    label = gettext_lazy("Comment")
    model = Comment

    def visible_to(self, user):
        seen = Comment.objects.visible_to(user).kept()
        return seen.select_related("author", "iteration__hack__team__school", "hack__team__school")

    def with_facts(self):
        return Comment.objects.select_related(
            "author", "iteration__hack__team__school", "hack__team__school"
        )

    def facts(self, comment) -> Facts:
        return Facts(
            title=" ".join(comment.text.split()),
            text=comment.text,
            by=str(comment.author or _("Someone who left")),
            where=_where(comment.thing, comment.hack),
            url=comment.get_absolute_url(),
            around=comment.thing.get_absolute_url(),
        )

    def is_gone(self, comment) -> bool:
        return comment.is_withdrawn

    def makers(self, comment):
        return [comment.author] if comment.author else []

    def hide(self, comment, actor) -> None:
        taking_down.hide_comment(comment=comment, actor=actor)

    def show_again(self, comment, actor) -> None:
        taking_down.show_comment(comment=comment, actor=actor)


class IterationKind(Kind):
    """An iteration that was posted."""

    name = "iteration"
    label = gettext_lazy("Iteration")
    model = Iteration
    reasons = (Reason.UNKIND, Reason.PERSON, Reason.CONSENT, Reason.ASIDE, Reason.OTHER)

    def visible_to(self, user):
        seen = Iteration.objects.visible_to(user).published()
        return seen.select_related("author", "hack__team__school")

    def with_facts(self):
        return Iteration.objects.select_related("author", "hack__team__school")

    def facts(self, iteration) -> Facts:
        said = (iteration.tried, iteration.happened, iteration.learned, iteration.next_step)
        return Facts(
            title=headline(iteration.tried).title,
            text="\n\n".join(filter(None, said)),
            by=str(iteration.author or _("Someone who left")),
            where=_where(iteration.hack, iteration.hack),
            url=iteration.get_absolute_url(),
            around=iteration.hack.get_absolute_url(),
        )

    def is_gone(self, iteration) -> bool:
        return not iteration.is_published

    def makers(self, iteration):
        return filter(None, [iteration.author, *team_leads(iteration.team)])

    def hide(self, iteration, actor) -> None:
        taking_down.hide_iteration(iteration=iteration, actor=actor)

    def show_again(self, iteration, actor) -> None:
        taking_down.show_iteration(iteration=iteration, actor=actor)


class PhotoKind(Kind):
    """A photo on an iteration."""

    name = "photo"
    label = gettext_lazy("Photo")
    model = Photo
    reasons = (Reason.CONSENT, Reason.UNKIND, Reason.ASIDE, Reason.OTHER)

    def visible_to(self, user):
        seen = Photo.objects.visible_to(user)
        return seen.select_related("uploaded_by", "iteration__hack__team__school")

    def with_facts(self):
        return Photo.objects.select_related("uploaded_by", "iteration__hack__team__school")

    def facts(self, photo) -> Facts:
        iteration = photo.iteration
        return Facts(
            title=photo.alt or _("Photo without a description"),
            text="",
            by=str(photo.uploaded_by or _("Someone who left")),
            where=_where(iteration, iteration.hack),
            url=iteration.get_absolute_url(),
            around=iteration.get_absolute_url(),
            picture={
                "src": reverse("hacks:reported_photo", args=[photo.pk]),
                "width": photo.width,
                "height": photo.height,
                "alt": photo.alt or _("Photo without a description"),
            },
        )

    def is_gone(self, photo) -> bool:
        return photo.removed_at is not None

    def makers(self, photo):
        return filter(None, [photo.uploaded_by, *team_leads(photo.iteration.team)])

    def hide(self, photo, actor) -> None:
        taking_down.hide_photo(photo=photo, actor=actor)

    def show_again(self, photo, actor) -> None:
        taking_down.show_photo(photo=photo, actor=actor)


def _where(thing: Hack | Iteration, hack: Hack) -> str:
    return _("on “%(thing)s”, %(team)s") % {"thing": thing, "team": hack.team}
