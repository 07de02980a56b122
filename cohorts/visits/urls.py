from django.urls import path

from .views import slots, visits

app_name = "visits"

urlpatterns = [
    path("", slots.visits, name="visits"),
    path("slots/new/", slots.offer_slot, name="offer_slot"),
    path("slots/<int:pk>/", slots.slot, name="slot"),
    path("slots/<int:pk>/ask/", visits.ask_to_visit, name="ask_to_visit"),
    path("slots/<int:pk>/change/", slots.change_slot, name="change_slot"),
    path("slots/<int:pk>/withdraw/", slots.withdraw_slot, name="withdraw_slot"),
    path("<int:pk>/", visits.visit, name="visit"),
    path("<int:pk>/marks/", visits.mark_dates, name="mark_dates"),
    path("<int:pk>/date/", visits.pick_date, name="pick_date"),
    path("<int:pk>/host/", visits.agree, name="agree"),
    path("<int:pk>/seats/<int:seat>/", visits.note_cover, name="note_cover"),
    path("<int:pk>/seats/<int:seat>/give-back/", visits.give_seat_back, name="give_seat_back"),
    path("<int:pk>/cancel/", visits.cancel_visit, name="cancel_visit"),
]
