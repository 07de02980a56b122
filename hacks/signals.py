"""What upper apps may listen to; sent by services inside their transaction.

Each carries its subject by name: ``iteration``, ``photo`` or ``hack``.
"""

from django.dispatch import Signal

iteration_published = Signal()
iteration_changed = Signal()
"""Its words or its audience, after it was published."""
iteration_withdrawn = Signal()
photo_changed = Signal()
"""What it shows, whom it is cleared for, its place among the others, or it was put back."""
photo_removed = Signal()
hack_status_changed = Signal()
