"""Tables whose rows are written once: the database itself refuses to change or delete them."""

from .database_rules import DatabaseRule

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""
POSTGRES = """
CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_append_only();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only();
"""

FINAL_SQLITE = """
CREATE TRIGGER {table}_final_{name} BEFORE {verb} ON {table} WHEN {condition}
BEGIN SELECT RAISE(ABORT, 'this row of {table} is final'); END;
"""
FINAL_POSTGRES = """
CREATE FUNCTION {table}_final() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN IF {condition} THEN RAISE EXCEPTION 'this row of {table} is final'
USING ERRCODE = 'integrity_constraint_violation'; END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;
CREATE TRIGGER {table}_final BEFORE UPDATE OF {columns} OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_final();
"""


class AppendOnly(DatabaseRule):
    """A migration's operation: from here on rows of ``table`` can only be added."""

    def __init__(self, table: str):
        self.table = table

    def names(self, vendor: str) -> set[str]:
        ends = ("change", "truncate") if vendor == "postgresql" else ("UPDATE", "DELETE")
        return {f"{self.table}_no_{end}" for end in ends}

    def forwards(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [POSTGRES.format(table=self.table)]
        return [SQLITE.format(table=self.table, verb=verb) for verb in ("UPDATE", "DELETE")]

    def backwards(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [f"DROP FUNCTION {self.table}_append_only() CASCADE"]
        return self.drops()

    def describe(self):
        return f"Rows of {self.table} can only be added"


class FinalWhen(DatabaseRule):
    """A migration's operation: where ``condition`` (SQL about ``OLD``) holds, a row is final.

    Then the database refuses to delete it and to change one of the ``columns``.
    """

    def __init__(self, table: str, condition: str, columns: list[str]):
        self.table, self.condition, self.columns = table, condition, columns

    def names(self, vendor: str) -> set[str]:
        if vendor == "postgresql":
            return {f"{self.table}_final"}
        return {f"{self.table}_final_{name}" for name in ("update", "delete")}

    def forwards(self, vendor: str) -> list[str]:
        words = {"table": self.table, "condition": self.condition}
        columns = ", ".join(self.columns)
        if vendor == "postgresql":
            return [FINAL_POSTGRES.format(columns=columns, **words)]
        verbs = {"update": f"UPDATE OF {columns}", "delete": "DELETE"}
        return [FINAL_SQLITE.format(name=name, verb=verbs[name], **words) for name in verbs]

    def backwards(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [f"DROP FUNCTION {self.table}_final() CASCADE"]
        return self.drops()

    def describe(self):
        return f"Rows of {self.table} are final where {self.condition}"
