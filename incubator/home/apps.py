from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    name = "incubator.home"
    label = "home"

    def ready(self):
        from .receivers import set_up_office  # noqa: PLC0415 (models exist only now)

        post_migrate.connect(set_up_office, sender=self)
