"""The road from an empty database: every test runs on it, these look at its quality."""

import re
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader

import pytest

OURS = [
    app.label
    for app in apps.get_app_configs()
    if Path(app.path).is_relative_to(settings.ROOT) and ".venv" not in app.path
]
OF_TODAY = re.compile(
    r"^from (\.\.|incubator|cohorts|hacks|showcase)[.\w]*(services|selectors|rules)", re.MULTILINE
)


def our_migrations():
    loader = MigrationLoader(None)
    return [one for (label, _), one in sorted(loader.disk_migrations.items()) if label in OURS]


@pytest.mark.django_db
def test_models_and_migrations_say_the_same():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_step_can_be_taken_back():
    oneway = [
        f"{migration}: {operation}"
        for migration in our_migrations()
        for operation in migration.operations
        if isinstance(operation, (RunPython, RunSQL)) and not operation.reversible
    ]

    assert oneway == []


def test_names_say_what_is_meant():
    nameless = [
        str(one)
        for one in our_migrations()
        if re.search(r"_auto_|_alter_|_and_more$|_remove_|_merge_", one.name)
    ]

    assert nameless == []


def test_data_and_schema_are_changed_apart():
    mixed = [
        str(one)
        for one in our_migrations()
        if len({isinstance(operation, RunPython) for operation in one.operations}) > 1
    ]

    assert mixed == []


def test_data_migrations_never_import_the_code_of_today():
    files = [
        Path(apps.get_app_config(one.app_label).path, "migrations", f"{one.name}.py")
        for one in our_migrations()
    ]
    importing = [path.name for path in files if OF_TODAY.search(path.read_text())]

    assert importing == []
