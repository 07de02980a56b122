"""The mail itself, read again by Python's email package as a mail program would."""

from datetime import timedelta

from django.utils import timezone, translation

import pytest

from showcase.mailings.letter import Group, Letter, Line, Quote, Section
from showcase.mailings.mail import mail_of
from showcase.mailings.selectors.digest import digest_of
from showcase.mailings.selectors.recipients import language_of
from tests.factories import CommentFactory, IterationFactory, SignOffFactory, UserFactory

from .letters import Seen, parsed, parts

pytestmark = pytest.mark.django_db
NASTY = "<b>Rock & roll</b>\r\nBcc: all@example.org"


@pytest.fixture
def letter():
    line = Line("Iteration 2 of “Moved desk”", "http://localhost:8000/hacks/", "The desk · Ana")
    return Letter(
        subject="Your week: 1 new iteration",
        heading="Your week in the Innovation Incubator",
        why="You get this every week.",
        opening=["Good morning."],
        story=["A paragraph.", Quote("It worked.\nTwice.", "Fenway")],
        sections=[Section("Your team", [Group("Fenway", "", [line], "")])],
        button=Line("Read it", "http://localhost:8000/highlights/"),
    )


def test_mail_has_both_parts_with_the_same_words_and_links(letter):
    message = mail_of(letter, UserFactory(name="Demo Ana"), "digest", "digest.1")

    plain, html = parts(message)
    seen = Seen(html)
    words = [
        *("Your week in the Innovation Incubator", "Hello Demo Ana,", "Good morning."),
        *("A paragraph.", "It worked.", "Your team", "Fenway", "Iteration 2 of “Moved desk”"),
        *("The desk · Ana", "You get this every week.", "Boston Public Schools"),
    ]
    assert [one for one in words if one not in " ".join(plain.split())] == []
    assert [one for one in words if one not in seen.words] == []
    assert [link for link in seen.links if link not in plain] == []
    assert len(seen.links) == 4


def test_mail_loads_nothing_and_says_its_language(letter):
    _plain, html = parts(mail_of(letter, UserFactory(), "digest", "digest.1"))

    assert Seen(html).loads == []
    assert 'lang="en" dir="ltr"' in html
    assert "{" not in Seen(html).words


def test_headers_let_one_click_end_it(letter):
    person = UserFactory()

    mail = parsed(mail_of(letter, person, "digest", "digest.1"))

    assert mail["To"] == person.email
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = mail["List-Unsubscribe"].strip(" <>")  # long headers are folded
    assert address.startswith("http://localhost:8000/mail/stop/digest.")
    assert address in parts(mail_of(letter, person, "digest", "digest.1"))[0]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content_type() == "multipart/alternative"


def test_mail_is_named_by_its_key_alone(letter):
    person = UserFactory()
    names = [
        parsed(mail_of(letter, person, "digest", key))["Message-ID"] for key in ("1", "1", "2")
    ]

    assert names[0] == names[1] != names[2]


def test_words_of_people_are_words_in_both_parts(member, hack, coach):
    iteration = IterationFactory(hack=hack, author=coach, tried=NASTY, published_at=timezone.now())
    CommentFactory(iteration=iteration, kind="wish", text=NASTY, author=coach)

    message = mail_of(digest_of(member), member, "digest", "digest.1")

    plain, html = parts(message)
    assert parsed(message)["Bcc"] is None
    assert "<b>" not in html
    assert "&lt;b&gt;Rock &amp; roll&lt;/b&gt;" in html
    assert "<b>Rock & roll</b> Bcc: all@example.org" in plain
    assert "\nBcc:" not in plain


def test_mail_in_arabic_runs_from_right_to_left(letter, settings):
    settings.LANGUAGES = [("en", "English"), ("ar", "العربية")]

    with translation.override("ar"):
        _plain, html = parts(mail_of(letter, UserFactory(), "digest", "digest.1"))

    assert 'lang="ar" dir="rtl"' in html


def test_reader_gets_it_in_the_language_that_the_policy_was_signed_in(settings, member):
    SignOffFactory(person=member, language="ar", signed_at=timezone.now())
    assert language_of(member) == "en"  # the site does not speak it yet

    settings.LANGUAGES = [("en", "English"), ("ar", "العربية")]
    assert language_of(member) == "ar"
    SignOffFactory(person=member, language="en", signed_at=timezone.now() + timedelta(hours=1))
    assert language_of(member) == "en"
