from importlib import import_module

from django.apps import AppConfig


class ShowcaseConfig(AppConfig):
    name = "showcase"

    def ready(self):
        import_module("showcase.receivers")
