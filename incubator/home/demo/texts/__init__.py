"""What the demonstration says: people, cohort and pages as Python, hack logs as TOML."""

import tomllib
from pathlib import Path

HERE = Path(__file__).parent


def hack_logs() -> dict[str, list[dict]]:
    """The hacks of each team by the team's address; docs/demo.md names the keys."""
    return {path.stem: tomllib.loads(path.read_text())["hack"] for path in _files()}


def _files() -> list[Path]:
    """Teams whose hacks are adapted come before those that adapt them."""
    return sorted(HERE.glob("*.toml"), key=lambda path: (path.stem not in ORIGINS, path.stem))


ORIGINS = {"fenway", "snowden"}
