"""One small world for the access matrix: a thing for each name that an address can hold."""

import re
from functools import cached_property
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cohorts.models import Team, Workshop, WorkshopResource
from cohorts.visits.services.feeds import open_feed
from hacks.models import HackSet, Photo, Support
from hacks.services.photos import add_photo
from showcase.mailings.models import Newsletter, mute_token, stop_token
from showcase.models import HighlightPage
from showcase.stories.models import Story
from tests.factories import (
    BoardFactory,
    CommentFactory,
    GuestFactory,
    HackFactory,
    HackSetFactory,
    IdeaFactory,
    IterationFactory,
    PhotoFactory,
    PolicyFactory,
    SignOffFactory,
    SlotFactory,
    SpotlightFactory,
    SupportFactory,
    TeamInvitationFactory,
    VisitFactory,
    WorkshopFactory,
)
from tests.factories.cohorts import handout
from tests.factories.pages import highlight_page, submitted_highlight
from tests.factories.pictures import jpeg_with_place
from tests.factories.stories import story_with_files
from tests.factories.visits import in_days, own_date, planned_visit
from tests.second_factor import sign_in_without_proof
from tests.world_of_trust import OF_TRUST, ReportedThings

# What an address's names stand for; "route name": {…} wins over the general names.
NAMES = {
    "team": lambda world: world.team.slug,
    "hack": lambda world: world.hack.slug,
    "number": lambda world: world.iteration.number,
    "photo": lambda world: world.photo.pk,
    "slug": lambda world: world.team.slug,
    "pk": lambda world: world.comment.pk,
    "width": lambda world: 400,
    "suffix": lambda world: "jpg",
    "verb": lambda world: "remove",
    "page_view_restriction_id": lambda world: 1,
    "page_id": lambda world: 1,
    "restriction_id": lambda world: 1,
    "uidb36": lambda world: "1",
    "key": lambda world: "no-key",
    "token": lambda world: world.invitation.token(),
    "provider": lambda world: "nobody",
}
OF_BOARD = ["board", "board_state", "board_settings", "move_phase", "set_timer", "add_idea"]
OF_BOARD += ["edit_idea", "withdraw_idea", "cast_vote", "take_vote_back", "take_idea"]
OF_BOARD += ["follow_idea", "unfollow_idea", "idea", "add_idea_comment"]
OF_BOARD += ["withdraw_idea_comment", "minutes", "export_minutes", "board_join"]
OF_BOARD += ["wall", "spotlight", "queue_spotlight", "step_spotlight", "spotlight_idea"]
OF_BOARD += ["board_queue", "change_code", "end_guest", "approve_idea", "hide_idea", "show_idea"]
OF_BOARD += ["leave_idea", "report_idea", "leave_board"]
OF_BOARD += ["columns", "rename_column", "remove_column", "bring_forward"]
OF_BOARD += ["move_idea", "merge_idea", "unmerge_idea"]
OF_BOARD += ["similar_ideas", "people_to_mention"]
THING_OF_BOARD = {
    "slug": lambda world: world.board.slug,
    "pk": lambda world: world.idea.pk,
    "column": lambda world: world.board.columns.get().pk,
    "comment": lambda world: world.idea.comments.get().pk,
    "code": lambda world: world.board.join_code,
    "number": lambda world: world.guest.number,
}
OF_SLOTS = ["slot", "ask_to_visit", "wait_for_seat", "change_slot", "withdraw_slot"]
OF_VISITS = ["visit", "agree", "note_cover", "give_seat_back", "cancel_visit", "visit_ics"]
OF_VISITS += ["add_visitor", "debrief", "debrief_thanks", "make_hack"]
OF_VISITS += ["visit_sheet", "keep_note", "change_note", "delete_note"]
THING_OF_VISITS = {"pk": lambda w: w.visit.pk, "seat": lambda w: w.visit.seats.get().pk}
THING_OF_VISITS |= {"take_away": lambda w: w.visit.take_aways.get().pk}
THING_OF_VISITS |= {"note": lambda w: w.visit.notes.get().pk}
OF_NEWSLETTERS = ["newsletter", "change_newsletter", "test_newsletter", "send_newsletter"]
OF_NEWSLETTERS += ["run_newsletter_again"]
OTHERWISE = {
    **OF_TRUST,
    "cohorts:office_person": {"pk": lambda world: world.people["member"].pk},
    "cohorts:office_person_action": {
        "pk": lambda world: world.people["member"].pk,
        "verb": lambda world: "end-sign-in",
    },
    "notifications:open_notification": {"pk": lambda world: world.notification.pk},
    "hacks:photo_file": {"photo": lambda world: world.photo_with_file().pk},
    "cohorts:school": {"slug": lambda world: world.team.school.slug},
    "cohorts:bell_periods": {"slug": lambda world: world.team.school.slug},
    "cohorts:procedures": {"slug": lambda world: world.team.school.slug},
    "cohorts:complete_cohort": {"slug": lambda world: world.team.cohort.slug},
    "cohorts:reopen_cohort": {"slug": lambda world: world.team.cohort.slug},
    "cohorts:cohort": {"slug": lambda world: world.team.cohort.slug},
    "cohorts:send_again": {"pk": lambda world: world.invitation.pk},
    "cohorts:withdraw_invitation": {"pk": lambda world: world.invitation.pk},
    "cohorts:show_link": {"pk": lambda world: world.invitation.pk},
    "cohorts:change_role": {"pk": lambda world: world.membership.pk},
    "cohorts:end_membership": {"pk": lambda world: world.membership.pk},
    "cohorts:end_coaching": {"pk": lambda world: world.team.coach_assignments.get().pk},
    **{f"board:{name}": THING_OF_BOARD for name in OF_BOARD},
    "board:change_spotlight": THING_OF_BOARD | {"pk": lambda world: world.spotlight.pk},
    **{f"visits:{name}": {"pk": lambda world: world.slot.pk} for name in OF_SLOTS},
    **{f"visits:{name}": THING_OF_VISITS for name in OF_VISITS},
    "visits:leave_list": {
        "pk": lambda world: world.wait.slot_id,
        "wait": lambda world: world.wait.pk,
    },
    "visits:pair_teams": {"slug": lambda world: world.team.cohort.slug},
    "visits:calendar": {"token": lambda world: world.feed.token},
    "visits:renew_calendar": {"pk": lambda world: world.feed.pk},
    "visits:close_calendar": {"pk": lambda world: world.feed.pk},
    "visits:mark_dates": {"pk": lambda world: world.asking.pk},
    "visits:pick_date": {"pk": lambda world: world.asking.pk},
    "visits:propose_dates": {"slug": lambda world: world.team.slug},
    "visits:accept_date": {
        "pk": lambda world: world.asking.pk,
        "candidate": lambda world: world.own_date.pk,
    },
    "showcase:approve_highlight": {"pk": lambda world: world.asked_highlight.pk},
    "showcase:take_back_highlight": {"pk": lambda world: world.asked_highlight.pk},
    "cohorts:hand_over": {"pk": lambda world: world.people["coach"].pk},
    "mailings:stop_mail": {"token": lambda world: stop_token(world.people["member"].pk, "digest")},
    "mailings:write_newsletter": {"page": lambda world: world.newsletter.page_id},
    **{f"mailings:{name}": {"pk": lambda world: world.newsletter.pk} for name in OF_NEWSLETTERS},
    "cohorts:workshop": {"pk": lambda world: world.workshop.pk},
    "cohorts:say_present": {"pk": lambda world: world.workshop.pk},
    "cohorts:attendance": {"pk": lambda world: world.workshop.pk},
    "cohorts:workshop_file": {"pk": lambda world: world.handout.pk},
    "showcase:share_image": {"slug": lambda world: world.highlight().slug},
}
OF_STORIES = ["story", "edit_story", "ask_lead", "share_story", "take_back_story"]
OF_STORIES += ["autosave_story", "story_files", "story_file"]
THING_OF_STORIES = {"pk": lambda world: world.story.pk, "kind": lambda world: "poster"}
OTHERWISE |= {f"stories:{name}": THING_OF_STORIES for name in OF_STORIES}
OF_SETS = ["hack_set", "edit_hack_set", "end_hack_set"]
OTHERWISE |= {f"hacks:{name}": {"pk": lambda world: world.hack_set.pk} for name in OF_SETS}
OTHERWISE |= {
    "hacks:new_hack_set": {"slug": lambda world: world.team.school.slug},
    "hacks:settle_support": {"pk": lambda world: world.support.pk},
    "mailings:mute_team": {"pk": lambda world: world.of_neighbor().pk},
    "mailings:hear_team": {"pk": lambda world: world.of_neighbor().pk},
    "mailings:mute_by_mail": {
        "token": lambda world: mute_token(world.people["member"].pk, world.of_neighbor().pk)
    },
}
POSITIONAL = {"wagtail_serve": [""], "wagtaildocs_serve": ["1", "none.pdf"]}


PEOPLE = [
    "stranger",
    "outsider",
    "neighbor",
    "alumni",
    "former",
    "unsigned",
    "member",
    "lead",
    "coach",
    "office",
    "unproved",
    "records",
    "admin",
]


def sign_for(people: dict) -> None:
    """A policy is in force, and everybody but one has signed it."""
    policy = PolicyFactory()
    for role, person in people.items():
        if role != "unsigned":
            SignOffFactory(person=person, policy=policy)


def client_of(people: dict, role: str, **options) -> Client:
    """A browser of this person; staff have proved their second factor, except ``unproved``."""
    client = Client(**options)
    if role == "unproved":
        sign_in_without_proof(client, people[role])
    elif role != "anonymous":
        client.force_login(people[role])
    return client


class World(ReportedThings):
    """A team's hack for the cohort, with one published iteration, its photo and a comment;
    a board of the cohort with an idea of the member."""

    def __init__(self, request):
        self.team = request.getfixturevalue("team")
        self.hack = request.getfixturevalue("hack")
        self.people = {role: request.getfixturevalue(role) for role in PEOPLE}
        sign_for(self.people)
        author = self.people["member"]
        self.iteration = IterationFactory(hack=self.hack, number=1, author=author)
        self.photo = PhotoFactory(iteration=self.iteration, uploaded_by=author)
        self.comment = CommentFactory(iteration=self.iteration, author=self.people["coach"])
        self.notification = author.notifications.create(text="A comment", url="/me/", key="1")
        self.invitation = TeamInvitationFactory(team=self.team).invitation
        self.membership = author.memberships.get()
        self.board = BoardFactory(cohort=self.team.cohort)
        self.idea = IdeaFactory(board=self.board, author=author, team=self.team)
        self.guest = GuestFactory(board=self.board)
        self.board.columns.create(name="Choice", place=1)
        self.idea.comments.create(author=author, text="With two of them.")
        self.spotlight = SpotlightFactory(board=self.board, iteration=self.iteration)
        self.slot = SlotFactory(team=self.team)
        self.asking = VisitFactory(host=self.team, team=self.of_neighbor())
        self.asking.candidates.create(slot=self.slot)
        self.own_date = own_date(self.asking, in_days(60))
        self.own_date.marks.create(person=self.people["neighbor"], answer="yes")
        self.visit = planned_visit(self.people["neighbor"], SlotFactory(team=self.team))
        self.visit.take_aways.create(person=self.people["neighbor"], text="Ask twice.")
        self.visit.notes.create(author=self.people["neighbor"], kind="saw", text="All hands up.")
        neighbor = self.people["neighbor"]
        self.wait = self.visit.slot.waits.create(team=self.of_neighbor(), person=neighbor)
        self.feed = open_feed(owner=author)

    @cached_property
    def workshop(self) -> Workshop:
        """Of the team's cohort, and over."""
        return WorkshopFactory(cohort=self.team.cohort)

    @cached_property
    def handout(self) -> WorkshopResource:
        """A file for the cohort of the world's team."""
        return handout(workshop=self.workshop)

    def of_neighbor(self) -> Team:
        """The neighbor's team, which visits the world's team."""
        return self.people["neighbor"].memberships.get().team

    @cached_property
    def asked_highlight(self) -> HighlightPage:
        """Of another hack of the team; it waits for the team's word."""
        told = IterationFactory(hack=HackFactory(team=self.team), audience="public")
        return submitted_highlight("Told", self.people["office"], iteration=told)

    @cached_property
    def story(self) -> Story:
        """A story for the cohort, with its files."""
        return story_with_files(self.iteration)

    @cached_property
    def hack_set(self) -> HackSet:
        """With the hack of the world's team, which is for the cohort."""
        return HackSetFactory(school=self.team.school, hacks=[self.hack])

    @cached_property
    def support(self) -> Support:
        """Needed by the hack of the world's team."""
        return SupportFactory(hack=self.hack)

    @cached_property
    def newsletter(self) -> Newsletter:
        """A draft about a public highlight."""
        return Newsletter.objects.create(page=self.highlight(), subject="Small steps")

    def photo_with_file(self) -> Photo:
        """A real picture on the published iteration, cleared for the cohort."""
        upload = SimpleUploadedFile("photo.jpg", jpeg_with_place(size=(900, 600)))
        photo = add_photo(
            iteration=self.iteration,
            author=self.people["member"],
            upload=upload,
            client_id=uuid4(),
        )
        Photo.objects.filter(pk=photo.pk).update(people="none", cleared_for="cohort")
        return photo

    def highlight(self) -> HighlightPage:
        return highlight_page("Small steps")

    def client(self, role: str, **options) -> Client:
        return client_of(self.people, role, **options)

    def address(self, route) -> str:
        """The route's address in this world; KeyError names what NAMES does not know."""
        if route.name in POSITIONAL:
            return reverse(route.name, args=POSITIONAL[route.name])
        names = {**NAMES, **OTHERWISE.get(route.name, {})}
        known = re.findall(r"<(?:\w+:)?(\w+)>", route.path)
        filled = {name: names[name](self) for name in known}
        return reverse(route.name, kwargs=filled)
