import pytest

from hacks.reportable import CommentKind, IterationKind, PhotoKind
from incubator.trust.models import Case
from incubator.trust.services.reports import report_thing
from showcase.board.models import IdeaComment
from showcase.board.reportable import IdeaCommentKind, IdeaKind
from tests.factories import (
    BoardFactory,
    CommentFactory,
    IdeaFactory,
    IterationFactory,
    PhotoFactory,
    UserFactory,
)

KINDS = {kind.name: kind for kind in (CommentKind, IterationKind, PhotoKind, IdeaKind)}
KINDS["idea-comment"] = IdeaCommentKind


@pytest.fixture
def things(hack, member, coach):
    """One thing of each kind, made by the member, that the cohort sees."""
    iteration = IterationFactory(hack=hack, number=1, author=member, tried="Canary tried.")
    board = BoardFactory(cohort=hack.team.cohort)
    idea = IdeaFactory(board=board, author=member, title="Canary idea")
    talk = IdeaComment.objects.create(idea=IdeaFactory(board=board), author=member, text="Canary!")
    comment = CommentFactory(iteration=iteration, author=member, text="Canary words")
    comment.audience = "everyone"
    comment.save()
    photo = PhotoFactory(iteration=iteration, uploaded_by=member, alt="Canary wall")
    photo.people, photo.cleared_for = "none", "public"
    photo.save()
    found = {"comment": comment, "iteration": iteration, "photo": photo, "idea": idea}
    return {**found, "idea-comment": talk}


@pytest.fixture
def reported(things):
    """Reports a thing by the name of its kind; gives the case and who reported it."""

    def report(name: str, **values):
        kind, thing = KINDS[name](), things[name]
        reporter = UserFactory()
        values = {"reporter": reporter, "reason": "unkind", "words": "", **values}
        (kind.road or (lambda **rest: report_thing(kind=kind, **rest)))(thing=thing, **values)
        return Case.objects.get(kind=name), reporter

    return report
