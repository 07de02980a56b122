from django.apps import AppConfig


class HacksConfig(AppConfig):
    name = "hacks"
