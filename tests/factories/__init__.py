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
from .hacks import (
    BigIdeaFactory,
    CommentFactory,
    DecisionFactory,
    HackFactory,
    HackSetFactory,
    IterationFactory,
    PhotoFactory,
    ReachFactory,
    SupportFactory,
)
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
    "DecisionFactory",
    "EvidenceNoteFactory",
    "GuestFactory",
    "HackFactory",
    "HackSetFactory",
    "IdeaFactory",
    "InvitationFactory",
    "IterationFactory",
    "MembershipFactory",
    "OfficeUserFactory",
    "PhotoFactory",
    "PolicyFactory",
    "ReachFactory",
    "SchoolFactory",
    "SignOffFactory",
    "SlotFactory",
    "SpotlightFactory",
    "StopFactory",
    "StoryFactory",
    "StoryStepFactory",
    "SupportFactory",
    "TeamFactory",
    "TeamInvitationFactory",
    "UserFactory",
    "VisitFactory",
    "VoteFactory",
    "WorkshopFactory",
    "WorkshopResourceFactory",
    "cookies_of",
]
