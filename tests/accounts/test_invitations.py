"""Invitations: sent, sent again, withdrawn, accepted once; what the mail server says is kept."""

import uuid
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

from django.core import mail
from django.core.mail.backends import locmem
from django.utils import timezone

import pytest

from incubator.accounts.models import Invitation
from incubator.accounts.services import bounces, invitations
from incubator.accounts.tasks import mail_invitation
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.factories import InvitationFactory, TeamInvitationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(team):
    return TeamInvitationFactory(team=team).invitation


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def invite(office, email="New.Guest@Incubator.example", batch=None):
    return invitations.invite(email=email, name=" Demo Guest ", actor=office, batch=batch)


def refusing(monkeypatch, error):
    def send_messages(self, messages):
        raise error

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", send_messages)


def test_invitation_is_mailed_after_the_commit(office, on_commit):
    with on_commit():
        invitation = invite(office)
        assert mail.outbox == []

    invitation.refresh_from_db()
    [message] = mail.outbox
    assert message.to == ["new.guest@incubator.example"]
    assert invitation.get_join_url() in message.body
    assert office.name in message.body
    assert (invitation.times_sent, invitation.state) == (1, "sent")


def test_mail_names_team_role_and_last_day(team, on_commit):
    invitation = TeamInvitationFactory(team=team, role="coach", invitation__sent_at=None).invitation
    mail_invitation.call(invitation.pk, invitation.nonce)

    [message] = mail.outbox
    assert f"Coach of the team {team}" in message.body
    assert "until" in message.body
    assert "&" not in message.body


def test_mail_is_plain_text_without_escapes(office, on_commit):
    office.name = "O'Neil & <Sons>"
    office.save()
    with on_commit():
        invite(office)

    assert "O'Neil & <Sons>" in mail.outbox[0].body


def test_batch_sent_twice_invites_once(office, on_commit):
    batch = uuid.uuid4()
    with on_commit():
        first = invite(office, batch=batch)
    with on_commit():
        second = invite(office, email="new.guest@INCUBATOR.example", batch=batch)

    assert first == second
    assert len(mail.outbox) == 1


def test_sending_again_makes_a_new_link_and_a_new_term(office, invitation, on_commit):
    Invitation.objects.update(
        sent_at=timezone.now() - timedelta(days=20),
        expires_at=timezone.now() - timedelta(days=6),
    )
    old = invitation.nonce
    with on_commit():
        again = invitations.send_again(invitation=invitation, actor=office)

    assert again.nonce != old
    assert again.is_open
    assert again.get_join_url() in mail.outbox[0].body


def test_sending_again_pressed_twice_mails_once(office, invitation, on_commit):
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=1))
    for _ in range(2):
        with on_commit():
            invitations.send_again(invitation=invitation, actor=office)

    assert len(mail.outbox) == 1


def test_mail_of_an_older_link_is_not_sent(office, invitation):
    Invitation.objects.update(sent_at=None)
    mail_invitation.call(invitation.pk, "an older nonce")

    assert mail.outbox == []


def test_withdrawn_invitation_stays_withdrawn(office, invitation):
    for _ in range(2):
        invitations.withdraw(invitation=invitation, actor=office)

    assert Invitation.objects.get().state == "withdrawn"
    assert AuditEntry.objects.filter(action="invitation.withdrawn").count() == 1
    for change in (invitations.send_again, invitations.copy_link):
        with pytest.raises(DomainError, match="withdrawn"):
            change(invitation=invitation, actor=office)


def test_accepted_invitation_cannot_be_withdrawn(office, invitation):
    invitations.accept(invitation=invitation, person=UserFactory(email=invitation.email))

    with pytest.raises(DomainError, match="used"):
        invitations.withdraw(invitation=invitation, actor=office)


def test_accepting_twice_changes_nothing(invitation, team):
    person = UserFactory(email=invitation.email)
    for _ in range(2):
        invitations.accept(invitation=invitation, person=person)

    assert team.memberships.count() == 1
    assert AuditEntry.objects.filter(action="invitation.accepted").count() == 1


@pytest.mark.parametrize(
    ("field", "words"), [("expires_at", "expired"), ("withdrawn_at", "withdrawn")]
)
def test_closed_invitation_is_not_accepted(invitation, team, field, words):
    setattr(invitation, field, timezone.now() - timedelta(seconds=1))
    invitation.save()

    with pytest.raises(DomainError, match=words):
        invitations.accept(invitation=invitation, person=UserFactory(email=invitation.email))
    assert not team.memberships.exists()


def test_invitation_for_another_address_is_not_accepted(invitation, stranger, team):
    with pytest.raises(DomainError, match="another email"):
        invitations.accept(invitation=invitation, person=stranger)

    assert not team.memberships.exists()


@pytest.mark.parametrize(
    "error",
    [
        SMTPRecipientsRefused({"guest@incubator.example": (550, b"No such user here")}),
        SMTPDataError(550, b"No such user here"),
    ],
)
def test_refused_address_is_noted_with_the_servers_words(invitation, monkeypatch, error):
    Invitation.objects.update(sent_at=None)
    refusing(monkeypatch, error)
    mail_invitation.call(invitation.pk, invitation.nonce)

    invitation.refresh_from_db()
    assert (invitation.state, invitation.bounce_reason) == ("bounced", "550 No such user here")


@pytest.mark.parametrize(
    "error",
    [
        SMTPRecipientsRefused({"guest@incubator.example": (450, b"Later")}),
        SMTPServerDisconnected("gone"),
    ],
)
def test_mail_server_that_cannot_now_leaves_the_invitation_unsent(invitation, monkeypatch, error):
    Invitation.objects.update(sent_at=None)
    refusing(monkeypatch, error)

    with pytest.raises(type(error)):
        mail_invitation.call(invitation.pk, invitation.nonce)
    invitation.refresh_from_db()
    assert invitation.state == "waiting"


def test_sending_again_clears_the_bounce(office, invitation):
    bounces.note_refusal(invitation=invitation, reason="550 no")
    again = invitations.send_again(invitation=invitation, actor=office)

    assert (again.bounced_at, again.bounce_reason) == (None, "")


def test_bounce_older_than_the_last_sending_says_nothing_of_it(invitation):
    before = invitation.sent_at - timedelta(hours=1)
    marked = bounces.note_bounce(email=invitation.email, reason="gone", happened_at=before)

    assert marked == 0


@pytest.mark.parametrize("state", Invitation.State.values)
def test_lists_and_rows_use_the_same_word(state):
    now, past = timezone.now(), timezone.now() - timedelta(days=1)
    for fields in [
        {"sent_at": None},
        {},
        {"bounced_at": now},
        {"expires_at": past},
        {"expires_at": past, "bounced_at": past},
        {"accepted_at": now},
        {"withdrawn_at": now, "bounced_at": past},
    ]:
        InvitationFactory(**fields)

    found = set(Invitation.objects.in_state(state))
    assert found == {one for one in Invitation.objects.all() if one.state == state}
    assert found
