from django.urls import path

from .views import slots

app_name = "visits"

urlpatterns = [
    path("", slots.visits, name="visits"),
    path("slots/new/", slots.offer_slot, name="offer_slot"),
    path("slots/<int:pk>/", slots.slot, name="slot"),
    path("slots/<int:pk>/change/", slots.change_slot, name="change_slot"),
    path("slots/<int:pk>/withdraw/", slots.withdraw_slot, name="withdraw_slot"),
]
