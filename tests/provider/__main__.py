"""Make the provider's database and serve it: ``python -m tests.provider PORT CALLBACK``."""

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.provider.settings"
django.setup()

from django.contrib.auth.models import User  # noqa: E402  (apps first)
from django.core.management import call_command  # noqa: E402

from allauth.idp.oidc.models import Client  # noqa: E402

from tests.provider.people import CLIENT_ID, CLIENT_SECRET, PASSWORD, PEOPLE  # noqa: E402


def main(port: str, callback: str) -> None:
    call_command("migrate", verbosity=0)
    for name, claims in PEOPLE.items():
        User.objects.create_user(name, claims["email"], PASSWORD)
    client = Client(id=CLIENT_ID, name="Innovation Incubator", skip_consent=True)
    client.scopes = "openid\nprofile\nemail"
    client.redirect_uris = callback
    client.set_secret(CLIENT_SECRET)
    client.save()
    call_command("runserver", f"localhost:{port}", use_reloader=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
