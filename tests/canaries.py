"""Words that only some may read, one in each private field, and a reader who opens everything."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from django.utils import timezone

from hacks.models import Hack, Iteration
from hacks.services.revisions import keep_first_revision, keep_revision
from incubator.accounts.models import User
from incubator.core import audit
from incubator.home.services import ensure_office
from tests.canaries_directions import Directions
from tests.canaries_stories import Stories
from tests.canaries_visits import Visits
from tests.canaries_workshops import workshop_of
from tests.factories import (
    BigIdeaFactory,
    BoardFactory,
    CommentFactory,
    GuestFactory,
    HackFactory,
    IdeaFactory,
    InvitationFactory,
    IterationFactory,
    PhotoFactory,
    PolicyFactory,
    SignOffFactory,
    SpotlightFactory,
    TeamInvitationFactory,
    UserFactory,
    VoteFactory,
)
from tests.factories.pages import big_idea_page, cohort_page, highlight_page
from tests.world import client_of

OWN = {"member", "lead", "coach", "unsigned"}
DESK = {"office", "admin"}
LIST = {*DESK, "records"}  # the list of sign-offs
COHORT = {*OWN, *DESK, "neighbor"}
TEXTS = ("tried", "happened", "learned", "next_step")
CARD = ("how_might_we", "what_we_will_try", "smallest_version", "hope_to_learn", "with_whom")


class Aviary:
    """Private things of one team among things that everybody may see.

    ``birds``: canary word -> roles that may meet it.
    """

    def __init__(self, request, people: list[str]):
        ensure_office()
        self.team = request.getfixturevalue("team")
        self.people = {role: request.getfixturevalue(role) for role in people}
        self.birds: dict[str, set[str]] = {}
        self.member, self.coach = self.people["member"], self.people["coach"]
        self._logs()
        self._feedback()
        self._photos()
        self._boards()
        self.workshop, self.handout = workshop_of(self)
        self._spotlight()
        self.visits = Visits(self)
        self.stories = Stories(self, COHORT)
        self.directions = Directions(self, OWN, DESK)
        self._persons()
        self._door()
        cohort_page(self.team.cohort)
        for title, iteration in [("Open story", self.open), ("Half story", self.half)]:
            highlight_page(title, iteration=iteration, cohort=self.team.cohort)

    def bird(self, name: str, may_meet: set[str] = OWN) -> str:
        word = f"zq{name.replace('_', '')}canary"
        self.birds[word] = may_meet
        return word

    def client(self, role: str) -> Client:
        return client_of(self.people, role, raise_request_exception=False)

    def _logs(self):
        idea = BigIdeaFactory(name="Known by somebody", slug="known")
        big_idea_page(idea)
        hack = HackFactory(team=self.team, audience="public", title="Open hack", big_idea=idea)
        secret = HackFactory(
            team=self.team,
            audience="team",
            title=self.bird("secret_title"),
            what_we_learned=self.bird("secret_outcome"),
            big_idea=idea,
            **{name: self.bird(f"secret_{name}") for name in CARD},
        )
        plan = HackFactory(
            team=self.team, status=Hack.Status.DRAFT_PLAN, title=self.bird("plan_title")
        )
        half = HackFactory(
            team=self.team,
            audience="team",
            title="Half open hack",
            **{name: self.bird(f"half_{name}") for name in CARD},
        )
        self.hacks = [hack, secret, plan, half]
        self.open = self._iteration(hack, audience="public", number=1)
        self.half = self._iteration(half, 1, audience="public", tried="We tried paper.")
        draft = {"state": Iteration.State.DRAFT, "published_at": None}
        gone = {"state": Iteration.State.WITHDRAWN, "withdrawn_at": timezone.now()}
        self.private = [
            self._iteration(hack, 2, "draft", audience="network", **draft),
            self._iteration(hack, 3, "team", audience="team"),
            self._iteration(hack, 4, "gone", audience="public", **gone),
            self._iteration(secret, 1, "deep", audience="team"),
        ]
        self._edited(hack)

    def _iteration(self, hack, number, name="", **fields):
        words = {field: self.bird(f"{name}_{field}") for field in TEXTS} if name else {}
        question = self.bird(f"{name or 'open' + str(hack.pk)}_question")
        fields = words | {"focusing_question": question} | fields
        return IterationFactory(hack=hack, number=number, author=self.member, **fields)

    def let_out(self, iteration: Iteration) -> None:
        """What it says is now for all who may read it."""
        seen = Iteration.objects.filter(pk=iteration.pk)
        readers = {role for role, person in self.people.items() if seen.visible_to(person).exists()}
        for field in TEXTS:
            self.birds[getattr(iteration, field)] = readers

    def _edited(self, hack):
        """An open iteration that said something else before."""
        words = self.bird("earlier_words")
        edited = IterationFactory(
            hack=hack, number=5, author=self.member, audience="public", learned=words
        )
        keep_first_revision(edited)
        edited.learned, edited.version = "Paper is enough.", 2
        edited.save()
        keep_revision(edited, self.member)

    def _feedback(self):
        on_open = {"iteration": self.open, "author": self.coach}
        answer = self.private[0]
        told = {"audience": "everyone", "iteration": None, "hack": self.hacks[3]}
        self.comments = [
            CommentFactory(**on_open, text=self.bird("team_comment"), acted_on_in=answer),
            CommentFactory(
                **on_open,
                audience="everyone",
                withdrawn_at=timezone.now(),
                text=self.bird("taken_comment", set()),
            ),
            CommentFactory(**told, author=self.coach, text=self.bird("design_comment")),
            CommentFactory(
                iteration=self.private[1], audience="everyone", text=self.bird("deep_comment")
            ),
        ]
        self.member.notifications.create(
            text=self.bird("notification", {"member"}), url="/me/", key="1"
        )

    def _photos(self):
        hidden = {"cleared_for": "team", "people": "unknown"}
        shown = {"cleared_for": "public", "people": "none"}
        removed = {"removed_at": timezone.now(), **shown}
        self.photos = [
            PhotoFactory(iteration=self.open, alt=self.bird("hidden_alt"), **hidden),
            PhotoFactory(iteration=self.private[1], alt=self.bird("team_alt"), **shown),
            PhotoFactory(iteration=self.private[2], alt=self.bird("gone_alt"), **shown),
            PhotoFactory(iteration=self.open, alt=self.bird("removed_alt", OWN), **removed),
        ]
        pin = {"pin_photo": self.photos[0], "pin_x": 1, "pin_y": 1}
        CommentFactory(iteration=self.open, audience="everyone", text="Open pin.", **pin)

    def _boards(self):
        """The cohort's boards, one of them silent, and a silent one that everybody sees."""
        of_cohort = {"cohort": self.team.cohort}
        self.board = BoardFactory(question=self.bird("board_question", COHORT), **of_cohort)
        self.silent = [BoardFactory(is_silent=True, **of_cohort), BoardFactory(is_silent=True)]
        self.ideas = [
            IdeaFactory(board=board, author=self.member, title=title, text=f"More: {title}")
            for board, title in [
                (self.board, self.bird("board_idea", COHORT)),
                (self.silent[0], self.bird("silent_idea", {"member"})),
                (self.silent[1], self.bird("silent_idea_of_all", {"member"})),
            ]
        ]
        voter = UserFactory(name=self.bird("board_voter", {*LIST, "guest"}))  # own mail, too
        VoteFactory(idea=self.ideas[0], voter=voter)
        gone = {"withdrawn_at": timezone.now(), "title": self.bird("gone_idea", set())}
        self.ideas.append(IdeaFactory(board=self.board, author=self.member, **gone))
        self._queue({"coach", *DESK})

    def _queue(self, facilitators: set[str]):
        """What a guest posted, what was hidden, and why somebody reported an idea."""
        guest, now = GuestFactory(board=self.board), timezone.now()
        held = {"title": self.bird("held_idea", facilitators), "held_at": now}
        hidden = {"title": self.bird("hidden_idea", facilitators), "hidden_at": now}
        for values in (held, hidden):
            self.ideas.append(IdeaFactory(board=self.board, author=None, guest=guest, **values))
        why = self.bird("report_words", facilitators)
        self.ideas[0].reports.create(reporter=self.member, reason="other", words=why)

    def _spotlight(self):
        """What the team alone may read is on in a board that its cohort reads."""
        SpotlightFactory(board=self.board, iteration=self.private[1], is_on=True)

    def _persons(self):
        """Addresses are for the Office, one's own lead and oneself; names for all signed in."""
        for role, person in self.people.items():
            readers = {role, *LIST} | ({"lead"} if role in {"member", "unsigned"} else set())
            person.email = f"{self.bird(f'mail_{role}', readers)}@school.example"
            person.name = self.bird(f"name_{role}", set(self.people))
            User.objects.filter(pk=person.pk).update(email=person.email, name=person.name)

    def _door(self):
        """Who is invited, what came back, what was signed, and what the log notes."""
        asks = {"lead", *DESK}
        for role, readers in [("member", asks), ("coach", DESK)]:
            invitation = InvitationFactory(
                email=f"{self.bird(f'invited_{role}', readers)}@school.example",
                name=self.bird(f"invited_{role}_name", readers),
                bounced_at=timezone.now(),
                bounce_reason=f"550 {self.bird(f'bounce_{role}', readers)}",
            )
            TeamInvitationFactory(invitation=invitation, team=self.team, role=role)
            self.birds[invitation.nonce] = set()
        policy = PolicyFactory()
        for role, person in self.people.items():
            if role != "unsigned":
                name = self.bird(f"signed_name_{role}", {role, *LIST})
                SignOffFactory(person=person, policy=policy, signed_name=name)
        audit.record(self.member, "thing.changed", self.team, note=self.bird("audit", set()))


class Crawler:
    """Opens a page and all that it links to on this site, forms' addresses by GET too."""

    SKIPPED = re.compile(
        r"^/(static|media)/|logout|/cms/(sprite|jsi18n|failwhale|editing-sessions)"
        r"|\?.*\b(q|words|next)="
    )

    def __init__(self, client, within: str = "/", apart: str | None = None, most: int = 600):
        self.client, self.within, self.apart, self.most = client, within, apart, most
        self.seen: dict[str, str] = {}
        self.broken: list[str] = []

    def crawl(self, starts) -> dict[str, str]:
        """Address -> what it answered, for every address found from these."""
        waiting = list(starts)
        while waiting and len(self.seen) < self.most:
            address = waiting.pop(0)
            if address in self.seen or self.SKIPPED.search(address):
                continue
            response = self.client.get(address)
            if response.status_code >= 500:
                self.broken.append(address)
            self.seen[address] = said(response)
            found = links_of(address, response)
            waiting += [link for link in found if self._is_wanted(link)]
        return self.seen

    def _is_wanted(self, link: str) -> bool:
        return link.startswith(self.within) and not (self.apart and link.startswith(self.apart))


def said(response) -> str:
    """All that an answer tells: its headers' values and its body."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return "\n".join([*map(str, response.headers.values()), body.decode(errors="replace")])


def links_of(address: str, response) -> list[str]:
    if response.status_code in {301, 302}:
        found = [response.url]
    elif "text/html" in response.headers.get("Content-Type", ""):
        found = _Links.of(response.content.decode())
    else:
        found = re.findall(r"<loc>([^<]+)", said(response))
    parts = [urlsplit(urljoin(f"http://testserver{address}", link)) for link in found]
    here = [part for part in parts if part.hostname in {"testserver", "localhost"}]
    return [urldefrag(part._replace(scheme="", netloc="").geturl()).url for part in here]


class _Links(HTMLParser):
    @classmethod
    def of(cls, text: str) -> list[str]:
        parser = cls()
        parser.found = []
        parser.feed(text)
        return parser.found

    def handle_starttag(self, tag, attrs):
        self.found += [
            value
            for name, value in attrs
            if value and (name in {"href", "src", "action"} or name.endswith("-url-value"))
        ]
