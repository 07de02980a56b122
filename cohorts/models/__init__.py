from .aspiration import Aspiration
from .cohort import Cohort, CohortStrand, Strand, Workshop
from .pages import CohortIndexPage, CohortPage
from .people import CoachAssignment, Membership
from .school import School
from .team import Team

__all__ = [
    "Aspiration",
    "CoachAssignment",
    "Cohort",
    "CohortIndexPage",
    "CohortPage",
    "CohortStrand",
    "Membership",
    "School",
    "Strand",
    "Team",
    "Workshop",
]
