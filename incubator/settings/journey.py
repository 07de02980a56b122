"""The browser journeys: the demonstration's settings, static files collected once for all runs."""

from . import env
from .demo import *

STATIC_ROOT = env.required("STATIC_ROOT")
# Autosave runs half a second after a key; a journey presses "Publish" sooner than any person.
WAGTAIL_AUTOSAVE_INTERVAL = 0
DIGEST_WEEKDAY = None  # the timer runs meanwhile: no journey finds mail that it did not cause
