"""The cohort's workshops with handouts and who was there."""

from datetime import date

from django.core.files.base import ContentFile
from django.utils import timezone

from cohorts.models import Attendance, Cohort, Membership, Workshop, WorkshopResource

from .accounts import People
from .handouts import pdf_of
from .keys import moment
from .slots import weekday
from .texts import cohort as cohort_texts
from .texts.people import OFFICE
from .texts.workshops import SAYS_SO, WORKSHOPS


def load_workshops(people: People) -> None:
    """Workshops that are not there yet, known by their titles; what is there stays."""
    cohort = Cohort.objects.get(slug=cohort_texts.COHORT["slug"])
    there = set(cohort.workshops.values_list("title", flat=True))
    for text in WORKSHOPS:
        if text["title"] not in there:
            _add(cohort, text, people)


def _add(cohort: Cohort, text: dict, people: People) -> None:
    day = text.get("on") or weekday(text["in_days"])
    workshop = Workshop.objects.create(
        cohort=cohort,
        title=text["title"],
        strand=text["strand"],
        starts_at=moment(day, *text["from"]),
        ends_at=moment(day, *text["to"]),
        place=text["place"],
        agenda="\n".join(text["agenda"]),
    )
    for place, resource in enumerate(text["resources"]):
        _hand_out(workshop, place, resource)
    if day < timezone.localdate():
        _attend(workshop, text, people, day)


def _hand_out(workshop: Workshop, place: int, text: dict) -> None:
    row = WorkshopResource(
        workshop=workshop, sort_order=place, title=text["title"], audience=text["audience"]
    )
    if "link" in text:
        row.link = text["link"]
    else:
        row.file.save("handout.pdf", ContentFile(pdf_of(text["title"], text["lines"])), save=False)
    row.save()


def _attend(workshop: Workshop, text: dict, people: People, day: date) -> None:
    is_last = text is [one for one in WORKSHOPS if "on" in one][-1]
    absent = {people[name].pk for name in text["absent"]}
    rows = Membership.objects.current().filter(team__cohort=workshop.cohort)
    for person in set(rows.exclude(user__in=absent).values_list("user_id", flat=True)):
        only_says = is_last and person == people[SAYS_SO].pk
        at = moment(day)
        Attendance.objects.create(
            workshop=workshop,
            person_id=person,
            said_at=at if only_says else None,
            confirmed_at=None if only_says else at,
            confirmed_by=None if only_says else people[OFFICE],
        )
