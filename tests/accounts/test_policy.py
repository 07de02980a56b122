"""The pages with the policy: in its own direction, and without a form for those who have signed."""

from django.urls import reverse

import pytest

from incubator.accounts.models import AupText
from tests.factories import PolicyFactory, SignOffFactory

pytestmark = pytest.mark.django_db
SIGN_BUTTON = ">Sign</button>"


@pytest.fixture
def policy(db):
    return PolicyFactory()


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("es", "ltr")])
def test_policy_reads_in_the_direction_of_its_language(client, policy, language, direction):
    AupText.objects.create(policy=policy, language=language, title="T", summary="S", body="B")

    page = client.get(reverse("accounts:policy"), {"language": language}).content.decode()
    assert f'<article class="prose" lang="{language}" dir="{direction}">' in page


def test_who_has_signed_is_not_asked_to_sign_again(client, policy, member):
    SignOffFactory(person=member, policy=policy)
    client.force_login(member)

    page = client.get(reverse("accounts:sign_policy")).content.decode()
    assert "Nothing more is needed." in page
    assert SIGN_BUTTON not in page


def test_who_has_not_signed_reads_what_comes_next(client, policy, member):
    client.force_login(member)

    assert "You have not signed" in client.get(reverse("accounts:my_sign_off")).content.decode()
    assert SIGN_BUTTON in client.get(reverse("accounts:sign_policy")).content.decode()


def test_reminding_twice_a_day_says_that_all_are_reminded(client, policy, member, office):
    SignOffFactory(person=office, policy=policy)
    client.force_login(office)
    address = reverse("accounts:remind_unsigned")

    client.post(address)
    page = client.post(address, follow=True).content.decode()
    assert "Everybody who has not signed was reminded today." in page
