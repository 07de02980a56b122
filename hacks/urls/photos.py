"""Photos of iterations."""

from django.urls import path

from ..views import photos

urlpatterns = [
    path("photos/<uuid:photo>/edit/", photos.edit_photo, name="edit_photo"),
    path("photos/<uuid:photo>/reported/", photos.reported_photo, name="reported_photo"),
    path("photos/<uuid:photo>/<slug:verb>/", photos.change_photo, name="change_photo"),
    path("photos/<uuid:photo>/<int:width>.<slug:suffix>", photos.photo_file, name="photo_file"),
]
