"""Who may import whom (docs/architecture.md); imports inside functions count as well."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GROUND = {"incubator.core", "incubator.live", "incubator.notifications"}
MAY_IMPORT = {
    "incubator.core": set(),
    "incubator.live": {"incubator.core"},
    "incubator.notifications": {"incubator.core", "incubator.live"},
    "incubator.accounts": GROUND,
    "incubator.trust": GROUND | {"incubator.accounts"},
    "cohorts": GROUND | {"incubator.accounts", "incubator.trust"},
    "hacks": GROUND | {"incubator.accounts", "incubator.trust", "cohorts"},
    "cohorts.visits": GROUND | {"incubator.accounts", "incubator.trust", "cohorts", "hacks"},
    "showcase": GROUND | {"incubator.accounts", "cohorts", "hacks", "cohorts.visits"},
    "showcase.board": GROUND
    | {"incubator.accounts", "incubator.trust", "cohorts", "hacks", "cohorts.visits", "showcase"},
    "showcase.stories": GROUND | {"incubator.accounts", "cohorts", "hacks", "showcase"},
    "showcase.mailings": GROUND
    | {"incubator.accounts", "incubator.trust", "cohorts", "hacks", "cohorts.visits", "showcase"},
    "incubator.home": GROUND
    | {"incubator.accounts", "cohorts", "hacks", "cohorts.visits", "showcase", "showcase.board"}
    | {"showcase.stories", "showcase.mailings", "incubator.trust"},
}
# From the ground up; a file imports from its own line and the lines above it only.
LAYERS = [
    {"signals", "querysets"},
    {"models"},
    {"pairing"},
    {"guest_tokens"},
    {"rules"},
    {"band", "selectors", "messages", "desk"},
    {
        "panels",
        "templatetags",
        "events",
        "minutes",
        "spotlight_page",
        "guest_pages",
        "calendars",
        "additions",
    },  # they read: no service, no form
    {"services", "tasks"},
    {"receivers"},  # one line each into a service
    {"forms"},
    {"views", "viewsets", "consumers"},
    {"urls", "wagtail_hooks"},
]


def house_of(module: str) -> str | None:
    """The app that a module belongs to; None for modules that are not ours."""
    homes = [app for app in MAY_IMPORT if module == app or module.startswith(f"{app}.")]
    return max(homes, key=len, default=None)


def imports_of(path: Path) -> list[str]:
    """Absolute names of all modules that a file imports."""
    package = ".".join(path.relative_to(ROOT).parent.parts)
    names = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += _from_names(node, package)
    return names


def _from_names(node: ast.ImportFrom, package: str) -> list[str]:
    base = node.module or ""
    if node.level:
        parts = package.split(".")
        start = ".".join(parts[: len(parts) - node.level + 1])
        base = f"{start}.{base}" if base else start
    return [f"{base}.{alias.name}" for alias in node.names]


def files_of(app: str) -> list[Path]:
    folder = ROOT / app.replace(".", "/")
    return [
        path
        for path in folder.rglob("*.py")
        if "migrations" not in path.parts and house_of(_module_of(path)) == app
    ]


def _module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("app", MAY_IMPORT)
def test_app_imports_only_what_it_may(app):
    strangers = [
        f"{path.relative_to(ROOT)} -> {name}"
        for path in files_of(app)
        for name in imports_of(path)
        if house_of(name) not in {None, app} | MAY_IMPORT[app]
    ]

    assert strangers == []


@pytest.mark.parametrize("app", MAY_IMPORT)
def test_app_layers_point_one_way(app):
    backwards = [
        f"{path.relative_to(ROOT)} -> {name}"
        for path in files_of(app)
        if (here := _layer_of(path.relative_to(ROOT / app.replace(".", "/")).parts[0])) is not None
        for name in imports_of(path)
        if name.startswith(f"{app}.")
        and (there := _layer_of(name.removeprefix(f"{app}.").split(".")[0])) is not None
        and there > here
    ]

    assert backwards == []


def _layer_of(name: str) -> int | None:
    stem = name.removesuffix(".py")
    return next((place for place, layer in enumerate(LAYERS) if stem in layer), None)


def test_our_files_stay_under_300_lines():
    suffixes = {".py", ".js", ".css", ".html"}
    apart = {"migrations", "vendor", "locale", "node_modules", "var", ".venv", ".git"}
    apart |= {"test_access_matrix.py"}  # one table, read as a whole
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in ROOT.rglob("*")
        if path.suffix in suffixes and not apart & set(path.relative_to(ROOT).parts)
        if (lines := len(path.read_text().splitlines())) > 300
    ]

    assert long == []


def test_no_drawer_without_a_name():
    drawers = {"utils", "helpers", "misc", "common"}
    found = [str(path) for app in MAY_IMPORT for path in files_of(app) if path.stem in drawers]

    assert found == []
