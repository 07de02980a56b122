"""Ending mail by one click or on one's own page, taking it again, and mail that came back."""

from datetime import timedelta

from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest

from incubator.accounts.services.bounces import note_bounce
from incubator.core.models import AuditEntry
from showcase.mailings.models import NoMail, ReturnedMail, stop_token
from showcase.mailings.selectors.recipients import digest_readers
from tests.factories import IterationFactory, PolicyFactory
from tests.second_factor import sign_in_without_proof

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def address_of(person, kind="digest") -> str:
    return reverse("mailings:stop_mail", args=[stop_token(person.pk, kind)])


@pytest.fixture
def program():
    """A mail program: no cookies, and tokens of forms are asked for."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("kind", ["digest", "newsletter"])
def test_one_click_of_a_mail_program_ends_the_mail_at_once(program, member, kind):
    answer = program.post(address_of(member, kind), ONE_CLICK)

    assert answer.status_code == 200
    assert program.cookies == {}
    assert list(NoMail.objects.values_list("person", "kind")) == [(member.pk, kind)]
    entry = AuditEntry.objects.get(action="mail.stopped")
    assert (entry.actor_id, entry.object_id) == (None, str(member.pk))


def test_one_click_as_form_data_ends_it_too_and_twice_is_once(program, member):
    for _click in range(2):
        body = b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--\r\n"
        kind = "multipart/form-data; boundary=x"
        assert program.post(address_of(member), body, content_type=kind).status_code == 200

    assert NoMail.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: token.replace("digest.", "digest.9"),
        lambda token: token.replace("digest", "newsletter"),
        lambda token: token.partition("~")[0],
        lambda token: "digest.x~y",
    ],
)
def test_address_that_we_did_not_sign_ends_nothing(program, member, change):
    address = reverse("mailings:stop_mail", args=[change(stop_token(member.pk, "digest"))])

    assert program.post(address, ONE_CLICK).status_code == 404
    assert not NoMail.objects.exists()


def test_looking_at_the_address_ends_nothing_and_offers_a_button(client, member):
    page = client.get(address_of(member))

    assert page.status_code == 200
    assert not NoMail.objects.exists()
    assert member.email not in page.text
    assert member.name not in page.text
    assert "Stop the weekly digest?" in page.text


def test_who_ended_it_by_mistake_takes_it_again_on_the_same_page(client, member):
    stopped = client.post(address_of(member))
    again = client.post(address_of(member), {"again": "1"})

    assert "Take it again" in stopped.text
    assert "You get the weekly digest again." in again.text
    assert not NoMail.objects.exists()


def test_somebody_who_has_not_signed_or_proved_a_factor_can_end_it(unsigned, unproved):
    PolicyFactory()
    one, other = Client(), Client()
    one.force_login(unsigned)
    sign_in_without_proof(other, unproved)

    for client, person in ((one, unsigned), (other, unproved)):
        assert client.post(address_of(person)).status_code == 200

    assert NoMail.objects.count() == 2


def test_own_page_keeps_the_choice_and_writes_it_down(client, member):
    client.force_login(member)
    address = reverse("mailings:mail_settings")
    page = client.get(address)
    assert page.context["form"].initial == {"digest": True, "newsletter": True}

    client.post(address, {"newsletter": "on"})
    assert not digest_readers().filter(pk=member.pk).exists()
    assert client.get(address).context["form"].initial == {"digest": False, "newsletter": True}
    client.post(address, {"digest": "on", "newsletter": "on"})
    client.post(address, {"digest": "on", "newsletter": "on"})

    assert digest_readers().filter(pk=member.pk).exists()
    entries = AuditEntry.objects.filter(actor_id=member.pk, action__startswith="mail.")
    told = [(entry.action, entry.details["kind"]) for entry in entries.order_by("pk")]
    assert told == [("mail.stopped", "digest"), ("mail.taken_again", "digest")]


def test_address_that_mail_came_back_from_gets_none_until_its_owner_says_so(client, member):
    came_back = {"email": member.email.upper(), "reason": "550 No such user"}
    happened_at = timezone.now() - timedelta(hours=1)
    note_bounce(**came_back, happened_at=happened_at)
    assert not digest_readers().filter(pk=member.pk).exists()

    client.force_login(member)
    address = reverse("mailings:mail_settings")
    assert "550 No such user" in client.get(address).text
    client.post(address, {"digest": "on", "newsletter": "on", "works_again": "on"})
    assert digest_readers().filter(pk=member.pk).exists()
    assert "550" not in client.get(address).text

    note_bounce(**came_back, happened_at=happened_at)  # the same mail is read once more
    assert digest_readers().filter(pk=member.pk).exists()
    note_bounce(**came_back, happened_at=timezone.now() + timedelta(minutes=1))
    assert not digest_readers().filter(pk=member.pk).exists()
    assert mail.outbox == []


def test_bounce_of_somebody_without_an_account_is_not_kept():
    note_bounce(email="nobody@example.org", reason="550", happened_at=timezone.now())

    assert not ReturnedMail.objects.exists()


def test_own_digest_is_a_page_with_the_plain_part(client, member, hack, neighbor):
    IterationFactory(hack=hack, number=1, published_at=timezone.now(), author=None)
    client.force_login(member)

    page = client.get(reverse("mailings:my_digest"))

    assert page.text.count(f"Iteration 1 of “{hack.title}”") == 2
    assert "style=" not in page.text
    assert "m-link" not in page.text
    client.force_login(neighbor.memberships.get().user)
    hack.iterations.update(audience="team")
    assert hack.title not in client.get(reverse("mailings:my_digest")).text
