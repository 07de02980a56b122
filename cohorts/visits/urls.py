from django.urls import path

from .views import (
    buddies,
    calendars,
    debriefs,
    evidence,
    office,
    own_dates,
    slots,
    visitors,
    visits,
    waiting,
)

app_name = "visits"

urlpatterns = [
    path("visits/", slots.visits, name="visits"),
    path("visits/slots/new/", slots.offer_slot, name="offer_slot"),
    path("visits/slots/<int:pk>/", slots.slot, name="slot"),
    path("visits/slots/<int:pk>/ask/", visits.ask_to_visit, name="ask_to_visit"),
    path("visits/slots/<int:pk>/change/", slots.change_slot, name="change_slot"),
    path("visits/slots/<int:pk>/withdraw/", slots.withdraw_slot, name="withdraw_slot"),
    path("visits/slots/<int:pk>/wait/", waiting.wait_for_seat, name="wait_for_seat"),
    path("visits/slots/<int:pk>/wait/<int:wait>/leave/", waiting.leave_list, name="leave_list"),
    path("visits/teams/<slug:slug>/", own_dates.propose_dates, name="propose_dates"),
    path("visits/<int:pk>/", visits.visit, name="visit"),
    path("visits/<int:pk>/marks/", visits.mark_dates, name="mark_dates"),
    path("visits/<int:pk>/date/", visits.pick_date, name="pick_date"),
    path("visits/<int:pk>/date/<int:candidate>/accept/", own_dates.accept_date, name="accept_date"),
    path("visits/<int:pk>/host/", visits.agree, name="agree"),
    path("visits/<int:pk>/seats/new/", visitors.add_visitor, name="add_visitor"),
    path("visits/<int:pk>/seats/<int:seat>/", visits.note_cover, name="note_cover"),
    path(
        "visits/<int:pk>/seats/<int:seat>/give-back/", visits.give_seat_back, name="give_seat_back"
    ),
    path("visits/<int:pk>/cancel/", visits.cancel_visit, name="cancel_visit"),
    path("visits/<int:pk>/sheet/", evidence.visit_sheet, name="visit_sheet"),
    path("visits/<int:pk>/notes/", evidence.keep_note, name="keep_note"),
    path("visits/<int:pk>/notes/<int:note>/", evidence.change_note, name="change_note"),
    path("visits/<int:pk>/notes/<int:note>/delete/", evidence.delete_note, name="delete_note"),
    path("visits/sheet-worker.js", evidence.sheet_worker, name="sheet_worker"),
    path("visits/<int:pk>/debrief/", debriefs.debrief, name="debrief"),
    path("visits/<int:pk>/debrief/thanks/", debriefs.debrief_thanks, name="debrief_thanks"),
    path("visits/<int:pk>/take-aways/<int:take_away>/", debriefs.make_hack, name="make_hack"),
    path("visits/<int:pk>/visit.ics", calendars.visit_ics, name="visit_ics"),
    path("visits/calendars/", calendars.calendars, name="calendars"),
    path("visits/calendars/open/", calendars.open_calendar, name="open_calendar"),
    path("visits/calendars/<int:pk>/renew/", calendars.renew_calendar, name="renew_calendar"),
    path("visits/calendars/<int:pk>/close/", calendars.close_calendar, name="close_calendar"),
    path("office/visits/", office.office_visits, name="office_visits"),
    path("office/visits/export/", office.export_visits, name="export_visits"),
    path("office/buddies/<slug:slug>/", buddies.pair_teams, name="pair_teams"),
    path("calendar/<str:token>.ics", calendars.calendar, name="calendar"),
]
