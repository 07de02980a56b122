"""The demonstration's newsletters: the highlight's place in ``pages.HIGHLIGHTS``, and the words."""

from typing import NamedTuple


class Told(NamedTuple):
    """``days_ago`` is None for a draft."""

    highlight: int
    subject: str
    intro: str
    to_coaches: bool
    days_ago: int | None


NEWSLETTERS = [
    Told(
        0,
        "What a desk in the lobby can change",
        "Good morning, everybody.\nHere is the first story of this year. It took five minutes to "
        "plan and one week to try, and you can do it on Monday.",
        to_coaches=True,
        days_ago=4,
    ),
    Told(
        1,
        "Another small try worth two minutes",
        "Good morning, everybody.\nThis one asks you to look at one thing in your own school.",
        to_coaches=False,
        days_ago=None,
    ),
]
