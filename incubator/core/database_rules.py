"""Rules that the database itself keeps, beyond Django's constraints; put in place by migrations.

On SQLite they are triggers, which go silently when a later migration alters the table (SQLite makes
it anew); ``restore_rules`` puts them back when all migrations are done.
"""

from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation


class DatabaseRule(Operation):
    """A migration's operation of SQL alone, which leaves the models' state as it is."""

    reduces_to_sql = True
    reversible = True

    def names(self, vendor: str) -> set[str]:
        """The triggers or constraints that stand in the database for it."""
        raise NotImplementedError

    def forwards(self, vendor: str) -> list[str]:
        """The statements that make it."""
        raise NotImplementedError

    def backwards(self, vendor: str) -> list[str]:
        """The statements that take it back."""
        raise NotImplementedError

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for statement in self.forwards(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for statement in self.backwards(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    def drops(self) -> list[str]:
        """SQLite's statements that take its triggers back, as many as are there."""
        return [f"DROP TRIGGER IF EXISTS {name}" for name in sorted(self.names("sqlite"))]


def applied_rules(connection) -> list[DatabaseRule]:
    """The rules of all migrations that this database has."""
    loader = MigrationLoader(connection)
    return [
        operation
        for key, migration in loader.disk_migrations.items()
        if key in loader.applied_migrations
        for operation in migration.operations
        if isinstance(operation, DatabaseRule)
    ]


def restore_rules(using: str, **_told) -> None:
    """Make the triggers that SQLite lost (receiver of ``post_migrate``)."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        standing = {name for (name,) in cursor.fetchall()}
        for rule in applied_rules(connection):
            if not rule.names("sqlite") <= standing:
                for sql in [*rule.drops(), *rule.forwards("sqlite")]:
                    cursor.execute(sql)
