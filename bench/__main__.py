"""``make bench``: pages of a large cohort under load, beside a plain page, on this machine."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from . import client, machine, report

ROOT = Path(__file__).resolve().parents[1]
CONNECTIONS = 8
WARM_UP_SECONDS, SECONDS = 1.5, 5.0
START_SECONDS = 60


def main() -> int:
    load = machine.load_average()
    with tempfile.TemporaryDirectory(prefix="incubator-bench-") as folder:
        environment = _environment(Path(folder))
        plan = _prepare(environment)
        server = _serve(environment)
        try:
            _wait(int(environment["PORT"]))
            results = asyncio.run(_measure(plan, int(environment["PORT"]), server.pid))
        finally:
            server.terminate()
            server.wait()
    page = report.page(
        results, machine=machine.name(), load=load, connections=CONNECTIONS, seconds=SECONDS
    )
    path = ROOT / "docs" / "performance.md"
    _, title, signing_in = path.read_text().partition("\n## Signing in")  # bench.sign_in's part
    path.write_text(page + title + signing_in)
    sys.stdout.write(report.table(results) + "\n\nKept in docs/performance.md.\n")
    return 0


def _environment(folder: Path) -> dict[str, str]:
    """The demonstration's settings, with a database and a port of their own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "incubator.settings.demo",
        "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
        "PORT": str(port),
    }


def _prepare(environment) -> list[dict]:
    """Migrate, load, collect; gives the pages to ask for, each with its name, path and cookie."""
    sys.stdout.write("Preparing a database of its own (about a minute) ...\n")
    sys.stdout.flush()
    for words in (
        ["migrate", "--verbosity", "0"],
        ["load_demo", "--scale", "1"],
        ["collectstatic", "--no-input", "--verbosity", "0"],
    ):
        subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=True)  # noqa: S603
    made = subprocess.run(
        [sys.executable, "-m", "bench.prepare"],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
    )
    return json.loads(made.stdout)


def _serve(environment) -> subprocess.Popen:
    words = ["manage.py", "serve", "--no-worker", "--port", environment["PORT"]]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603
        [sys.executable, *words], cwd=ROOT, env=environment, stdout=quiet, stderr=quiet
    )


def _wait(port: int) -> None:
    asyncio.run(asyncio.wait_for(client.until_open(port), START_SECONDS))


async def _measure(plan: list[dict], port: int, server: int) -> list[dict]:
    results = []
    for page in plan:
        load = client.Load(port, page["path"], page["cookie"], CONNECTIONS)
        await load.run(WARM_UP_SECONDS)
        cpu = machine.cpu_seconds(server)
        figures = await load.run(SECONDS)
        spent = machine.cpu_seconds(server) - cpu
        results.append({**page, **figures, "cpu_ms": 1000 * spent / figures["requests"]})
        sys.stdout.write(f"  {page['name']}, {page['who']}: {figures['rate']:.0f} a second\n")
        sys.stdout.flush()
    return results


if __name__ == "__main__":
    sys.exit(main())
