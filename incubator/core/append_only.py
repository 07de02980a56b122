"""Tables whose rows are written once: the database itself refuses to change or delete them."""

from django.db.migrations.operations.base import Operation

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


class AppendOnly(Operation):
    """A migration's operation: from here on rows of ``table`` can only be added."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str):
        self.table = table

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(POSTGRES.format(table=self.table))
            return
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(SQLITE.format(table=self.table, verb=verb))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {self.table}_append_only() CASCADE")
            return
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER {self.table}_no_{verb}")

    def describe(self):
        return f"Rows of {self.table} can only be added"


class FinalWhen(Operation):
    """A migration's operation: where ``condition`` (SQL about ``OLD``) holds, a row is final.

    Then the database refuses to delete it and to change one of the ``columns``. On SQLite a
    migration that alters a table named here takes this back first, and repeats it afterwards.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str, condition: str, columns: list[str]):
        self.table, self.condition, self.columns = table, condition, columns

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        words = {"table": self.table, "condition": self.condition}
        columns = ", ".join(self.columns)
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(FINAL_POSTGRES.format(columns=columns, **words))
            return
        for name, verb in (("update", f"UPDATE OF {columns}"), ("delete", "DELETE")):
            schema_editor.execute(FINAL_SQLITE.format(name=name, verb=verb, **words))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {self.table}_final() CASCADE")
            return
        for name in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {self.table}_final_{name}")

    def describe(self):
        return f"Rows of {self.table} are final where {self.condition}"
