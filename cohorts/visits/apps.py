from importlib import import_module

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "cohorts.visits"
    label = "visits"

    def ready(self):
        import_module("cohorts.visits.additions")
        import_module("cohorts.visits.receivers")
