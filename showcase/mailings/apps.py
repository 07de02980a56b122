from importlib import import_module

from django.apps import AppConfig


class MailingsConfig(AppConfig):
    name = "showcase.mailings"
    label = "mailings"

    def ready(self):
        import_module("showcase.mailings.receivers")
