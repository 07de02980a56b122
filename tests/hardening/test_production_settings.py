"""Production starts with safe settings only, and the lock holds what it must."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "DJANGO_SETTINGS_MODULE": "incubator.settings.production",
    "SECRET_KEY": "k3JmW0x-9qLr7TzVb2NcYhPd5GfUs8RaEo1QiMtXw4ZlBvHjKnCy",
    "SITE_URL": "https://incubator.example",
    "DATABASE_URL": "postgres://incubator:a-long-one@127.0.0.1:5432/incubator",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
}
# Settings of other places than a server.
ELSEWHERE = {"demo", "development", "journey", "test"}
# The least versions without a known way in (docs/limits.md).
FLOORS = {"daphne": (4, 2, 2), "django-allauth": (65, 14, 2), "wagtail": (8, 0), "django": (5, 2)}


def start(tmp_path, **changes) -> subprocess.CompletedProcess:
    """Load the settings in a process of their own; None takes a variable away."""
    wanted = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **GOOD, **changes}
    return subprocess.run(
        [sys.executable, "-c", "from django.conf import settings; print(settings.SITE_ORIGINS)"],
        env={name: value for name, value in wanted.items() if value is not None},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


def test_production_with_safe_settings_starts(tmp_path):
    done = start(tmp_path)

    assert (done.returncode, done.stdout) == (0, "['https://incubator.example']\n"), done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", GOOD["SECRET_KEY"][:49]),
        ("SECRET_KEY", "x" * 60),
        ("SECRET_KEY", "development-only-key-that-no-server-may-use" + GOOD["SECRET_KEY"]),
        ("SECRET_KEY", "django-insecure-" + GOOD["SECRET_KEY"]),
        ("SECRET_KEY_FALLBACKS", "only-for-tests"),
        ("SITE_URL", None),
        ("SITE_URL", "http://incubator.example"),
        ("SITE_URL", "https://incubator.example/path"),
        ("SITE_URL", "https://user@incubator.example"),
        ("SITE_URL", "https://incubator.example:443"),
        ("SITE_URL", "https://"),
        ("DATABASE_URL", "postgres://postgres:postgres@127.0.0.1:5432/incubator"),
    ],
)
def test_production_with_an_unsafe_setting_says_which_and_stops(tmp_path, name, value):
    done = start(tmp_path, **{name: value})

    last = done.stderr.strip().splitlines()[-1]
    assert done.returncode != 0
    assert last.startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert name.removesuffix("_FALLBACKS") in last


def test_variables_that_settings_read_are_those_of_the_deploy_page_and_the_example():
    settings = (ROOT / "incubator/settings").glob("*.py")
    files = [path for path in settings if path.stem not in ELSEWHERE]
    reading = r'\b(?:text|required|flag|words|environ\.get)\("([A-Z_]+)"|: str = "([A-Z_]+_URL)"'
    read = {max(pair) for one in files for pair in re.findall(reading, one.read_text())}
    rows = re.findall(r"^\| (`[A-Z].*?) \|", (ROOT / "docs/deploy.md").read_text(), re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}
    lines = (ROOT / ".env.example").read_text().splitlines()
    shown = [name for line in lines for name in re.findall(r"^#?([A-Z_]+)=", line)]

    assert told == read
    assert sorted(shown) == sorted({"DJANGO_SETTINGS_MODULE", *read})


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_of_a_lock_is_pinned_by_hash(lock):
    entries = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / lock).read_text())
    pinned = [entry for entry in entries if not entry.startswith("#")]

    assert [one for one in pinned if "==" not in one or "--hash=sha256:" not in one] == []


@pytest.mark.parametrize("package", FLOORS)
def test_lock_is_above_the_least_safe_version(package):
    locked = (ROOT / "requirements.txt").read_text()
    [version] = re.findall(rf"^{package}(?:\[[^\]]+\])?==([\d.]+)", locked, re.MULTILINE)

    assert tuple(map(int, version.split("."))) >= FLOORS[package]
