"""What upper apps may want to hear of teams; sent by services, inside their transactions."""

from django.dispatch import Signal

#: ``membership``, which has ended, and ``actor``, who ended it.
membership_ended = Signal()

#: ``team``, which is active no longer, and ``actor``, who did it (None: the clock).
team_ended = Signal()
