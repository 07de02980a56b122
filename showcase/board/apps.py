from importlib import import_module

from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "showcase.board"
    label = "board"

    def ready(self):
        import_module("showcase.board.receivers")
        import_module("showcase.board.tallies")
