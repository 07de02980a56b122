"""The district's sign-in server beside the site (``tests/provider``), in a process of its own."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from django.conf import settings

from tests.provider.people import CLIENT_ID, CLIENT_SECRET, DOMAIN

from .server import Site, free_port


class Provider:
    """A running provider that knows one site."""

    def __init__(self, folder: Path, site: Site):
        self.folder = folder
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.callback = f"{site.url}/accounts/district/callback/"

    @property
    def environment(self) -> dict[str, str]:
        """What a site is told to use this provider."""
        return {
            "DISTRICT_OIDC_SERVER_URL": self.url,
            "DISTRICT_OIDC_CLIENT_ID": CLIENT_ID,
            "DISTRICT_OIDC_SECRET": CLIENT_SECRET,
            "DISTRICT_DOMAIN": DOMAIN,
        }

    def start(self) -> None:
        with (self.folder / "provider.log").open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.provider", str(self.port), self.callback],
                env={**os.environ, "PROVIDER_FOLDER": str(self.folder)},
                cwd=settings.ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)

    def _wait(self, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/.well-known/openid-configuration", timeout=5)
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError((self.folder / "provider.log").read_text())
