"""Comings and goings in the audit log, which nobody changes afterwards."""

from django.db import DatabaseError, connection, transaction
from django.urls import reverse

import pytest

from incubator.core import audit
from incubator.core.models import AuditEntry
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db


def sign_in(client, email, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def entries():
    return list(AuditEntry.objects.order_by("pk").values_list("action", "object_id"))


def test_signing_in_and_out_is_written_once_each(client, stranger):
    sign_in(client, stranger.email)
    client.post(reverse("account_logout"))

    number = str(stranger.pk)
    assert entries() == [("person.signed_in", number), ("person.signed_out", number)]


def test_failed_sign_in_names_the_account_that_was_tried(client, stranger):
    sign_in(client, stranger.email, "not the right password")

    assert entries() == [("person.sign_in_failed", str(stranger.pk))]


def test_unknown_address_is_written_as_a_digest_only(client, db):
    sign_in(client, "my-secret-password@incubator.example")

    entry = AuditEntry.objects.get()
    assert entry.object_id == "None"
    assert "secret" not in str(entry.details)


@pytest.mark.parametrize(
    "statement", ["UPDATE core_auditentry SET action = 'nothing'", "DELETE FROM core_auditentry"]
)
def test_database_refuses_to_change_the_log(stranger, statement):
    audit.record(stranger, "thing.done", stranger)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert AuditEntry.objects.get().action == "thing.done"
