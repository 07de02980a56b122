"""A slot with one seat, a later one, and a hundred leads who ask for the first, signed in."""

import json
import os
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402  (apps first)

from cohorts.visits.models import Mark  # noqa: E402
from tests.factories import (  # noqa: E402
    CohortFactory,
    MembershipFactory,
    SlotFactory,
    TeamFactory,
    VisitFactory,
)
from tests.live.conftest import sign_in  # noqa: E402

PEOPLE = 100


def main() -> None:
    call_command("setup_site", verbosity=0)
    cohort = CohortFactory()
    host = TeamFactory(cohort=cohort)
    slot, later = SlotFactory(team=host, seats=1), SlotFactory(team=host)
    sessions, visits = [], []
    for _ in range(PEOPLE):
        lead = MembershipFactory(team=TeamFactory(cohort=cohort), role="lead").user
        visit = VisitFactory(team=lead.memberships.get().team, host=host)
        for one in (slot, later):
            candidate = visit.candidates.create(slot=one)
            Mark.objects.create(candidate=candidate, person=lead, answer="yes")
        sessions.append(sign_in(lead))
        visits.append(visit.pk)
    seeded = {"sessions": sessions, "visits": visits, "slot": slot.pk}
    Path(os.environ["VAR_DIR"], "seeded.json").write_text(json.dumps(seeded))


if __name__ == "__main__":
    main()
