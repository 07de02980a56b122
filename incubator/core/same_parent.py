"""Rows that point at each other stay within one parent: the database refuses another's."""

from .database_rules import DatabaseRule

EVENTS = ("INSERT", "UPDATE")
SQLITE = """
CREATE TRIGGER {name}_{event} BEFORE {event} ON {table}
WHEN NEW.{link} IS NOT NULL
AND NEW.{parent} <> (SELECT {parent} FROM {other} WHERE id = NEW.{link})
BEGIN SELECT RAISE(ABORT, '{name}'); END;
"""
POSTGRES = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN IF NEW.{parent} <> (SELECT {parent} FROM {other} WHERE id = NEW.{link}) THEN
RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
RETURN NEW; END $$;
CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OF {link}, {parent} ON {table}
FOR EACH ROW EXECUTE FUNCTION {name}();
"""


class SameParent(DatabaseRule):
    """A migration's operation: a row of ``table`` and the row of ``other`` that its column ``link``
    points at have the same ``parent``. Raises IntegrityError with ``name`` in its text.

    It holds when a row of ``table`` is written; rows of ``other`` do not change their parent.
    """

    def __init__(self, *, table: str, link: str, other: str, parent: str, name: str):
        self.words = {
            "table": table,
            "link": link,
            "other": other,
            "parent": parent,
            "name": name,
        }

    def names(self, vendor: str) -> set[str]:
        name = self.words["name"]
        return {name} if vendor == "postgresql" else {f"{name}_{event}" for event in EVENTS}

    def forwards(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [POSTGRES.format(**self.words)]
        return [SQLITE.format(event=event, **self.words) for event in EVENTS]

    def backwards(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [f"DROP FUNCTION {self.words['name']}() CASCADE"]
        return self.drops()

    def describe(self):
        return "{table}.{link} stays within one {parent}".format(**self.words)
