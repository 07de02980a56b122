from django.apps import AppConfig

from incubator.accounts.signals import invitation_accepted


class CohortsConfig(AppConfig):
    name = "cohorts"

    def ready(self):
        from .receivers import let_in  # noqa: PLC0415 (models exist only now)

        invitation_accepted.connect(let_in)
