"""Visits of the canaries' team and to it, with a team that no reader belongs to."""

from datetime import timedelta

from cohorts.visits.models import Debrief, Seat, Slot, TakeAway, Visit
from cohorts.visits.services.feeds import open_feed
from tests.factories import MembershipFactory, SlotFactory, StopFactory, TeamFactory
from tests.factories.visits import EvidenceNoteFactory, in_days, planned_visit

TEAM = {"member", "lead", "unsigned"}
DESK = {"office", "admin"}
SIDES = {*TEAM, "coach", *DESK}  # who sees a visit of the team
VERBS = [
    "",
    "sheet/",
    "debrief/",
    "debrief/thanks/",
    "visit.ics",
    "cancel/",
    "seats/new/",
    "notes/",
    "marks/",
    "date/",
    "host/",
]
SLOT_VERBS = ["", "ask/", "wait/", "change/", "withdraw/"]


class Visits:
    """One visit there and one back that took place, one of each to come, one cancelled."""

    def __init__(self, aviary):
        self.bird, self.team, self.member = aviary.bird, aviary.team, aviary.member
        self.guest = MembershipFactory(team=TeamFactory(cohort=self.team.cohort)).user
        self.there = self.guest.memberships.get().team
        self.network = {*aviary.people, "guest"}  # guest: who has no role, as in mails
        self.past = [
            self._past("there", self.member, self.there, self.guest, notes_for=TEAM),
            self._past("back", self.guest, self.team, self.member, notes_for=set()),
        ]
        self.to_come = [
            self._to_come("going", self.member, self.there, 20, DESK),
            self._to_come("coming", self.guest, self.team, 21, {"lead", *DESK}),
        ]
        self.cancelled = self._cancelled()
        self.wait = self.to_come[1].slot.waits.create(
            person=MembershipFactory(team=self.there).user,
            team=self.there,
            purpose=self.bird("wait_purpose", set()),  # no page shows it before there is a seat
        )
        self.feeds = {role: self._feed(role, person) for role, person in aviary.people.items()}

    @property
    def all(self) -> list[Visit]:
        return [*self.past, *self.to_come, self.cancelled]

    def addresses(self) -> list[str]:
        """Each visit's and each slot's pages, as somebody would type them."""
        visits = [visit.get_absolute_url() for visit in self.all]
        slots = [slot.get_absolute_url() for slot in Slot.objects.all()]
        seats = [f"{one.visit.get_absolute_url()}seats/{one.pk}/" for one in Seat.objects.all()]
        notes = [
            f"{visit.get_absolute_url()}notes/{note.pk}/"
            for visit in self.past
            for note in visit.notes.all()
        ]
        return [
            *(f"{visit}{verb}" for visit in visits for verb in VERBS),
            *(f"{slot}{verb}" for slot in slots for verb in SLOT_VERBS),
            f"{self.wait.slot.get_absolute_url()}wait/{self.wait.pk}/leave/",
            *(f"{seat}{verb}" for seat in seats for verb in ("", "give-back/")),
            *(f"{note}{verb}" for note in notes for verb in ("", "delete/")),
            *(f"/visits/slots/new/?return_of={visit.pk}" for visit in self.past),
        ]

    def _past(self, name, visitor, host, reflecting, *, notes_for) -> Visit:
        start = in_days(-10 if name == "there" else -11)
        slot = self._slot(name, host, start)
        visit = planned_visit(visitor, slot)
        self._say(visit, purpose=self.bird(f"{name}_purpose", SIDES))
        stop = StopFactory(slot=slot, what=self.bird(f"{name}_stop", self.network))
        note = self.bird(f"{name}_note", notes_for)
        EvidenceNoteFactory(visit=visit, author=visitor, stop=stop, text=note)
        EvidenceNoteFactory(visit=visit, author=visitor, text=self.bird(f"{name}_2nd", notes_for))
        for person, side in [(visitor, "debrief"), (reflecting, "reflection")]:
            self._debrief(visit, person, f"{name}_{side}")
        text = self.bird(f"{name}_take_away", SIDES)
        TakeAway.objects.create(visit=visit, person=visitor, text=text)
        return visit

    def _debrief(self, visit, person, name):
        fields = ["noticed", "wondered", "thanks"]
        fields += ["will_change"] if name.endswith("reflection") else []
        words = {field: self.bird(f"{name}_{field}", SIDES) for field in fields}
        team = person.memberships.get().team
        Debrief.objects.create(visit=visit, person=person, team=team, **words)

    def _to_come(self, name, visitor, host, days, must_know_for) -> Visit:
        slot = self._slot(name, host, in_days(days))
        slot.must_know = self.bird(f"{name}_must_know", must_know_for)
        slot.save()
        visit = planned_visit(visitor, slot)
        self._say(visit, purpose=self.bird(f"{name}_purpose", SIDES))
        visit.seats.update(cover=self.bird(f"{name}_cover", SIDES))
        return visit

    def _cancelled(self) -> Visit:
        slot = self._slot("cancelled", self.team, in_days(22))
        visit = planned_visit(self.guest, slot)
        visit.seats.update(given_up_at=slot.created_at)
        reason = self.bird("cancel_reason", SIDES)
        self._say(visit, status="cancelled", cancel_reason=reason)
        return visit

    def _slot(self, name, host, start) -> Slot:
        words = {"focus_question": self.bird(f"{name}_focus", self.network)}
        words["meeting_point"] = self.bird(f"{name}_door", self.network)
        return SlotFactory(team=host, starts_at=start, ends_at=start + timedelta(hours=2), **words)

    def _say(self, visit, **fields):
        for name, value in fields.items():
            setattr(visit, name, value)
        visit.save()

    def _feed(self, role, person):
        """A calendar whose secret address stands on its owner's own page alone."""
        feed = open_feed(owner=person)
        self.bird(f"nonce_{role}", {role})
        feed.nonce = f"zqnonce{role}canary"
        feed.save()
        return feed
