"""Why the server closed a socket.

Pages read these numbers: templates/layouts/_ended.html has the words for those that are final, and
bell_controller.js comes back by itself after all others.
"""

SIGNED_OUT = 4401
"""Nobody is signed in here, or not any more: do not come back without signing in."""
FORBIDDEN = 4403
"""What this person may hear has changed: load the page again, and listen to what is left."""
TOO_BIG = 4408
"""A message was larger than the site's own ever are."""
GUEST_ENDED = 4410
"""Who joined without an account does not take part any more: the code was replaced or switched off,
or their time is over."""
TOO_SLOW = 4413
"""The page took neither what it was sent nor the word that the rest was dropped: come back with
the last number."""
TOO_MANY = 4429
"""Messages came faster than a page sends them: come back later."""
TOO_MANY_PAGES = 4430
"""The person has settings.SOCKETS_PER_PERSON pages open already; those go on."""
NOT_SIGNED = 4451
"""The person has not signed this school year's Acceptable Use Policy: sign, then come back."""
NO_SECOND_FACTOR = 4452
"""The person needs a second factor here and has not proved it: a page sends to it."""
NOT_NOW = 4503
"""The database or the channel layer does not answer: come back later."""
