"""Versions of the policy in /cms/: written, published once, then only read."""

from django.urls import reverse

import pytest

from incubator.accounts.models import AupPolicy
from incubator.home.services import ensure_office
from tests.factories import PolicyFactory, SignOffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, office):
    ensure_office()
    client.force_login(office)
    return client


def fields(version: str, **more) -> dict:
    rich = '{"blocks": [{"key": "a", "text": "Be kind.", "type": "unstyled", "depth": 0,'
    rich += ' "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}'
    return {
        "version": version,
        "effective_on": "2026-07-01",
        "texts-TOTAL_FORMS": "1",
        "texts-INITIAL_FORMS": "0",
        "texts-MIN_NUM_FORMS": "0",
        "texts-MAX_NUM_FORMS": "1000",
        "texts-0-language": "en",
        "texts-0-title": "Acceptable use",
        "texts-0-summary": rich,
        "texts-0-body": rich,
        **more,
    }


def test_office_writes_a_version_and_publishes_it(desk, office):
    assert desk.get(reverse("aup_policy:add")).status_code == 200

    desk.post(reverse("aup_policy:add"), fields("2026-27"))
    policy = AupPolicy.objects.get(version="2026-27")
    assert "Be kind." in policy.texts.get().body
    desk.post(reverse("aup_policy:publish", args=[policy.pk]))

    policy.refresh_from_db()
    assert policy.published_by == office


@pytest.mark.parametrize("name", ["index", "add"])
def test_page_of_versions_opens(desk, name):
    PolicyFactory()

    assert desk.get(reverse(f"aup_policy:{name}")).status_code == 200


def test_published_version_is_read_and_never_changed(desk, office):
    policy = PolicyFactory(version="2025-26")
    SignOffFactory(person=office, policy=policy)
    address = reverse("aup_policy:edit", args=[policy.pk])

    read, changed = desk.get(address), desk.post(address, fields("Another"))

    policy.refresh_from_db()
    assert (read.status_code, changed.url) == (200, reverse("aup_policy:index"))
    assert "A published version never changes." in desk.get(changed.url).text
    assert policy.version == "2025-26"


def test_draft_is_changed(desk):
    policy = PolicyFactory(version="Draft", published_at=None)
    text = policy.texts.get()
    address = reverse("aup_policy:edit", args=[policy.pk])
    more = {"texts-INITIAL_FORMS": "1", "texts-0-id": text.pk}

    desk.post(address, fields("Better draft", **more))

    policy.refresh_from_db()
    assert policy.version == "Better draft"
