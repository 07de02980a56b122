"""Join codes: short words that are read aloud in a room and typed on a phone."""

import secrets

LETTERS = "BCDFGHJKMNPQRSTVWXYZ23456789"
"""Nothing that looks like something else, and no vowels, so that no code is a word."""
LENGTH = 6


def new_code() -> str:
    """One of 480 million, so two boards do not get the same; the database would refuse it."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read_code(typed: str) -> str:
    """The code as it is kept, whatever the case and the spaces it was typed with."""
    return "".join(typed.replace("\x00", "").split()).upper()
