"""Find a Chromium for the journeys, or get one: ``python -m tests.browser`` prints its path.

In this order: the one that ``CHROMIUM=`` names, the system's, Debian's package where this
account may install it, Playwright's own download. Where all fail it says so in one line and
prints nothing; on CI (``CI=true``) that is a failure.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
MISSING = "No Chromium was found and none could be installed: browser journeys are left out."


def on_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def find() -> str | None:
    """The browser that is here already."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).exists():
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (str(MAC) if MAC.exists() else None) or _downloaded()


def get() -> str | None:
    """The browser that is here already, else one installed now."""
    return find() or (_from_debian() and find()) or (_from_playwright() and _downloaded()) or None


def _downloaded() -> str | None:
    """Playwright's own browser; asked in a process of its own, for its loop stays behind."""
    ask = (
        "from playwright.sync_api import sync_playwright as p\n"
        "with p() as play: print(play.chromium.executable_path)"
    )
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True)
    path = answer.stdout.strip()
    return path if path and Path(path).exists() else None


def _from_debian() -> bool:
    if not shutil.which("apt-get"):
        return False
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and not shutil.which("sudo"):
        return False
    install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return any(
        _succeeds([*sudo, *before], quiet) and _succeeds([*sudo, *install], quiet)
        for before in (["true"], ["apt-get", "update"])
    )


def _from_playwright() -> bool:
    return _succeeds([sys.executable, "-m", "playwright", "install", "chromium"], None)


def _succeeds(command: list[str], environment: dict | None) -> bool:
    done = subprocess.run(command, env=environment, stdout=sys.stderr, stderr=subprocess.DEVNULL)
    return done.returncode == 0


def main() -> int:
    path = get()
    print(path or "")  # noqa: T201
    if path:
        return 0
    print(MISSING, file=sys.stderr)  # noqa: T201
    return 1 if on_ci() else 0


if __name__ == "__main__":
    sys.exit(main())
