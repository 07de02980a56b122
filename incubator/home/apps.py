from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out
from django.db.models.signals import post_migrate

from wagtail.signals import workflow_approved


class HomeConfig(AppConfig):
    name = "incubator.home"
    label = "home"

    def ready(self):
        from . import receivers  # noqa: PLC0415 (models exist only now)

        receivers.take_the_place_of_wagtails_mails()
        workflow_approved.connect(receivers.watch_what_waits_for_its_time)
        post_migrate.connect(receivers.set_up_office, sender=self)
        user_logged_out.connect(receivers.stop_view_at_sign_out)
