"""``make bench-board``: the live board with a room full of people, beside a bare socket server."""

import argparse
import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from . import board_browser, board_measures, board_people, board_report, client, machine
from .board_measures import Servers

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60
SETUPS = {"one process, in memory": 1, "two processes, Redis": 2}
CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def main() -> None:
    options = _options()
    options.machine = machine.name()  # before the cores are shared out
    with tempfile.TemporaryDirectory(prefix="incubator-bench-") as name:
        found = _run(Path(name), options)
    page = board_report.page(found, options)
    if options.write:
        path = ROOT / "docs" / "performance.md"
        before, _, _ = path.read_text().partition(f"\n{board_report.TITLE}")
        path.write_text(f"{before}\n{page}")
    sys.stdout.write(page)


def _options() -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="python -m bench.board", description=__doc__)
    words.add_argument("--people", type=int, default=1000, help="pages on one board")
    words.add_argument("--few", type=int, default=200, help="pages for the first comparison")
    words.add_argument("--seconds", type=float, default=5, help="of each throughput round")
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--idea-seconds", type=float, default=30)
    words.add_argument("--vote-seconds", type=float, default=60)
    words.add_argument("--only", nargs="*", help="some of the measures, by name")
    words.add_argument("--database", default="", help="a URL; otherwise a new SQLite file")
    words.add_argument("--static", default="", help="a folder with collected files")
    words.add_argument("--no-redis", dest="redis", action="store_false", help="one process only")
    words.add_argument("--no-pin", dest="pin", action="store_false", help="any core for anybody")
    words.add_argument("--write", action="store_true", help="keep it in docs/performance.md")
    return words.parse_args()


def _run(folder: Path, options: argparse.Namespace) -> dict[str, dict]:
    """The figures of each way to serve."""
    setups = {name: count for name, count in SETUPS.items() if count == 1 or options.redis}
    environment = _environment(folder, options)
    plans = _prepare(environment, options, len(setups))
    found = {}
    with _bare(folder, options) as bare:
        for (name, count), plan in zip(setups.items(), plans, strict=True):
            with _site(count, environment, folder, options) as servers:
                servers.plan = plan
                found[name] = asyncio.run(_measure(name, servers, bare, options))
    return found


def _environment(folder: Path, options: argparse.Namespace) -> dict[str, str]:
    """The journeys' settings, which are the demonstration's, with a database of their own."""
    kept = {name: value for name, value in os.environ.items() if name != "REDIS_URL"}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "incubator.settings.journey",
        "DATABASE_URL": options.database or f"sqlite:///{folder / 'bench.sqlite3'}",
        "STATIC_ROOT": options.static or str(folder / "static"),
        "VAR_DIR": str(folder),
    }


def _prepare(environment: dict[str, str], options: argparse.Namespace, setups: int) -> list[dict]:
    _say("Preparing a database of its own (up to a minute) ...")
    run = partial(subprocess.run, cwd=ROOT, env=environment, check=True)
    run([sys.executable, "manage.py", "migrate", "-v0"])
    if not options.static:
        run([sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"])
    words = [sys.executable, "-m", "bench.board_prepare", str(options.people), str(setups)]
    return json.loads(run(words, stdout=subprocess.PIPE).stdout)


@contextmanager
def _bare(folder: Path, options: argparse.Namespace):
    port = _free_port()
    with _listening("bench.bare", {port: dict(os.environ)}, folder, options) as servers:
        yield servers


@contextmanager
def _site(count: int, environment: dict[str, str], folder: Path, options: argparse.Namespace):
    """The site in so many processes; two hear each other through a Redis of their own."""
    with _redis(folder, is_wanted=count > 1) as url:
        shared = environment | {"WEB_PROCESSES": str(count), "REDIS_URL": url}
        ports = [_free_port() for _ in range(count)]
        own = {port: shared | {"PORT": str(port)} for port in ports}
        with _listening("bench.board_server", own, folder, options) as servers:
            yield servers


@contextmanager
def _listening(module: str, environments: dict[int, dict], folder: Path, options):
    """A process of this module for each port."""
    started = []
    try:
        for port, environment in environments.items():
            with (folder / f"{port}.log").open("w") as log:
                words = [sys.executable, "-m", module, str(port)]
                start = partial(subprocess.Popen, cwd=ROOT, env=environment)
                started.append(start(words, stdout=log, stderr=log))
        for port in environments:
            asyncio.run(asyncio.wait_for(client.until_open(port), START_SECONDS))
        servers = Servers(list(environments), [one.pid for one in started])
        if options.pin and len(CORES) > 1:
            _pin(servers.processes)
        yield servers
    finally:
        for one in started:
            one.terminate()
        for one in started:
            one.wait()


def _pin(servers: list[int]) -> None:
    """A single server has a core for itself, and so have the clients; two servers take any."""
    for pid in servers:
        os.sched_setaffinity(pid, CORES[:1] if len(servers) == 1 else CORES)
    os.sched_setaffinity(0, CORES[1:])


@contextmanager
def _redis(folder: Path, *, is_wanted: bool):
    """The URL of a Redis on a free port, while it is wanted; otherwise nothing ("")."""
    if not is_wanted:
        yield ""
        return
    program = shutil.which("redis-server")
    if not program:
        raise SystemExit("Two processes need redis-server. Use --no-redis for one.")
    port = _free_port()
    words = [program, "--port", str(port), "--save", "", "--dir", str(folder)]
    started = subprocess.Popen(words, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        asyncio.run(asyncio.wait_for(client.until_open(port), START_SECONDS))
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        started.terminate()
        started.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def _measure(name: str, servers: Servers, bare: Servers, options) -> dict:
    beside_bare = partial(
        board_measures.beside_bare, servers, bare, seconds=options.seconds, rounds=options.rounds
    )
    steps = {
        "memory": partial(board_measures.memory, servers, options.people),
        "few": partial(beside_bare, options.few),
        "many": partial(beside_bare, options.people),
        "ideas": partial(board_people.ideas, servers, options.people, options.idea_seconds),
        "votes": partial(board_people.votes, servers, options.people, options.vote_seconds),
        "reconnects": partial(board_people.reconnects, servers, options.people),
        "sleeper": partial(board_measures.sleeper, servers),
        "large": partial(board_browser.large, servers),
    }
    found = {}
    for step in options.only or steps:
        found[step] = await steps[step]()
        _say(f"  {name}, {step}: {json.dumps(found[step])}")
    return found


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
