from importlib import import_module

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "showcase.stories"
    label = "stories"

    def ready(self):
        import_module("showcase.stories.receivers")
