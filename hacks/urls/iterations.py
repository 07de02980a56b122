"""Posting, editing and withdrawing iterations."""

from django.urls import include, path

from ..views import autosave, iterations, photos

of_one = [
    path("edit/", iterations.edit_iteration, name="edit_iteration"),
    path("autosave/", autosave.autosave_iteration, name="autosave_iteration"),
    path("withdraw/", iterations.withdraw_iteration, name="withdraw_iteration"),
    path("discard/", iterations.discard_iteration, name="discard_iteration"),
    path("history/", iterations.iteration_history, name="iteration_history"),
    path("photos/", photos.upload_photo, name="upload_photo"),
]
of_hack = [
    path("new/", iterations.new_iteration, name="new_iteration"),
    path("new/autosave/", autosave.autosave_new_iteration, name="autosave_new_iteration"),
    path("<int:number>/", include(of_one)),
]
urlpatterns = [
    path("post/", iterations.post, name="post"),
    path("teams/<slug:team>/hacks/<slug:hack>/iterations/", include(of_hack)),
]
