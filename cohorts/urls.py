from django.urls import path

from . import views

app_name = "cohorts"

urlpatterns = [
    path("schools/<slug:slug>/", views.school, name="school"),
    path("teams/<slug:slug>/", views.team, name="team"),
    path("teams/<slug:slug>/aspiration/", views.write_aspiration, name="write_aspiration"),
]
