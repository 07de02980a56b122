"""Comments and the coach queue."""

from django.urls import path

from ..views import coach, feedback

HACK = "teams/<slug:team>/hacks/<slug:hack>/"
ITERATION = HACK + "iterations/<int:number>/"

urlpatterns = [
    path("coach/", coach.coach_queue, name="coach_queue"),
    path(ITERATION + "seen/", coach.mark_seen, name="mark_seen"),
    path(ITERATION + "answers/", feedback.edit_answers, name="edit_answers"),
    path(ITERATION + "comments/", feedback.add_comment, name="add_comment"),
    path(HACK + "comments/", feedback.add_design_comment, name="add_design_comment"),
    path("comments/<int:pk>/reply/", feedback.reply_to_comment, name="reply_to_comment"),
    path("comments/<int:pk>/edit/", feedback.edit_comment, name="edit_comment"),
    path("comments/<int:pk>/withdraw/", feedback.withdraw_comment, name="withdraw_comment"),
    path("comments/<int:pk>/acted-on/", feedback.act_on_comment, name="act_on_comment"),
    path("comments/<int:pk>/open-again/", feedback.reopen_comment, name="reopen_comment"),
]
