from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "incubator.accounts"
    label = "accounts"
    default = True

    def ready(self):
        from allauth.account import signals  # noqa: PLC0415 (models exist only now)
        from allauth.mfa import signals as factors  # noqa: PLC0415
        from allauth.socialaccount import signals as social  # noqa: PLC0415

        from . import receivers  # noqa: PLC0415

        user_logged_out.connect(receivers.end_sockets_of_session)
        user_logged_out.connect(receivers.signed_out)
        user_logged_in.connect(receivers.begin_session)
        user_logged_in.connect(receivers.signed_in)
        user_login_failed.connect(receivers.sign_in_failed)
        for new_password in (signals.password_changed, signals.password_reset):
            new_password.connect(receivers.check_sockets)
        signals.password_changed.connect(receivers.password_changed)
        signals.password_reset.connect(receivers.password_reset)
        signals.email_confirmed.connect(receivers.address_confirmed)
        signals.email_changed.connect(receivers.email_changed)
        factors.authenticator_added.connect(receivers.factor_added)
        factors.authenticator_removed.connect(receivers.factor_removed)
        factors.authenticator_reset.connect(receivers.recovery_codes_made)
        factors.authenticator_used.connect(receivers.factor_used)
        factors.authentication_failed.connect(receivers.factor_failed)
        social.social_account_added.connect(receivers.district_connected)
        social.social_account_removed.connect(receivers.district_disconnected)


class PeopleConfig(WagtailUsersAppConfig):
    """Wagtail's people in /cms/, with our forms."""

    user_viewset = "incubator.accounts.viewsets.PersonViewSet"
