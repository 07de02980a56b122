"""Mail to many: the Office looks at it before it goes, sees how far it is, and each gets one; a
person ends it with one click from the mail, and reads the digest as a mail program would."""

import re
from html.parser import HTMLParser

from playwright.sync_api import expect

from .conftest import LAPTOP
from .mails import mail_to, mails_to
from .test_highlight import submit
from .test_main_job import begin_page, jpeg, post, start_hack

TITLE = "A letter from the hallway"
SUBJECT = "Two minutes in the hallway"
WORDS = {
    "What did you try?": "A letter on each locker.",
    "What happened?": "Thirty students wrote back.",
    "What did you learn?": "Paper gets an answer.",
}
DIGEST = """
import datetime, django
django.setup()
from django.conf import settings
from django.utils import timezone
settings.DIGEST_WEEKDAY, settings.DIGEST_TIME = 1, datetime.time(0, 0)
from showcase.mailings.services.digests import send_due_digests
print(send_due_digests())
"""


def test_newsletter_goes_out_once_and_one_click_ends_it(sign_in, open_context, axe, site):
    office = sign_in("office@incubator.example", viewport=LAPTOP)
    begin_page(office, "Highlights", "showcase/highlightpage", TITLE)
    submit(office)
    draft = write(office, SUBJECT)
    assert axe(office) == []
    office.get_by_role("button", name="Send a test to myself").click()
    mail_to(site, "office@incubator.example", SUBJECT)

    send(office)
    office.reload()
    expect(office.locator("[data-progress-words]")).to_have_text("Done.")
    assert office.url == draft
    assert axe(office) == []
    letter = mail_to(site, "host@incubator.example", SUBJECT)
    plain, drawn = both_parts(letter)
    for part in (plain, drawn):
        assert TITLE in part
        assert "/highlights/a-letter-from-the-hallway/" in part
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    stop = path_of(letter["List-Unsubscribe"])
    nobody = open_context().new_page()
    said = {"List-Unsubscribe": "One-Click"}
    assert nobody.request.post(stop, form=said).status == 200
    write(office, f"{SUBJECT} again")
    expect(office.get_by_text("1 more does not")).to_be_visible()
    send(office)
    mail_to(site, "member@incubator.example", f"{SUBJECT} again")
    assert [str(one["Subject"]) for one in mails_to(site, "host@incubator.example", TITLE)] == [
        SUBJECT
    ]
    nobody.goto(stop)
    nobody.get_by_role("button", name="Take it again").click()
    expect(nobody.get_by_text("You get the newsletter again.")).to_be_visible()


def test_digest_is_seen_before_it_goes_and_leaves_out_what_was_taken_back(sign_in, site, axe):
    lead = sign_in("lead@incubator.example", viewport=LAPTOP)
    log = start_hack(lead, TITLE)
    kept = post(lead, log, WORDS, [jpeg()], audience="Everyone")
    gone = post(lead, log, WORDS | {"What did you try?": "A drum."}, [jpeg()], audience="Everyone")
    neighbor = sign_in("neighbor@incubator.example")
    neighbor.goto("/me/digest/")
    expect(neighbor.locator(".letter").get_by_text("A drum.")).to_be_visible()
    assert axe(neighbor) == []
    lead.goto(f"{gone}withdraw/")
    lead.get_by_role("button", name="Withdraw").click()
    expect(lead.get_by_text("This iteration was withdrawn")).to_be_visible()

    assert int(site.run("-c", DIGEST).split()[-1]) > 0
    letter = mail_to(site, "neighbor@incubator.example", "Your week in the Innovation Incubator")
    site.run("-c", DIGEST)

    plain, drawn = both_parts(letter)
    for part in (plain, drawn):
        assert "A letter on each locker." in part
        assert "A drum." not in part
        assert kept.split("/", 3)[3] in part
    neighbor.goto("/me/digest/")
    assert len(mails_to(site, "neighbor@incubator.example", "Your week in the")) == 1


def write(page, subject: str) -> str:
    """A newsletter of the highlight to the members of Cohort 1; gives its address."""
    page.goto("/office/newsletters/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_label("Subject").fill(subject)
    page.get_by_label("Cohort").select_option(label="Cohort 1")
    page.get_by_role("button", name="Keep it and look at it").click()
    page.wait_for_url(re.compile(r"/office/newsletters/\d+/$"))
    expect(page.locator(".letter").get_by_text(TITLE)).to_be_visible()
    return page.url


def send(page) -> None:
    page.get_by_role("button", name=re.compile(r"^Send it to \d+")).click()
    expect(page.locator("[data-progress-words]")).to_have_text("Done.")


class Drawn(HTMLParser):
    """The words and addresses of an HTML part, as a mail program finds them."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_data(self, data):
        self.found.append(data.strip())

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        assert tag not in {"script", "img", "link", "iframe"}  # it loads nothing
        self.found.append(values.get("href") or "")


def both_parts(letter) -> tuple[str, str]:
    reader = Drawn()
    reader.feed(letter.get_body(("html",)).get_content())
    return letter.get_body(("plain",)).get_content(), " ".join(reader.found)


def path_of(header: str) -> str:
    return "/" + header.strip("<>").split("/", 3)[3]
