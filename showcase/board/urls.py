from django.urls import include, path

from .views import (
    boards,
    columns,
    comments,
    ideas,
    joining,
    mentions,
    merges,
    minutes,
    moderation,
    reports,
    similar,
    spotlight,
    wall,
)

app_name = "board"

board_urls = [
    path("", boards.board_list, name="board_list"),
    path("new/", boards.open_board, name="open_board"),
    path("<slug:slug>/", boards.board, name="board"),
    path("<slug:slug>/state/", boards.board_state, name="board_state"),
    path("<slug:slug>/leave/", joining.leave_board, name="leave_board"),
    path("<slug:slug>/minutes/", minutes.minutes, name="minutes"),
    path("<slug:slug>/minutes/export/", minutes.export_minutes, name="export_minutes"),
    path("<slug:slug>/settings/", boards.board_settings, name="board_settings"),
    path("<slug:slug>/phase/", boards.move_phase, name="move_phase"),
    path("<slug:slug>/timer/", boards.set_timer, name="set_timer"),
    path("<slug:slug>/columns/", columns.columns, name="columns"),
    path("<slug:slug>/columns/<int:column>/", columns.rename_column, name="rename_column"),
    path("<slug:slug>/columns/<int:column>/remove/", columns.remove_column, name="remove_column"),
    path("<slug:slug>/columns/<int:column>/forward/", columns.bring_forward, name="bring_forward"),
    path("<slug:slug>/people/", mentions.people_to_mention, name="people_to_mention"),
    path("<slug:slug>/similar/", similar.similar_ideas, name="similar_ideas"),
    path("<slug:slug>/wall/", wall.wall, name="wall"),
    path("<slug:slug>/spotlight/", spotlight.spotlight, name="spotlight"),
    path("<slug:slug>/spotlight/add/", spotlight.queue_spotlight, name="queue_spotlight"),
    path("<slug:slug>/spotlight/step/", spotlight.step_spotlight, name="step_spotlight"),
    path("<slug:slug>/spotlight/<int:pk>/", spotlight.change_spotlight, name="change_spotlight"),
    path("<slug:slug>/queue/", moderation.board_queue, name="board_queue"),
    path("<slug:slug>/code/", moderation.change_code, name="change_code"),
    path("<slug:slug>/guests/<int:number>/end/", moderation.end_guest, name="end_guest"),
    path("<slug:slug>/ideas/<int:pk>/approve/", moderation.approve_idea, name="approve_idea"),
    path("<slug:slug>/ideas/<int:pk>/hide/", moderation.hide_idea, name="hide_idea"),
    path("<slug:slug>/ideas/<int:pk>/show/", moderation.show_idea, name="show_idea"),
    path("<slug:slug>/ideas/<int:pk>/leave/", moderation.leave_idea, name="leave_idea"),
    path("<slug:slug>/ideas/<int:pk>/report/", reports.report_idea, name="report_idea"),
    path("<slug:slug>/ideas/", ideas.add_idea, name="add_idea"),
    path("<slug:slug>/ideas/<int:pk>/", comments.idea, name="idea"),
    path(
        "<slug:slug>/ideas/<int:pk>/comments/", comments.add_idea_comment, name="add_idea_comment"
    ),
    path(
        "<slug:slug>/ideas/<int:pk>/comments/<int:comment>/withdraw/",
        comments.withdraw_idea_comment,
        name="withdraw_idea_comment",
    ),
    path("<slug:slug>/ideas/<int:pk>/edit/", ideas.edit_idea, name="edit_idea"),
    path("<slug:slug>/ideas/<int:pk>/withdraw/", ideas.withdraw_idea, name="withdraw_idea"),
    path("<slug:slug>/ideas/<int:pk>/vote/", ideas.cast_vote, name="cast_vote"),
    path("<slug:slug>/ideas/<int:pk>/unvote/", ideas.take_vote_back, name="take_vote_back"),
    path("<slug:slug>/ideas/<int:pk>/spotlight/", spotlight.spotlight_idea, name="spotlight_idea"),
    path("<slug:slug>/ideas/<int:pk>/follow/", ideas.follow_idea, name="follow_idea"),
    path("<slug:slug>/ideas/<int:pk>/unfollow/", ideas.unfollow_idea, name="unfollow_idea"),
    path("<slug:slug>/ideas/<int:pk>/move/", columns.move_idea, name="move_idea"),
    path("<slug:slug>/ideas/<int:pk>/merge/", merges.merge_idea, name="merge_idea"),
    path("<slug:slug>/ideas/<int:pk>/unmerge/", merges.unmerge_idea, name="unmerge_idea"),
    path("<slug:slug>/ideas/<int:pk>/try/", ideas.take_idea, name="take_idea"),
]

urlpatterns = [
    path("b/", joining.type_code, name="type_code"),
    path("b/<str:code>/", joining.board_join, name="board_join"),
    path("boards/", include(board_urls)),
]
