"""A lost second factor goes when two people want it: one asks, another confirms."""

from datetime import timedelta

from django.core import mail
from django.test import Client

import pytest
from allauth.mfa.models import Authenticator

from incubator.accounts.models import FactorRemoval
from incubator.accounts.services import factor_removal
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.factories import OfficeUserFactory, UserFactory
from tests.second_factor import give_app

from .test_joining_races import at_once
from .test_office_people import signed_in

pytestmark = pytest.mark.django_db
REASON = "You called:\nthe phone is lost."
ASK, CONFIRM, WITHDRAW = (
    "remove-second-factor",
    "confirm-factor-removal",
    "withdraw-factor-removal",
)


@pytest.fixture
def second(db):
    """Another member of the Office."""
    return OfficeUserFactory()


@pytest.fixture
def loser(member):
    """Has an app and recovery codes, and no phone."""
    give_app(member)
    Authenticator.objects.create(
        user=member, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x"}
    )
    return member


def act(person, verb, whose, **fields):
    client = Client()
    client.force_login(person)
    return client.post(f"/office/people/{whose.pk}/{verb}/", fields, follow=True)


def page_of(person, whose, verb="") -> str:
    client = Client()
    client.force_login(person)
    return client.get(f"/office/people/{whose.pk}/{verb and verb + '/'}").text


def has_factor(person) -> bool:
    return Authenticator.objects.filter(user=person).exists()


def told(person) -> list[str]:
    return list(person.notifications.order_by("pk").values_list("text", flat=True))


def noted() -> list[tuple]:
    entries = AuditEntry.objects.filter(action__contains="second_factor").order_by("pk")
    return list(entries.values_list("action", "actor_id"))


def test_one_asks_another_confirms_and_all_are_told(
    office, second, loser, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        act(office, ASK, loser, reason=REASON)
    kept = has_factor(loser)
    with django_capture_on_commit_callbacks(execute=True):
        act(second, CONFIRM, loser)

    assert (kept, has_factor(loser)) == (True, False)
    assert told(loser) == [
        f"{office.name} asks to remove your second factor. Reason: You called: the phone is lost. "
        "If that is not your wish, tell the Office.",
        f"{office.name} and {second.name} removed your second factor for signing in.",
    ]
    assert told(second) == [
        f"{office.name} asks you to confirm: remove the second factor of {loser.name}."
    ]
    assert sum(message.to == [loser.email] for message in mail.outbox) == 2
    assert noted() == [
        ("person.second_factor_removal_asked", office.pk),
        ("person.second_factor_removed", second.pk),
    ]
    entry = AuditEntry.objects.get(action="person.second_factor_removed")
    assert entry.details["asked_by"] == office.pk
    assert entry.details["kinds"] == ["recovery_codes", "totp"]
    assert not FactorRemoval.objects.exists()


def test_sessions_end_when_it_is_confirmed(
    office, second, member, django_capture_on_commit_callbacks
):
    browser = signed_in(member)
    give_app(member)
    act(office, ASK, member, reason=REASON)
    before = browser.get("/me/").status_code
    with django_capture_on_commit_callbacks(execute=True):
        act(second, CONFIRM, member)

    assert (before, browser.get("/me/").status_code) == (200, 302)


def test_who_asked_does_not_confirm(office, second, loser):
    act(office, ASK, loser, reason=REASON)

    answer = act(office, CONFIRM, loser)
    with pytest.raises(DomainError, match="somebody else confirms"):
        factor_removal.confirm_removal(person=loser, actor=office)

    assert answer.status_code == 403
    assert has_factor(loser)


def test_nobody_confirms_what_nobody_asked(office, loser):
    answer = act(office, CONFIRM, loser)
    with pytest.raises(DomainError, match="Nobody asks"):
        factor_removal.confirm_removal(person=loser, actor=office)

    assert answer.status_code == 403
    assert has_factor(loser)


def test_request_ends_after_three_days_and_can_be_made_again(office, second, loser):
    act(office, ASK, loser, reason=REASON)
    long_ago = FactorRemoval.objects.get().asked_at - timedelta(days=3)
    FactorRemoval.objects.update(asked_at=long_ago)
    late = act(second, CONFIRM, loser)

    act(second, ASK, loser, reason=REASON)

    assert late.status_code == 403
    assert FactorRemoval.objects.open().get().asked_by == second


def test_request_of_somebody_who_left_the_office_is_not_confirmed(office, second, loser):
    act(office, ASK, loser, reason=REASON)
    office.groups.clear()

    assert act(second, CONFIRM, loser).status_code == 403


def test_request_is_taken_back(office, second, loser):
    act(office, ASK, loser, reason=REASON)
    act(second, WITHDRAW, loser)
    act(second, WITHDRAW, loser)

    assert has_factor(loser)
    assert not FactorRemoval.objects.exists()
    assert noted()[1:] == [("person.second_factor_removal_withdrawn", second.pk)]


def test_second_request_is_refused(office, second, loser):
    act(office, ASK, loser, reason=REASON)

    assert "Somebody asked for this already" in act(second, ASK, loser, reason="Me too.").text
    assert FactorRemoval.objects.get().asked_by == office


@pytest.mark.parametrize("who", ["admin", "records"])
def test_for_more_rights_administrators_ask_and_confirm(request, office, who):
    person = request.getfixturevalue(who)
    give_app(person)
    first, other = UserFactory(is_superuser=True), UserFactory(is_superuser=True)

    answers = [act(office, ASK, person, reason=REASON), act(first, ASK, person, reason=REASON)]
    answers += [act(office, CONFIRM, person), act(other, CONFIRM, person)]

    assert [answer.status_code for answer in answers] == [403, 200, 403, 200]
    assert not has_factor(person)


def test_page_says_who_confirms(office, second, loser):
    admin = UserFactory(is_superuser=True)
    asking = page_of(office, loser, ASK)
    act(office, ASK, loser, reason=REASON)

    assert f"One of these people confirms it: {second}, {admin}" in " ".join(asking.split())
    assert CONFIRM not in page_of(office, loser)
    assert CONFIRM in page_of(second, loser)
    assert "Reason: You called: the phone is lost." in page_of(second, loser)


def test_only_member_of_the_office_reads_whom_to_ask(office, loser):
    asking = page_of(office, loser, ASK)
    answer = act(office, ASK, loser, reason=REASON)

    assert "Nobody else can confirm it. Ask whoever runs the site’s server" in asking
    assert "Nobody else can confirm this." in answer.text
    assert not FactorRemoval.objects.exists()


def test_no_request_without_a_reason(office, second, loser):
    page = act(office, ASK, loser, reason=" ")

    assert page.context["form"].errors
    assert not FactorRemoval.objects.exists()


def test_where_there_is_nothing_to_remove_nobody_is_told(office, second, member):
    assert factor_removal.ask_removal(person=member, actor=office, reason="None.") is None
    assert (told(member), told(second), noted()) == ([], [], [])


@pytest.mark.django_db(transaction=True)
def test_two_who_confirm_at_once_do_it_once(office, second, loser):
    third = OfficeUserFactory()
    act(office, ASK, loser, reason=REASON)

    answers = at_once(
        lambda number: factor_removal.confirm_removal(person=loser, actor=(second, third)[number]),
        count=2,
    )

    assert sorted(map(str, answers)) == ["2", "Nobody asks for this any more."]
    assert AuditEntry.objects.filter(action="person.second_factor_removed").count() == 1
