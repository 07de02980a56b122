"""Signing the Acceptable Use Policy, and what waits until it is signed."""

from datetime import UTC, datetime

from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

import pytest
import time_machine

from incubator.accounts.gates import signed_policy
from incubator.accounts.models import Question, SignOff, TrainingPage, User
from incubator.accounts.rules import has_signed
from incubator.accounts.services import sign_offs
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from incubator.home.services import ensure_site_tree
from incubator.live.close_codes import NOT_SIGNED
from tests.factories import PolicyFactory, SignOffFactory, UserFactory

pytestmark = pytest.mark.django_db
SIGN = "/policy/sign/"


@pytest.fixture
def policy(db):
    return PolicyFactory()


@pytest.fixture
def training(db):
    """The one of the first day with other questions."""
    ensure_site_tree()
    page = TrainingPage.objects.get()
    page.questions = [
        Question(
            topic="ferpa",
            prompt=f"Question {number}?",
            answer_a="Yes",
            answer_b="No",
            answer_c="Never",
            right_answer="b",
            explanation="Because of the law.",
        )
        for number in (1, 2)
    ]
    page.save()
    return page


def signature(policy, **changes):
    text = policy.texts.get(language="en")
    return {"text": text.pk, "signed_name": "Demo Educator", "agrees": "on", **changes}


def answers(page, letter):
    return {f"question_{question.pk}": letter for question in page.questions.all()}


def write(client, team, text="Students speak up."):
    return client.post(reverse("cohorts:write_aspiration", args=[team.slug]), {"text": text})


def test_unsigned_member_is_sent_to_sign_and_nothing_is_written(client, policy, team, member):
    client.force_login(member)
    response = write(client, team)

    assert response.url == f"{SIGN}?next=%2Fteams%2F{team.slug}%2Faspiration%2F"
    assert team.aspirations.count() == 0


def test_signed_member_writes(client, policy, team, member):
    SignOffFactory(person=member, policy=policy)
    client.force_login(member)
    write(client, team)

    assert team.aspirations.count() == 1


def test_unsigned_member_reads_and_sees_the_way_to_sign(client, policy, team, member):
    client.force_login(member)
    response = client.get(team.get_absolute_url())

    assert response.status_code == 200
    assert "Sign now" in response.content.decode()


def test_unsigned_fetch_gets_a_sentence_and_the_address(client, policy, team, member):
    client.force_login(member)
    address = reverse("cohorts:write_aspiration", args=[team.slug])
    response = client.post(address, {"text": "x"}, headers={"Sec-Fetch-Dest": "empty"})

    assert response.status_code == 403
    assert response.json()["url"] == SIGN


def test_unsigned_member_may_sign_out(client, policy, member):
    client.force_login(member)
    client.post(reverse("account_logout"))

    assert "_auth_user_id" not in client.session


def test_what_was_typed_is_kept_until_it_is_sent_again(client, policy, team, member):
    client.force_login(member)
    write(client, team, "Students speak up.")
    signed = client.post(SIGN, signature(policy))
    page = client.get(signed.url)

    assert signed.url == reverse("accounts:kept")
    assert "Students speak up." in page.content.decode()

    write(client, team, "Students speak up.")

    assert team.aspirations.get().text == "Students speak up."
    assert client.get(signed.url).url == "/me/"


def test_secrets_are_never_kept(client, policy, team, member):
    client.force_login(member)
    client.post(
        reverse("cohorts:write_aspiration", args=[team.slug]),
        {"text": "Words", "password": "hidden", "csrfmiddlewaretoken": "token"},
    )

    assert client.session["kept_form"]["fields"] == [("text", "Words")]


def test_sign_off_records_who_signed_what(client, policy, member):
    client.force_login(member)
    client.post(SIGN, signature(policy))
    client.post(SIGN, signature(policy))  # a double tap

    found = SignOff.objects.get()
    assert (found.person, found.policy, found.language) == (member, policy, "en")
    assert found.text_digest == policy.texts.get().digest()
    assert found.method == "typed_name"
    assert AuditEntry.objects.filter(action="policy.signed").count() == 1


@pytest.mark.parametrize("missing", ["signed_name", "agrees"])
def test_signature_without_a_part_is_refused(client, policy, member, missing):
    client.force_login(member)
    response = client.post(SIGN, signature(policy, **{missing: ""}))

    assert response.status_code == 200
    assert SignOff.objects.count() == 0


def test_text_of_an_older_version_cannot_be_signed(client, policy, member):
    old = signature(policy)
    newer = PolicyFactory(effective_on=timezone.localdate())
    client.force_login(member)
    response = client.post(SIGN, old)

    assert "newer version" in response.content.decode()
    assert newer.sign_offs.count() == 0


@pytest.mark.parametrize("evil", ["//evil.example/", "https:evil.example", "\\\\evil.example"])
def test_after_signing_one_stays_on_the_site(client, policy, member, evil):
    client.force_login(member)
    response = client.post(f"{SIGN}?next={evil}", signature(policy))

    assert response.url == "/me/"


def test_training_comes_first_and_explains_wrong_answers(client, policy, training, member):
    client.force_login(member)
    sent = client.get(SIGN)
    wrong = client.post(sent.url, answers(training, "a"))
    right = client.post(sent.url, answers(training, "b"))

    assert sent.url.startswith("/training/")
    assert wrong.content.decode().count("Because of the law.") >= 2
    assert right.url.startswith(SIGN)
    assert client.get(right.url).status_code == 200


def test_new_school_year_asks_again(policy, member):
    with time_machine.travel(datetime(2026, 6, 30, 23, 0, tzinfo=UTC)):
        SignOffFactory(person=member, policy=policy)
        before = has_signed(member)
    del member.signed
    with time_machine.travel(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)):
        after = has_signed(member)

    assert (before, after) == (True, False)


def test_new_version_asks_again(client, policy, team, member):
    SignOffFactory(person=member, policy=policy)
    PolicyFactory(effective_on=timezone.localdate())
    client.force_login(member)
    write(client, team)

    assert team.aspirations.count() == 0


@pytest.mark.parametrize(
    "statement",
    ["UPDATE accounts_signoff SET signed_name = 'Somebody else'", "DELETE FROM accounts_signoff"],
)
def test_database_refuses_to_change_a_sign_off(policy, member, statement):
    SignOffFactory(person=member, policy=policy)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert SignOff.objects.get().signed_name == "Demo Educator"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_auppolicy SET version = 'another'",
        "UPDATE accounts_auppolicy SET published_at = NULL",
        "UPDATE accounts_auptext SET body = '<p>Anything goes.</p>'",
        "DELETE FROM accounts_auptext",
    ],
)
def test_database_refuses_to_change_a_published_version(policy, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert policy.texts.get().body == "<p>No student is named.</p>"


def test_draft_of_a_version_may_change(db):
    draft = PolicyFactory(published_at=None)

    assert draft.texts.update(body="<p>Better words.</p>") == 1
    assert draft.texts.all().delete()[0] == 1


def test_version_without_english_is_not_published(office):
    policy = PolicyFactory(published_at=None)
    policy.texts.all().delete()

    with pytest.raises(DomainError, match="English"):
        sign_offs.publish_policy(policy=policy, actor=office)


def test_office_lists_exports_and_reminds(client, policy, office):
    SignOffFactory(person=office, policy=policy)
    UserFactory(name="=HYPERLINK(1)", email="late@incubator.example")
    client.force_login(office)

    page = client.get(reverse("accounts:aup_list"), {"state": "unsigned"}).content.decode()
    export = client.post(reverse("accounts:aup_export")).content.decode()
    client.post(reverse("accounts:remind_unsigned"))
    client.post(reverse("accounts:remind_unsigned"))

    late = User.objects.get(email__startswith="late")
    assert "late@incubator.example" in page
    assert "'=HYPERLINK(1)" in export
    assert late.notifications.count() == 1
    assert AuditEntry.objects.filter(action="sign_offs.exported").count() == 1


@pytest.mark.parametrize("people", [1, 30])
def test_sign_off_list_asks_the_same_number_of_questions(
    client, policy, office, people, django_assert_num_queries
):
    SignOffFactory(person=office, policy=policy)
    UserFactory.create_batch(people)
    client.force_login(office)

    with django_assert_num_queries(7):
        client.get(reverse("accounts:aup_list"))


def test_socket_of_an_unsigned_person_is_closed_at_the_door(policy, member):
    assert signed_policy({"user": member}) == NOT_SIGNED
