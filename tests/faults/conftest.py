"""A site of its own for each fault, in real processes."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

from django.db import connections

import pytest
import redis

from tests.journeys.server import Site, free_port

from .people import Person

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


class FaultySite(Site):
    """A site that can be killed and started again."""

    def __init__(self, folder: Path, redis_url: str = "", seed: str = "tests.faults.seed"):
        super().__init__(folder, f"faults_{WORKER}")
        self.seed = seed
        self.redis_url = redis_url

    @property
    def environment(self) -> dict[str, str]:
        return {**super().environment, "REDIS_URL": self.redis_url}

    @property
    def seeded(self) -> dict:
        """What the seed wrote down."""
        return json.loads((self.folder / "seeded.json").read_text())

    @property
    def people(self) -> list[Person]:
        return [Person(self.port, session) for session in self.seeded["sessions"]]

    def kill(self) -> None:
        """Signal 9: nothing is tidied up."""
        self.processes[0].kill()
        self.processes[0].wait(timeout=20)

    def start_again(self) -> None:
        self.processes[0] = self._spawn(
            "manage.py", "serve", "--no-worker", "--port", str(self.port)
        )
        self._wait()


class Redis:
    """A Redis of our own, which can go away and come back empty."""

    def __init__(self, folder: Path):
        self.folder, self.port = folder, free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1"]
        command += ["--save", "", "--appendonly", "no", "--dir", str(self.folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        client, end = redis.Redis(port=self.port), time.monotonic() + 20
        while time.monotonic() < end:
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.05)
        client.close()

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(timeout=20)


@pytest.fixture
def faulty_site(tmp_path, django_db_setup, django_db_blocker):
    """Starts sites: ``faulty_site()``, ``faulty_site(redis_url)`` or ``faulty_site(seed=…)``."""
    started = []

    def start(redis_url: str = "", **options) -> FaultySite:
        with django_db_blocker.unblock():
            site = FaultySite(tmp_path, redis_url, **options)
            started.append(site)
            site.start()
            connections.close_all()
        return site

    yield start
    with django_db_blocker.unblock():
        for site in started:
            site.stop()


@pytest.fixture
def own_redis(tmp_path):
    if not shutil.which("redis-server"):
        pytest.skip("needs the program redis-server")
    server = Redis(tmp_path)
    server.start()
    yield server
    server.stop()
