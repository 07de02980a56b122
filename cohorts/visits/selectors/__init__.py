from .slots import hosting_teams, month_of_slots, open_slots_of, proposed_slot, upcoming_slots
from .visits import visit_page, visiting_teams, visitors_to_choose, visits_of

__all__ = [
    "hosting_teams",
    "month_of_slots",
    "open_slots_of",
    "proposed_slot",
    "upcoming_slots",
    "visit_page",
    "visiting_teams",
    "visitors_to_choose",
    "visits_of",
]
