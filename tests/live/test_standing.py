"""When an open socket asks the database again."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from incubator.live.standing import seconds_to_sweep

BOSTON = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        (datetime(2027, 6, 30, 12, 0, tzinfo=BOSTON), 60),
        (datetime(2027, 6, 30, 23, 59, 50, tzinfo=BOSTON), 10),
        (datetime(2027, 7, 1, 0, 0, tzinfo=BOSTON), 60),
    ],
)
def test_socket_asks_every_minute_and_as_a_new_day_begins(now, seconds):
    with time_machine.travel(now, tick=False):
        assert seconds_to_sweep() == seconds
