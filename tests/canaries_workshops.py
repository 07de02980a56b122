"""What a workshop of the cohort keeps for its people: room, agenda and what is handed out."""

from cohorts.models import Workshop, WorkshopResource
from tests.factories import WorkshopFactory
from tests.factories.cohorts import handout

READERS = {"member", "lead", "coach", "unsigned", "neighbor", "office", "admin"}


def workshop_of(aviary) -> tuple[Workshop, WorkshopResource]:
    """A workshop of the aviary's cohort with a file, and a bird in each private field."""
    workshop = WorkshopFactory(
        cohort=aviary.team.cohort,
        place=aviary.bird("workshop_room", READERS),
        agenda=aviary.bird("workshop_agenda", READERS),
    )
    title = aviary.bird("workshop_resource", READERS)
    return workshop, handout(workshop=workshop, title=title)
