from django.urls import path

from .views import (
    bell_periods,
    coaches,
    invitations,
    leaving,
    people,
    procedures,
    rosters,
    teams,
    workshops,
    year,
)
from .views.office import actions as office_actions
from .views.office import imports as office_imports
from .views.office import invitations as office_invitations
from .views.office import people as office_people

app_name = "cohorts"

urlpatterns = [
    path("office/year/", year.year, name="year"),
    path("office/year/roll/", year.roll_year, name="roll_year"),
    path("office/year/<slug:slug>/complete/", year.complete_cohort, name="complete_cohort"),
    path("office/year/<slug:slug>/reopen/", year.reopen_cohort, name="reopen_cohort"),
    path("schools/<slug:slug>/", teams.school, name="school"),
    path("schools/<slug:slug>/procedures/", procedures.procedures, name="procedures"),
    path("schools/<slug:slug>/periods/", bell_periods.bell_periods, name="bell_periods"),
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
    path("workshops/<int:pk>/", workshops.workshop, name="workshop"),
    path("workshops/<int:pk>/i-was-there/", workshops.say_present, name="say_present"),
    path("workshops/<int:pk>/attendance/", workshops.attendance, name="attendance"),
    path("workshops/resources/<int:pk>/", workshops.workshop_file, name="workshop_file"),
    path("office/coaches/", coaches.coaches, name="coaches"),
    path("office/coaches/<int:pk>/hand-over/", coaches.hand_over, name="hand_over"),
    path("invitations/<int:pk>/send-again/", invitations.send_again, name="send_again"),
    path(
        "invitations/<int:pk>/withdraw/",
        invitations.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("invitations/<int:pk>/link/", invitations.show_link, name="show_link"),
    path("office/people/", office_people.office_people, name="office_people"),
    path("office/people/<int:pk>/", office_people.office_person, name="office_person"),
    path(
        "office/people/<int:pk>/<slug:verb>/",
        office_actions.office_person_action,
        name="office_person_action",
    ),
    path(
        "office/people/invitations/",
        office_invitations.office_invitations,
        name="office_invitations",
    ),
    path("office/people/invite/", office_invitations.office_invite, name="office_invite"),
    path(
        "office/people/invite/lead/",
        office_invitations.office_invite_lead,
        name="office_invite_lead",
    ),
    path(
        "office/people/invite/coach/",
        office_invitations.office_invite_coach,
        name="office_invite_coach",
    ),
    path("office/import/", office_imports.office_import, name="office_import"),
    path(
        "office/import/template/",
        office_imports.office_import_template,
        name="office_import_template",
    ),
]
