"""The test database: migrated once per set of migrations, then cloned for every worker.

SQLite: a template file in ``var/test``, copied. PostgreSQL: a template database, cloned with
``CREATE DATABASE … TEMPLATE``. A test that commits (``django_db(transaction=True)``) leaves by
a fresh clone, so Wagtail's root page, locale and site, which migrations made, are always there.
"""

import fcntl
import hashlib
import os
import shutil
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import django
from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, connections

import wagtail

import psycopg

FOLDER = Path(settings.VAR) / "test"
HOME = dict(settings.DATABASES["default"])  # as the environment names it, before any clone


@cache
def fingerprint() -> str:
    """Changes with every migration of ours and with the versions of Django and Wagtail."""
    digest = hashlib.sha256(f"{django.__version__} {wagtail.__version__}".encode())
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path).glob("migrations/*.py")):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def lock(name: str):
    """One process at a time, over all workers of this checkout."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def clones():
    """The way of this database: files on SQLite, databases on PostgreSQL."""
    return PostgresClones() if connection.vendor == "postgresql" else SqliteClones()


def _migrate_into(name: str) -> None:
    connections.close_all()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0, interactive=False)


class SqliteClones:
    def name(self, who: str) -> str:
        return str(FOLDER / f"{who}-{os.getpid()}.sqlite3")

    def ensure_template(self) -> Path:
        template = FOLDER / f"template-{fingerprint()}.sqlite3"
        with lock("template"):
            if not template.exists():
                self._build(template)
        return template

    def _build(self, template: Path) -> None:
        for old in FOLDER.glob("template-*.sqlite3*"):
            old.unlink()
        growing = template.with_suffix(".growing")
        growing.unlink(missing_ok=True)
        _migrate_into(str(growing))
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=DELETE")
        connections.close_all()
        growing.rename(template)

    def make(self, who: str) -> str:
        """A fresh clone; an older one of the same name is replaced."""
        template = self.ensure_template()
        self.drop(who)
        shutil.copyfile(template, self.name(who))
        return self.name(who)

    def drop(self, who: str) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(self.name(who) + suffix).unlink(missing_ok=True)

    def url(self, who: str) -> str:
        return f"sqlite:///{self.name(who)}"


class PostgresClones:
    def __init__(self):
        self.template = f"incubator_template_{fingerprint()}"

    def name(self, who: str) -> str:
        return f"incubator_test_{who}_{os.getpid()}"

    def make(self, who: str) -> str:
        """A fresh clone; an older one of the same name is replaced."""
        name = self.name(who)
        with self._server() as server:
            server.execute("SELECT pg_advisory_lock(420001)")
            if not self._exists(server, self.template):
                self._build(server)
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self.template}"')
        return name

    def drop(self, who: str) -> None:
        with self._server() as server:
            server.execute(f'DROP DATABASE IF EXISTS "{self.name(who)}" WITH (FORCE)')

    def _build(self, server) -> None:
        growing = f"{self.template}_growing"
        server.execute(f'DROP DATABASE IF EXISTS "{growing}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{growing}" TEMPLATE template0')
        _migrate_into(growing)
        connections.close_all()
        server.execute(f'ALTER DATABASE "{growing}" RENAME TO "{self.template}"')

    @staticmethod
    def _exists(server, name: str) -> bool:
        found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return found.fetchone() is not None

    @staticmethod
    def _server():
        """The database that the URL names, to make and drop the others from."""
        return psycopg.connect(
            dbname=HOME["NAME"],
            user=HOME["USER"] or None,
            password=HOME["PASSWORD"] or None,
            host=HOME["HOST"] or None,
            port=HOME["PORT"] or None,
            autocommit=True,
        )

    def url(self, who: str) -> str:
        account = f"{quote(HOME['USER'])}:{quote(HOME['PASSWORD'])}"
        return f"postgres://{account}@{HOME['HOST']}:{HOME['PORT'] or 5432}/{self.name(who)}"


def forget_cache() -> None:
    """Begin with an empty cache, in threads too; those of other workers stay."""
    prefix = f"test-{uuid4().hex}"
    caches.settings["default"]["KEY_PREFIX"] = prefix
    caches["default"].key_prefix = prefix
