"""Times that never overlap: the database itself refuses a second row for the same hour."""

from django.db.migrations.operations.base import Operation

POSTGRES = """
ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist
({key} WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ({condition});
"""
SQLITE = """
CREATE TRIGGER {name}_{verb} BEFORE {event} ON {table}
WHEN {new_condition} AND EXISTS (
    SELECT 1 FROM {table} WHERE {key} = NEW.{key} AND {condition} AND id <> COALESCE(NEW.id, -1)
    AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at)
BEGIN SELECT RAISE(ABORT, '{name}'); END;
"""
EVENTS = {"insert": "INSERT", "update": "UPDATE"}


class NoOverlap(Operation):
    """A migration's operation: rows with the same ``key`` whose ``free`` column is null share no
    time between ``starts_at`` and ``ends_at``; one may begin when another ends.

    On PostgreSQL an exclusion constraint (extension btree_gist), on SQLite triggers; both raise
    IntegrityError with ``name`` in its text. On SQLite a migration that alters the table takes
    this back first, and repeats it afterwards.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, *, table: str, key: str, name: str, free: str):
        self.table, self.key, self.name, self.free = table, key, name, free

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        words = {"table": self.table, "key": self.key, "name": self.name}
        words["condition"] = f"{self.free} IS NULL"
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
            schema_editor.execute(POSTGRES.format(**words))
            return
        words["new_condition"] = f"NEW.{self.free} IS NULL"
        for verb, event in EVENTS.items():
            schema_editor.execute(SQLITE.format(verb=verb, event=event, **words))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"ALTER TABLE {self.table} DROP CONSTRAINT {self.name}")
            return
        for verb in EVENTS:
            schema_editor.execute(f"DROP TRIGGER {self.name}_{verb}")

    def describe(self):
        return f"Rows of {self.table} with one {self.key} share no time"
