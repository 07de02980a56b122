"""One function a model: the smallest valid row, no surprises."""

from .accounts import OfficeUserFactory, PolicyFactory, SignOffFactory, UserFactory
from .boards import (
    BoardFactory,
    GuestFactory,
    IdeaFactory,
    SpotlightFactory,
    VoteFactory,
    cookies_of,
)
from .cohorts import (
    AspirationFactory,
    CoachAssignmentFactory,
    CohortFactory,
    MembershipFactory,
    SchoolFactory,
    TeamFactory,
    WorkshopFactory,
    WorkshopResourceFactory,
)
from .hacks import BigIdeaFactory, CommentFactory, HackFactory, IterationFactory, PhotoFactory
from .invitations import InvitationFactory, TeamInvitationFactory
from .stories import StoryFactory, StoryStepFactory
from .visits import (
    BuddyFactory,
    ClosedDayFactory,
    EvidenceNoteFactory,
    SlotFactory,
    StopFactory,
    VisitFactory,
)

__all__ = [
    "AspirationFactory",
    "BigIdeaFactory",
    "BoardFactory",
    "BuddyFactory",
    "ClosedDayFactory",
    "CoachAssignmentFactory",
    "CohortFactory",
    "CommentFactory",
    "EvidenceNoteFactory",
    "GuestFactory",
    "HackFactory",
    "IdeaFactory",
    "InvitationFactory",
    "IterationFactory",
    "MembershipFactory",
    "OfficeUserFactory",
    "PhotoFactory",
    "PolicyFactory",
    "SchoolFactory",
    "SignOffFactory",
    "SlotFactory",
    "SpotlightFactory",
    "StopFactory",
    "StoryFactory",
    "StoryStepFactory",
    "TeamFactory",
    "TeamInvitationFactory",
    "UserFactory",
    "VisitFactory",
    "VoteFactory",
    "WorkshopFactory",
    "WorkshopResourceFactory",
    "cookies_of",
]
