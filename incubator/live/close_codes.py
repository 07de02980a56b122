"""Why the server closed a socket; pages read these numbers (static/js/live.js)."""

SIGNED_OUT = 4401
"""Nobody is signed in here, or not any more: do not come back without signing in."""
FORBIDDEN = 4403
"""This person may not listen here, or may not any more."""
TOO_BIG = 4408
"""A message was larger than the site's own ever are."""
TOO_MANY = 4429
"""Messages came faster than a page sends them: come back later."""
NOT_SIGNED = 4451
"""The person has not signed this school year's Acceptable Use Policy: sign, then come back."""
NO_SECOND_FACTOR = 4452
"""The person needs a second factor here and has not proved it: a page sends to it."""
