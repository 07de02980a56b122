"""Waiting for a seat."""

from django.utils.translation import gettext_lazy as _

from .visits import RequestForm


class WaitForm(RequestForm):
    """Who waits, and what for."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["people"].label = _("Who waits?")
        self.fields["people"].help_text = _("Whoever waits longest has the next seat.")
        self.fields["people"].error_messages["required"] = _("Choose who waits.")
