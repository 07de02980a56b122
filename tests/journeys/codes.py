"""An authenticator app for the journeys, which never shows a person the same code twice."""

import time

from tests.second_factor import SECONDS, code


class Codes:
    """The codes given so far, and the sessions that were opened with them."""

    def __init__(self):
        self.spent: dict[str, int] = {}
        self.sessions: dict[str, dict] = {}

    def next_for(self, email: str, secret: str | None = None) -> str:
        """A code that is right now and was not given yet; waits where there is none."""
        now = int(time.time()) // SECONDS
        step = max(now - 1, self.spent.get(email, 0) + 1)
        while step > int(time.time()) // SECONDS + 1:
            time.sleep(1)
        self.spent[email] = step
        later = step - int(time.time()) // SECONDS
        return code(secret, later=later) if secret else code(later=later)
