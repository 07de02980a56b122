"""Rules that migrations put into the database itself hold, whatever later ones did to a table."""

from django.core.management import call_command
from django.db import connection

import pytest

from incubator.core.database_rules import applied_rules, restore_rules

pytestmark = [pytest.mark.django_db, pytest.mark.services]

ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="triggers are SQLite's")
STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger UNION SELECT conname FROM pg_constraint",
}


def standing() -> set[str]:
    return {name for (name,) in run(STANDING[connection.vendor])}


def expected() -> set[str]:
    return set().union(*(rule.names(connection.vendor) for rule in applied_rules(connection)))


def run(*statements: str) -> list:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_after_all_migrations_every_rule_is_held_by_the_database():
    assert len(applied_rules(connection)) >= 7
    assert expected() <= standing()


def test_each_rule_can_be_taken_back_and_made_again():
    for rule in applied_rules(connection):
        run(*rule.backwards(connection.vendor), *rule.forwards(connection.vendor))

    assert expected() <= standing()


@ON_SQLITE
def test_triggers_that_a_migration_lost_come_back_with_the_next_one():
    names = expected()
    run(*(f"DROP TRIGGER {name}" for name in names))

    call_command("migrate", verbosity=0)

    assert names <= standing()


@ON_SQLITE
def test_a_rule_that_was_taken_back_stays_away():
    gone = {name for name in expected() if "share_no_time" in name}
    run(*(f"DROP TRIGGER {name}" for name in gone))
    run("DELETE FROM django_migrations WHERE name LIKE '%share_no_time'")

    restore_rules(using="default")

    assert not gone & standing()
