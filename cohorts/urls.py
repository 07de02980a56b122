from django.urls import path

from .views import teams

app_name = "cohorts"

urlpatterns = [
    path("schools/<slug:slug>/", teams.school, name="school"),
    path("teams/<slug:slug>/", teams.team, name="team"),
    path("teams/<slug:slug>/aspiration/", teams.write_aspiration, name="write_aspiration"),
]
