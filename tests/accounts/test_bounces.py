"""Mail that came back, as mail servers write it (RFC 3464), and as they should not."""

import mailbox
from datetime import timedelta
from email.utils import format_datetime
from io import StringIO

from django.core.management import CommandError, call_command
from django.utils import timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incubator.accounts.bounced_mail import bounces_in
from tests.factories import InvitationFactory

REPORT = """\
From: MAILER-DAEMON@mail.example
To: no-reply@incubator.example
Subject: Undelivered Mail Returned to Sender
Date: {date}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

We could not deliver your mail.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
Arrival-Date: {date}

Final-Recipient: rfc822; {final}
Original-Recipient: rfc822;{email}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 <{email}>: no such user

--b
Content-Type: message/rfc822

Subject: You are invited to the Innovation Incubator
To: {email}

Hello
--b--
"""


def report(email="guest@incubator.example", **fields) -> bytes:
    fields = {
        "date": format_datetime(timezone.now()),
        "final": email,
        "action": "failed",
        "status": "5.1.1",
        **fields,
    }
    return REPORT.format(email=email, **fields).encode()


def run(path) -> str:
    out = StringIO()
    call_command("record_bounces", str(path), stdout=out)
    return out.getvalue()


def test_report_names_address_and_reason():
    [bounce] = bounces_in(report())

    assert bounce.email == "guest@incubator.example"
    assert bounce.reason == "550 5.1.1 <guest@incubator.example>: no such user"


def test_forwarded_address_is_known_by_both_names():
    found = bounces_in(report(final="guest@elsewhere.example"))

    assert {one.email for one in found} == {"guest@incubator.example", "guest@elsewhere.example"}


@pytest.mark.parametrize("fields", [{"action": "delayed"}, {"status": "4.2.2"}])
def test_report_of_a_delay_is_no_bounce(fields):
    assert bounces_in(report(**fields)) == []


def test_other_mail_is_no_bounce():
    assert bounces_in(b"Subject: I am away\n\nBack on Monday.") == []


@given(st.binary(max_size=300))
def test_any_mail_is_read_without_an_error(data):
    bounces_in(data)
    bounces_in(report().replace(b"rfc822;", data, 2))


@pytest.mark.django_db
def test_new_mail_of_a_maildir_marks_its_invitation_once(tmp_path):
    box = mailbox.Maildir(tmp_path / "mail")
    box.add(report())
    invitation = InvitationFactory(email="guest@incubator.example")
    other = InvitationFactory()

    assert "1 invitations marked" in run(tmp_path / "mail")
    invitation.refresh_from_db()
    other.refresh_from_db()
    assert (invitation.state, other.state) == ("bounced", "sent")
    assert "no such user" in invitation.bounce_reason
    assert run(tmp_path / "mail").startswith("0 bounces read")


@pytest.mark.django_db
@pytest.mark.parametrize("head", ["", "From MAILER-DAEMON Mon Jan  1 00:00:00 2026\n"])
def test_file_of_mail_is_read(tmp_path, head):
    path = tmp_path / "mail"
    path.write_bytes(head.encode() + report())
    InvitationFactory(email="guest@incubator.example")

    assert "1 bounces read, 1 invitations marked" in run(path)


@pytest.mark.django_db
def test_report_older_than_the_last_sending_marks_nothing(tmp_path):
    path = tmp_path / "mail"
    path.write_bytes(report(date=format_datetime(timezone.now() - timedelta(days=1))))
    InvitationFactory(email="guest@incubator.example")

    assert "1 bounces read, 0 invitations marked" in run(path)


@pytest.mark.parametrize("path", ["", "/nowhere/at/all"])
def test_command_without_mail_says_what_to_name(path):
    with pytest.raises(CommandError, match="maildir"):
        run(path)
