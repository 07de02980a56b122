"""The figures of the board beside their goals."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from . import machine

TITLE = "## The live board"
PAGE = """{title}
Written by `make bench-board` on {day}; run it again to replace the figures with your machine's.

Machine: {machine}; {versions}; {database}. Load average at the end: {load}. {people} signed-in \
people on one board, clients in another process on the same machine. "Bare" is a \
`websockets.broadcast` server in the same run, in turn with the site's, {rounds} rounds of \
{seconds:g} seconds, medians; texts of about 200 bytes, eight in flight. A figure that misses its \
goal is marked ✗.

{table}
"""


class Row(NamedTuple):
    """One goal: how to say the figure, and whether it is reached."""

    key: str
    what: str
    goal: str
    say: Callable[[dict], str]
    is_met: Callable[[dict], bool]


def page(setups: dict[str, dict], options) -> str:
    database = "PostgreSQL" if options.database.startswith("postgres") else "SQLite"
    return PAGE.format(
        title=TITLE,
        day=date.today().isoformat(),
        machine=options.machine,
        versions=machine.versions("daphne", "autobahn", "twisted", "websockets"),
        database=database,
        load=machine.load_average(),
        people=options.people,
        rounds=options.rounds,
        seconds=options.seconds,
        table=table(setups, options),
    )


def table(setups: dict[str, dict], options) -> str:
    """A Markdown table: a row for each goal, a column for each way to serve."""
    lines = [
        f"| what | goal | {' | '.join(setups)} |",
        "|---|---|" + "--:|" * len(setups),
    ]
    for row in _rows(options):
        if all(row.key in found for found in setups.values()):
            cells = [_cell(row, found[row.key]) for found in setups.values()]
            lines.append(f"| {row.what} | {row.goal} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(row: Row, found: dict) -> str:
    return row.say(found) + ("" if row.is_met(found) else " ✗")


def _rows(options) -> list[Row]:
    people, few = options.people, options.few
    return [
        *_beside_bare("few", few),
        *_beside_bare("many", people),
        *_ideas(people),
        *_votes(people, options.vote_seconds),
        Row(
            "reconnects",
            f"{people} sockets back at once, caught up",
            "≤ 8 s",
            lambda found: f"{found['seconds']:.1f} s (CPU {found['cpu_ms']:.1f} ms each)",
            lambda found: found["seconds"] <= 8,
        ),
        Row(
            "reconnects",
            "of them refused, behind",
            "0, 0",
            lambda found: f"{found['refused']}, {found['behind']}",
            lambda found: not found["refused"] + found["behind"],
        ),
        Row(
            "memory",
            "server memory a connection",
            "≤ 60 KiB",
            lambda found: f"{found['kib']:.0f} KiB",
            lambda found: found["kib"] <= 60,
        ),
        *_sleeper(),
        Row(
            "large",
            "1,000 ideas, CPU 6 times slower: from a click on a dot to its answer on the screen",
            "≤ 200 ms",
            lambda found: f"{found['slowest_ms']:.0f} ms",
            lambda found: found["slowest_ms"] <= 200,
        ),
    ]


def _beside_bare(key: str, number: int) -> list[Row]:
    return [
        Row(
            key,
            f"{number} pages: deliveries a second (bare in the same run)",
            "≥ 1.2 × bare",
            lambda found: (
                f"{found['rate']:,.0f} ({found['bare_rate']:,.0f}): {found['ratio']:.2f} ×"
            ),
            lambda found: found["ratio"] >= 1.2,
        ),
        Row(
            key,
            f"{number} pages: CPU a delivery (bare)",
            "≤ bare",
            lambda found: f"{found['cpu_us']:.1f} µs ({found['bare_cpu_us']:.1f})",
            lambda found: found["cpu_us"] <= found["bare_cpu_us"],
        ),
    ]


def _ideas(people: int) -> list[Row]:
    return [
        Row(
            "ideas",
            f"5 ideas a second, POST to the last of {people} screens: p50, p95",
            "p95 ≤ 150 ms",
            lambda found: f"{found['p50']:.0f}, {found['p95']:.0f} ms",
            lambda found: found["p95"] <= 150,
        ),
        Row(
            "ideas",
            "the latest of all",
            "≤ 1 s",
            lambda found: f"{found['max']:.0f} ms",
            lambda found: found["max"] <= 1000,
        ),
        Row(
            "ideas",
            "failed, lost, double",
            "0, 0, 0",
            lambda found: "{errors}, {lost}, {double}".format(**found),
            lambda found: not any(found[one] for one in ("errors", "lost", "double")),
        ),
        Row(
            "ideas",
            "message of the longest idea",
            "≤ 1 KB",
            lambda found: f"{found['bytes']} B",
            lambda found: found["bytes"] <= 1024,
        ),
    ]


def _votes(people: int, seconds: float) -> list[Row]:
    return [
        Row(
            "votes",
            f"{people} × 3 dots in {seconds:g} s: failed",
            "0",
            lambda found: str(found["errors"]),
            lambda found: not found["errors"],
        ),
        Row(
            "votes",
            "a dot's answer, p95",
            "≤ 300 ms",
            lambda found: f"{found['p95']:.0f} ms",
            lambda found: found["p95"] <= 300,
        ),
        Row(
            "votes",
            "every tally right on every screen after the last dot",
            "≤ 1 s",
            lambda found: f"{found['right_after']:.2f} s, {found['wrong']} screens wrong",
            lambda found: found["right_after"] <= 1 and not found["wrong"],
        ),
        Row(
            "votes",
            "frames in one second at one page",
            "≤ 5",
            lambda found: str(found["frames"]),
            lambda found: found["frames"] <= 5,
        ),
        Row(
            "votes",
            "tally beyond 100 bytes and 12 an idea",
            "≤ 0 B",
            lambda found: f"{found['over_size']} B",
            lambda found: found["over_size"] <= 0,
        ),
    ]


def _sleeper() -> list[Row]:
    return [
        Row(
            "sleeper",
            "page that never reads: closed after",
            "closed",
            lambda found: _seconds(found["closed_after"]),
            lambda found: found["closed_after"] is not None,
        ),
        Row(
            "sleeper",
            "server memory that it takes meanwhile",
            "≤ 1 MB",
            lambda found: f"{found['megabytes']:.1f} MB",
            lambda found: found["megabytes"] <= 1,
        ),
        Row(
            "sleeper",
            "slowest delivery of 16 kB to 20 others meanwhile",
            "≤ 150 ms",
            lambda found: f"{found['slowest_ms']:.0f} ms",
            lambda found: found["slowest_ms"] <= 150,
        ),
    ]


def _seconds(value: float | None) -> str:
    return "never" if value is None else f"{value:.1f} s"
