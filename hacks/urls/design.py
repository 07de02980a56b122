"""Starting a hack, changing its design and status."""

from django.urls import path

from ..views import design

urlpatterns = [
    path("teams/<slug:team>/hacks/new/", design.new_hack, name="new_hack"),
    path("teams/<slug:team>/hacks/<slug:hack>/edit/", design.edit_hack, name="edit_hack"),
    path(
        "teams/<slug:team>/hacks/<slug:hack>/status/",
        design.set_hack_status,
        name="set_hack_status",
    ),
]
