"""Times that never overlap: the database itself refuses a second row for the same hour."""

from .database_rules import DatabaseRule

POSTGRES = """
ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist
({same}, tstzrange(starts_at, ends_at) WITH &&) WHERE ({free} IS NULL);
"""
SQLITE = """
CREATE TRIGGER {name}_{verb} BEFORE {event} ON {table}
WHEN NEW.{free} IS NULL AND EXISTS (
    SELECT 1 FROM {table} WHERE {same} AND {free} IS NULL AND id <> COALESCE(NEW.id, -1)
    AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at)
BEGIN SELECT RAISE(ABORT, '{name}'); END;
"""
EVENTS = {"insert": "INSERT", "update": "UPDATE"}


class NoOverlap(DatabaseRule):
    """A migration's operation: rows with the same ``key`` (a column, or several) whose ``free``
    column is null share no time between ``starts_at`` and ``ends_at``; one may begin when another
    ends.

    On PostgreSQL an exclusion constraint (extension btree_gist), on SQLite triggers; both raise
    IntegrityError with ``name`` in its text.
    """

    def __init__(self, *, table: str, key: str | list[str], name: str, free: str):
        self.table, self.name, self.free = table, name, free
        self.columns = [key] if isinstance(key, str) else key

    def names(self, vendor: str) -> set[str]:
        if vendor == "postgresql":
            return {self.name}
        return {f"{self.name}_{verb}" for verb in EVENTS}

    def forwards(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            made = self._sql(POSTGRES, "{0} WITH =", ", ")
            return ["CREATE EXTENSION IF NOT EXISTS btree_gist", made]
        return [
            self._sql(SQLITE, "{0} = NEW.{0}", " AND ", verb=verb, event=event)
            for verb, event in EVENTS.items()
        ]

    def backwards(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [f"ALTER TABLE {self.table} DROP CONSTRAINT {self.name}"]
        return self.drops()

    def describe(self):
        return f"Rows of {self.table} with one {', '.join(self.columns)} share no time"

    def _sql(self, text: str, pair: str, between: str, **words: str) -> str:
        same = between.join(pair.format(column) for column in self.columns)
        return text.format(table=self.table, name=self.name, free=self.free, same=same, **words)
