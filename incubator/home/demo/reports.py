"""Reports before the Office: a comment and a photo that wait, and one that was decided."""

from django.db import transaction

from hacks.models import Comment, Photo
from incubator.trust.kinds import kind_named
from incubator.trust.models import Case, Decision, Report
from incubator.trust.services.decisions import decide
from incubator.trust.services.reports import report_thing

from .accounts import People
from .texts.people import OFFICE


@transaction.atomic
def load_reports(people: People) -> None:
    """Once; what the Office decides since stays."""
    if Case.objects.exists():
        return
    comments = list(Comment.objects.filter(audience="everyone").kept().order_by("pk")[:2])
    photo = Photo.objects.shown().filter(people="adults").order_by("iteration", "position").first()
    if len(comments) < 2 or photo is None:
        return
    aside, unkind = Report.Reason.ASIDE, Report.Reason.UNKIND
    _report(people, comments[0], "educator.a.bata", unkind, "It sounds as if we had not tried.")
    _report(people, photo, "lead.fenway", Report.Reason.CONSENT, "One person was not asked.")
    _report(people, comments[1], "lead.binca", aside, "")
    case = Case.objects.of("comment", comments[1].pk).get()
    why = "It is short, but it is about the hack."
    decide(case=case, verb=Decision.Verb.CLOSE, why=why, actor=people[OFFICE])


def _report(people: People, thing: Comment | Photo, name: str, reason: str, words: str) -> None:
    kind = kind_named(thing._meta.model_name)
    values = {"reason": reason, "words": words}
    report_thing(kind=kind, thing=thing, reporter=people[name], **values)
