from django.apps import AppConfig

from incubator.accounts.signals import account_closing, invitation_accepted


class CohortsConfig(AppConfig):
    name = "cohorts"

    def ready(self):
        from .receivers import leave_teams, let_in  # noqa: PLC0415 (models exist only now)

        invitation_accepted.connect(let_in)
        account_closing.connect(leave_teams)
