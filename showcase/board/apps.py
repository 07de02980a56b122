from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "showcase.board"
    label = "board"
