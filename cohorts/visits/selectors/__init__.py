from .slots import (
    hosting_teams,
    month_of_slots,
    open_slots_of,
    periods_of,
    proposed_details,
    proposed_return,
    proposed_slot,
    upcoming_slots,
    visits_to_return,
)
from .visits import (
    visit_page,
    visiting_teams,
    visitors_to_add,
    visitors_to_choose,
    visits_of,
    who_can_come,
)

__all__ = [
    "hosting_teams",
    "month_of_slots",
    "open_slots_of",
    "periods_of",
    "proposed_details",
    "proposed_return",
    "proposed_slot",
    "upcoming_slots",
    "visit_page",
    "visiting_teams",
    "visitors_to_add",
    "visitors_to_choose",
    "visits_of",
    "visits_to_return",
    "who_can_come",
]
