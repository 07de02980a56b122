from django.urls import path

from .views import invitations, people, procedures, rosters, teams, year

app_name = "cohorts"

urlpatterns = [
    path("office/year/", year.year, name="year"),
    path("office/year/roll/", year.roll_year, name="roll_year"),
    path("office/year/<slug:slug>/complete/", year.complete_cohort, name="complete_cohort"),
    path("office/year/<slug:slug>/reopen/", year.reopen_cohort, name="reopen_cohort"),
    path("schools/<slug:slug>/", teams.school, name="school"),
    path("schools/<slug:slug>/procedures/", procedures.procedures, name="procedures"),
    path("teams/<slug:slug>/", teams.team, name="team"),
    path("teams/<slug:slug>/aspiration/", teams.write_aspiration, name="write_aspiration"),
    path("teams/<slug:slug>/people/", people.people, name="people"),
    path("teams/<slug:slug>/people/invite/", rosters.invite, name="invite"),
    path("invitations/<int:pk>/send-again/", invitations.send_again, name="send_again"),
    path(
        "invitations/<int:pk>/withdraw/",
        invitations.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("invitations/<int:pk>/link/", invitations.show_link, name="show_link"),
]
