from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "incubator.accounts"
    label = "accounts"
    default = True

    def ready(self):
        from allauth.account import signals  # noqa: PLC0415 (models exist only now)
        from allauth.socialaccount import signals as social  # noqa: PLC0415

        from . import receivers  # noqa: PLC0415

        user_logged_out.connect(receivers.end_sockets_of_session)
        user_logged_out.connect(receivers.signed_out)
        user_logged_in.connect(receivers.signed_in)
        user_login_failed.connect(receivers.sign_in_failed)
        signals.password_changed.connect(receivers.password_changed)
        signals.password_reset.connect(receivers.password_reset)
        signals.email_changed.connect(receivers.email_changed)
        social.social_account_added.connect(receivers.district_connected)
        social.social_account_removed.connect(receivers.district_disconnected)


class PeopleConfig(WagtailUsersAppConfig):
    """Wagtail's people in /cms/, with our forms."""

    user_viewset = "incubator.accounts.viewsets.PersonViewSet"
