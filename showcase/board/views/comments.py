"""An idea's own page, and what people say about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incubator.core.access import require
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import mentions, rules, selectors
from ..forms.ideas import IdeaCommentForm
from ..models import IdeaComment
from ..panels import IdeaThreadPanel
from ..phases import Act
from ..services import comments
from .ideas import visible_idea


@require_safe
@login_required
def idea(request, slug, pk):
    return _page(request, visible_idea(request, slug, pk), IdeaCommentForm())


@require_POST
@login_required
@limited("comments")
def add_idea_comment(request, slug, pk):
    idea = visible_idea(request, slug, pk)
    form = IdeaCommentForm(request.POST)
    if form.is_valid():
        values = {"idea": idea, "author": request.user, **form.cleaned_data}
        if comment := attempt(form, comments.add_comment, **values):
            messages.success(request, _("Your comment is posted."))
            _say_unknown(request, comment)
            return redirect(comment)
    return _page(request, idea, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw_idea_comment(request, slug, pk, comment):
    idea = visible_idea(request, slug, pk)
    found = get_object_or_404(IdeaComment.objects.visible_to(request.user), idea=idea, pk=comment)
    if request.method == "POST" and found.is_withdrawn and found.author_id == request.user.pk:
        return redirect(idea.page_url)
    require(rules.can_withdraw_comment, request.user, found)
    if request.method == "POST":
        comments.withdraw_comment(comment=found, actor=request.user)
        messages.success(request, _("Your comment is withdrawn."))
        return redirect(idea.page_url)
    return render(request, "board/withdraw_comment.html", {"idea": idea, "comment": found})


def _say_unknown(request, comment: IdeaComment) -> None:
    """Nobody waits for an answer of somebody whom the comment did not reach."""
    if unknown := mentions.unknown_in(comment.text, comment.idea):
        names = ", ".join(f"@{name}" for name in unknown)
        sentence = _(
            "Nobody here has the name %(names)s, so nobody was told. "
            "Choose a name from the list while you write."
        )
        messages.warning(request, sentence % {"names": names})


def _page(request, idea, form, *, status: int = 200):
    if idea.is_gone:
        messages.info(request, _("This idea is not on the board any more."))
        return redirect(idea.board)
    if idea.is_merged:
        return redirect(idea.merged_into.page_url)
    context = {
        "idea": idea,
        "parts": selectors.parts_of(idea, request.user),
        "may_merge": idea.board.allows(Act.GROUP) and rules.can_merge(request.user, idea),
        "board": idea.board,
        "voters": selectors.named_voters(idea),
        "comments": selectors.comments_of(idea, request.user),
        "thread": IdeaThreadPanel(idea, request.user),
        "is_followed": selectors.follows(idea, request.user),
        "form": form if idea.board.allows(Act.COMMENT) else None,
    }
    return render(request, "board/idea.html", context, status=status)
