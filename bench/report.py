"""The figures as a table, and the page that keeps them."""

from datetime import date

PAGE = """# Performance of pages

Written by `make bench` on {day}; run it again to replace the figures with your machine's.

Machine: {machine}. One Daphne process, DEBUG off, SQLite, `load_demo --scale 1` (400 hacks, 4,000 \
iterations, 20,000 comments), {connections} connections that ask again as soon as they are \
answered, {seconds:.0f} seconds a page after a warm-up. The client runs on the same machine, so \
a request's processor time (CPU) says more than requests a second. "Beside plain" compares \
that time with the plain Wagtail page for the same reader. Before the run the machine's load \
average was {load}; above 0.5, other programs slowed the figures down.

{table}
"""
HEAD = "| page | reader | requests/s | p50 ms | p95 ms | CPU ms | beside plain | kB sent |"


def page(results: list[dict], *, machine: str, load: str, connections: int, seconds: float) -> str:
    return PAGE.format(
        day=date.today().isoformat(),
        machine=machine,
        load=load,
        connections=connections,
        seconds=seconds,
        table=table(results),
    )


def table(results: list[dict]) -> str:
    """A Markdown table; the first page of each reader is the plain one."""
    plain = {}
    lines = [HEAD, "|---|---|--:|--:|--:|--:|--:|--:|"]
    for one in results:
        beside = one["cpu_ms"] / plain.setdefault(one["who"], one["cpu_ms"])
        lines.append(
            f"| {one['name']} | {one['who']} | {one['rate']:.0f} | {one['p50']:.0f} "
            f"| {one['p95']:.0f} | {one['cpu_ms']:.1f} | {beside:.1f}x | {one['kilobytes']:.1f} |"
        )
    return "\n".join(lines)
