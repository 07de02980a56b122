from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "incubator.accounts"
    label = "accounts"
    default = True

    def ready(self):
        from .receivers import end_sockets_of_session  # noqa: PLC0415 (models exist only now)

        user_logged_out.connect(end_sockets_of_session)


class PeopleConfig(WagtailUsersAppConfig):
    """Wagtail's people in /cms/, with our forms."""

    user_viewset = "incubator.accounts.viewsets.PersonViewSet"
