"""What other apps may want to hear of accounts; sent by services, inside their transactions."""

from django.dispatch import Signal

#: ``invitation`` and ``person``: once an invitation. A receiver that raises stops the joining.
invitation_accepted = Signal()
#: ``person``, who cannot sign in any more, and ``actor``.
person_deactivated = Signal()
#: ``person``, whose account closes for good: what only an account can hold goes now. A receiver
#: that raises stops it.
account_closing = Signal()
#: ``email``, ``reason``, ``happened_at``: mail to this address came back for good.
mail_returned = Signal()
