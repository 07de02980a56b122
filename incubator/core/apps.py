from django.apps import AppConfig
from django.db.models.signals import post_migrate

from .database_rules import restore_rules


class CoreConfig(AppConfig):
    name = "incubator.core"
    label = "core"

    def ready(self):
        post_migrate.connect(restore_rules, sender=self)
