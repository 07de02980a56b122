from django.urls import path

from .views import invitations, people, rosters, teams
from .views.office import actions as office_actions
from .views.office import imports as office_imports
from .views.office import invitations as office_invitations
from .views.office import people as office_people

app_name = "cohorts"

urlpatterns = [
    path("schools/<slug:slug>/", teams.school, name="school"),
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
