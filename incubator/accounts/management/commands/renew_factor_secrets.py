"""Write the secrets of second factors anew with the first key."""

from django.core.management.base import BaseCommand

from incubator.accounts.services.factors import renew_secrets


class Command(BaseCommand):
    help = "After SECRET_KEY changed: encrypt second factors with it, so that the old key may go."

    def handle(self, **options):
        self.stdout.write(f"{renew_secrets()} second factors are written with the new key.")
