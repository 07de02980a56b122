"""Addresses of reports and of the Office's queue."""

from django.urls import path

from . import views

app_name = "trust"

urlpatterns = [
    path("report/<slug:kind>/<slug:pk>/", views.report, name="report"),
    path("office/moderation/", views.moderation, name="moderation"),
    path("office/moderation/<int:pk>/", views.case, name="case"),
]
