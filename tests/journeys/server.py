"""The site as people meet it: Daphne with DEBUG off on a free port, the task worker beside it."""

import hashlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from uuid import uuid4

import django
from django.conf import settings

from tests.database import FOLDER, clones, lock
from tests.second_factor import SECRET

from .codes import Codes

STATIC = FOLDER / "static"


class Site:
    """A running site with a database of its own."""

    def __init__(self, folder: Path, name: str = "site"):
        self.folder = folder
        self.name = name
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.processes: list[subprocess.Popen] = []
        self.district = None  # its sign-in server, where the site is set up for one
        self.codes = Codes()
        self.redis_prefix = f"journey-{uuid4().hex}"  # a code used on one site is new on another
        self.seed = "tests.journeys.seed"  # who and what is there at the start

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "REDIS_URL"}
        return {
            **kept,
            "DJANGO_SETTINGS_MODULE": "incubator.settings.journey",
            "DATABASE_URL": clones().url(self.name),
            "REDIS_URL": os.environ.get("TEST_REDIS_URL", ""),
            "REDIS_PREFIX": self.redis_prefix,
            "PORT": str(self.port),
            "VAR_DIR": str(self.folder),
            "STATIC_ROOT": str(STATIC),
            **(self.district.environment if self.district else {}),
            "DEMO_TOTP_SECRET": SECRET,
        }

    def start(self) -> None:
        clones().make(self.name)
        collect_static(self)
        self.run("-m", self.seed)
        self.processes = [
            self._spawn("manage.py", "serve", "--no-worker", "--port", str(self.port)),
            self._spawn("manage.py", "db_worker", "--interval", "0.2"),
        ]
        self._wait()

    def stop(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(timeout=20)
        clones().drop(self.name)

    def run(self, *command: str) -> str:
        """A Python command of the project, with the site's settings and database."""
        done = subprocess.run(
            [sys.executable, *command],
            env=self.environment,
            cwd=settings.ROOT,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def log(self) -> str:
        return "".join(path.read_text() for path in sorted(self.folder.glob("*.log")))

    def _spawn(self, *command: str) -> subprocess.Popen:
        log = (self.folder / f"{len(list(self.folder.glob('*.log')))}.log").open("w")
        with log:
            return subprocess.Popen(
                [sys.executable, *command],
                env=self.environment,
                cwd=settings.ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _wait(self, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.processes[0].poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=5):
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"The site did not start:\n{self.log()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def collect_static(site: Site) -> None:
    """Once for each state of ``static/``, over all runs."""
    stamp = STATIC / ".stamp"
    with lock("static"):
        if not stamp.exists() or stamp.read_text() != _fingerprint():
            site.run("manage.py", "collectstatic", "--no-input", "--clear", "-v", "0")
            stamp.write_text(_fingerprint())


def _fingerprint() -> str:
    digest = hashlib.sha256((settings.ROOT / "requirements.txt").read_bytes())
    digest.update(django.__version__.encode())
    for path in sorted((settings.ROOT / "static").rglob("*")):
        if path.is_file():
            digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()
