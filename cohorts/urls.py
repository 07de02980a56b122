from django.urls import path

from .views import coaches, invitations, leaving, people, procedures, rosters, teams, year

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
    path("teams/<slug:slug>/people/leave/", leaving.leave_team, name="leave_team"),
    path("teams/<slug:slug>/people/<int:pk>/end/", leaving.end_membership, name="end_membership"),
    path("teams/<slug:slug>/people/<int:pk>/role/", leaving.change_role, name="change_role"),
    path(
        "teams/<slug:slug>/people/coaches/<int:pk>/end/",
        leaving.end_coaching,
        name="end_coaching",
    ),
    path("office/coaches/", coaches.coaches, name="coaches"),
    path("office/coaches/<int:pk>/hand-over/", coaches.hand_over, name="hand_over"),
    path("invitations/<int:pk>/send-again/", invitations.send_again, name="send_again"),
    path(
        "invitations/<int:pk>/withdraw/",
        invitations.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("invitations/<int:pk>/link/", invitations.show_link, name="show_link"),
]
