"""Giving feedback and answering it; each form has a page of its own, for use without script."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incubator.core.access import require
from incubator.core.forms import attempt
from incubator.core.limits import limited

from ..forms.feedback import ActOnForm, AnswersForm, CommentForm, EditForm, WordsForm
from ..models import Comment, Hack, Iteration
from ..rules import (
    can_act_on_comment,
    can_comment,
    can_edit_comment,
    can_edit_iteration,
    can_withdraw_comment,
)
from ..selectors.feedback import roles_of, threads_of
from ..services import feedback
from .lookup import visible_design, visible_iteration

form_page = require_http_methods(["GET", "POST"])


def feedback_context(request, thing: Hack | Iteration, photos=None) -> dict:
    """What ``hacks/feedback/_threads.html`` needs; ``photos``: those that the page shows."""
    talk = threads_of(thing, request.user)
    form = None
    if talk.may_comment:
        form = _comment_form(request, thing, talk.is_member, talk.is_coach, photos=photos)
    return {"talk": talk, "comment_form": form}


@form_page
@login_required
@limited("comments")
def add_comment(request, team, hack, number):
    return _give(request, visible_iteration(request, team, hack, number))


@form_page
@login_required
@limited("comments")
def add_design_comment(request, team, hack):
    return _give(request, visible_design(request, team, hack))


@form_page
@login_required
@limited("comments")
def reply_to_comment(request, pk):
    parent = _comment(request, pk)
    require(can_comment, request.user, parent.hack)
    form = WordsForm(request.POST or None)
    if form.is_valid():
        values = {"parent": parent, "author": request.user, **form.cleaned_data}
        if reply := attempt(form, feedback.reply_to_comment, **values):
            return _done(request, reply, _("Your reply is posted."))
    return _page(request, "reply", form=form, comment=parent)


@form_page
@login_required
@limited("comments")
def edit_comment(request, pk):
    comment = _comment(request, pk)
    is_sent_by_author = request.method == "POST" and can_withdraw_comment(request.user, comment)
    if not is_sent_by_author:  # whose time ran out while typing reads it beside the text
        require(can_edit_comment, request.user, comment)
    form = EditForm(request.POST or None, initial={"text": comment.text})
    if form.is_valid():
        values = {"comment": comment, "editor": request.user, **form.cleaned_data}
        if attempt(form, feedback.edit_comment, **values):
            return _done(request, comment, _("Your comment is changed."))
    return _page(request, "edit", form=form, comment=comment)


@form_page
@login_required
def withdraw_comment(request, pk):
    comment = _comment(request, pk)
    if request.method == "POST" and comment.is_withdrawn and comment.author == request.user:
        return redirect(comment)
    require(can_withdraw_comment, request.user, comment)
    if request.method == "POST":
        feedback.withdraw_comment(comment=comment, actor=request.user)
        return _done(request, comment, _("Your comment is withdrawn."))
    return _page(request, "withdraw", comment=comment)


@form_page
@login_required
def act_on_comment(request, pk):
    comment = _comment(request, pk)
    require(can_act_on_comment, request.user, comment)
    form = ActOnForm(request.POST or None, comment=comment)
    if form.is_valid():
        values = {"comment": comment, "actor": request.user, **form.cleaned_data}
        if attempt(form, feedback.mark_acted_on, **values):
            return _done(request, comment, _("Marked as acted on. Both pages link to each other."))
    return _page(request, "act_on", form=form, comment=comment)


@require_POST
@login_required
def reopen_comment(request, pk):
    comment = _comment(request, pk)
    require(can_act_on_comment, request.user, comment)
    feedback.unmark_acted_on(comment=comment, actor=request.user)
    return _done(request, comment, _("This feedback is open again."))


@form_page
@login_required
def edit_answers(request, team, hack, number):
    iteration = visible_iteration(request, team, hack, number)
    require(can_edit_iteration, request.user, iteration)
    is_sent = request.method == "POST"
    form = AnswersForm(request.POST if is_sent else None, hack=iteration.hack, iteration=iteration)
    if form.is_valid():
        comments = form.cleaned_data["answers"]
        feedback.set_answers(iteration=iteration, comments=comments, actor=request.user)
        return _done(request, iteration, _("Saved what this iteration acted on."))
    return _page(request, "answers", form=form, iteration=iteration)


def _give(request, thing: Hack | Iteration):
    hack, iteration = _hack_and_iteration(thing)
    require(can_comment, request.user, hack)
    form = _comment_form(request, thing, *roles_of(request.user, thing), data=request.POST or None)
    if form.is_valid():
        values = {"author": request.user, "hack": hack, "iteration": iteration}
        if comment := attempt(form, feedback.add_comment, **values, **form.comment_values):
            return _done(request, comment, _("Your comment is posted."))
    return _page(request, "comment", form=form, thing=thing, hack=hack, iteration=iteration)


def _comment_form(request, thing, is_member, is_coach, **options) -> CommentForm:
    hack, iteration = _hack_and_iteration(thing)
    roles = {"is_own": is_member or is_coach, "is_coach": is_coach}
    return CommentForm(hack=hack, iteration=iteration, user=request.user, **roles, **options)


def _hack_and_iteration(thing: Hack | Iteration) -> tuple[Hack, Iteration | None]:
    return (thing, None) if isinstance(thing, Hack) else (thing.hack, thing)


def _comment(request, pk: int) -> Comment:
    comments = Comment.objects.visible_to(request.user).select_related(
        "author", "hack__team__school", "iteration__hack__team"
    )
    return get_object_or_404(comments, pk=pk)


def _done(request, thing, sentence: str):
    messages.success(request, sentence)
    return redirect(thing)


def _page(request, name: str, **context):
    return render(request, f"hacks/feedback/{name}.html", context)
