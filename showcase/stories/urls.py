from django.urls import path

from .views import autosave, files, reading, writing

app_name = "stories"

urlpatterns = [
    path("teams/<slug:team>/hacks/<slug:hack>/story/", writing.new_story, name="new_story"),
    path(
        "teams/<slug:team>/hacks/<slug:hack>/story/autosave/",
        autosave.autosave_new_story,
        name="autosave_new_story",
    ),
    path("stories/<int:pk>/", reading.story, name="story"),
    path("stories/<int:pk>/edit/", writing.edit_story, name="edit_story"),
    path("stories/<int:pk>/autosave/", autosave.autosave_story, name="autosave_story"),
    path("stories/<int:pk>/ask/", writing.ask_lead, name="ask_lead"),
    path("stories/<int:pk>/share/", reading.share_story, name="share_story"),
    path("stories/<int:pk>/back/", reading.take_back_story, name="take_back_story"),
    path("stories/<int:pk>/files/", files.story_files, name="story_files"),
    path("stories/<int:pk>/files/<slug:kind>/", files.story_file, name="story_file"),
]
