from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "cohorts.visits"
    label = "visits"
