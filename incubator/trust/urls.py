"""Addresses of reports and of the Office's queue."""

from django.urls import path

from .views import moderation, my_data

app_name = "trust"

urlpatterns = [
    path("report/<slug:kind>/<slug:pk>/", moderation.report, name="report"),
    path("office/moderation/", moderation.moderation, name="moderation"),
    path("office/moderation/<int:pk>/", moderation.case, name="case"),
    path("me/data/", my_data.my_data, name="my_data"),
    path("me/data/ask/", my_data.ask_my_data, name="ask_my_data"),
    path("me/data/close/", my_data.close_account, name="close_account"),
    path("me/data/<int:pk>/", my_data.my_export, name="my_export"),
    path("me/data/<int:pk>/file/", my_data.my_data_file, name="my_data_file"),
]
