"""Who hears of feedback. A person who may no longer see the comment hears nothing."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from cohorts.selectors import team_leads, team_members
from incubator.accounts.models import User
from incubator.notifications.services import notify

from ...models import Comment, Iteration


def tell_team(comment: Comment) -> None:
    """The iteration's author (or who began the hack) and the team's leads hear of feedback."""
    team = comment.hack.team
    maker = comment.iteration.author_id if comment.iteration else comment.hack.created_by_id
    people = [*team_leads(team), *team_members(team).filter(pk=maker)]
    _tell(people, comment, kind="comment.added", text=_what_was_said(comment))


def tell_thread(reply: Comment) -> None:
    """Everybody who wrote in the thread hears of a reply."""
    thread = Comment.objects.kept().filter(parent=reply.parent).values("author_id")
    people = User.objects.filter(pk__in=thread) | User.objects.filter(pk=reply.parent.author_id)
    text = _("%(person)s replied to a comment on “%(hack)s”.") % {
        "person": reply.author,
        "hack": reply.hack,
    }
    _tell(people, reply, kind="comment.replied", text=text)


def tell_answered(*, iteration: Iteration) -> None:
    """Writers of the feedback that a published iteration answers hear of it, each once."""
    if not iteration.is_published:
        return
    text = _("Iteration %(number)s of “%(hack)s” acted on your feedback.") % {
        "number": iteration.number,
        "hack": iteration.hack,
    }
    answered = iteration.answered_comments.kept().exclude(author=None)
    for comment in answered.select_related("author", "acted_on_by"):
        if _may_read(comment.author, iteration) and comment.author_id != comment.acted_on_by_id:
            notify(
                [comment.author],
                kind="comment.acted_on",
                text=text,
                url=iteration.get_absolute_url(),
                key=f"acted-on:{comment.pk}:{iteration.pk}",
            )


def _what_was_said(comment: Comment) -> str:
    names = {"person": comment.author, "hack": comment.hack}
    if comment.iteration is None:
        return _("%(person)s commented on the design of “%(hack)s”.") % names
    names["number"] = comment.iteration.number
    return _("%(person)s commented on iteration %(number)s of “%(hack)s”.") % names


def _tell(people: Iterable[User], comment: Comment, *, kind: str, text: str) -> None:
    readers = [
        person
        for person in people
        if person.pk != comment.author_id
        and Comment.objects.visible_to(person).filter(pk=comment.pk).exists()
    ]
    url = comment.get_absolute_url()
    notify(readers, kind=kind, text=text, url=url, key=f"comment:{comment.pk}")


def _may_read(person: User, iteration: Iteration) -> bool:
    return Iteration.objects.visible_to(person).filter(pk=iteration.pk).exists()
