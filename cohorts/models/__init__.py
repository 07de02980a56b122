from .aspiration import Aspiration
from .bell_period import BellPeriod
from .closed_day import ClosedDay
from .cohort import Cohort, CohortStrand, Strand
from .invitation import TeamInvitation
from .pages import CohortIndexPage, CohortPage
from .people import CoachAssignment, Membership
from .procedures import LocalProcedures
from .school import School
from .team import Team
from .workshop import Attendance, Workshop, WorkshopResource

__all__ = [
    "Aspiration",
    "Attendance",
    "BellPeriod",
    "ClosedDay",
    "CoachAssignment",
    "Cohort",
    "CohortIndexPage",
    "CohortPage",
    "CohortStrand",
    "LocalProcedures",
    "Membership",
    "School",
    "Strand",
    "Team",
    "TeamInvitation",
    "Workshop",
    "WorkshopResource",
]
