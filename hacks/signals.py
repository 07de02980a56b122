"""What upper apps may listen to; sent by services inside their transaction.

Each carries its subject by name: ``iteration``, ``photo`` or ``hack``.
"""

from django.dispatch import Signal

iteration_published = Signal()
iteration_withdrawn = Signal()
photo_removed = Signal()
hack_status_changed = Signal()
