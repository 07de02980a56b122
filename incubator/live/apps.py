from importlib import import_module

from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "incubator.live"
    label = "live"

    def ready(self):
        import_module("incubator.live.checks")
