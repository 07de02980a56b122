"""The journeys' people and things, with scripts in every text field that people write."""

import django

django.setup()

from django.db import models  # noqa: E402  (apps first)

from cohorts.models import Aspiration, School, Team  # noqa: E402
from hacks.models import Comment, Hack, Iteration  # noqa: E402
from hacks.services.revisions import keep_first_revision, keep_revision  # noqa: E402
from incubator.accounts.models import Invitation, User  # noqa: E402
from incubator.notifications.models import Notification  # noqa: E402
from showcase.board.models import Board, Idea, IdeaComment  # noqa: E402
from tests.factories import (  # noqa: E402
    BoardFactory,
    CommentFactory,
    HackFactory,
    IdeaFactory,
    InvitationFactory,
    IterationFactory,
    TeamInvitationFactory,
)

from . import seed  # noqa: E402
from .hostile import that_fit  # noqa: E402

WRITTEN = (School, Team, Aspiration, Hack, Iteration, Comment, User, Invitation, Notification)
WRITTEN += (Board, Idea, IdeaComment)
NOT_TYPED = {"slug", "password", "nonce", "kind", "key", "url", "pin_prompt", "join_code"}


def text_fields(model) -> list[models.Field]:
    """Fields that hold what somebody typed, as it was typed."""
    return [
        field
        for field in model._meta.concrete_fields
        if type(field) in {models.CharField, models.TextField}
        and not field.choices
        and field.name not in NOT_TYPED
    ]


def spoil(model) -> None:
    """Written around the forms, so that only what shows the text can save the page."""
    for number, row in enumerate(model.objects.order_by("pk")):
        for place, field in enumerate(text_fields(model)):
            longest = field.max_length or 2000
            model.objects.filter(pk=row.pk).update(
                **{field.name: that_fit(longest, number + place)}
            )


def main() -> None:
    seed.main()
    team, coach = Team.objects.get(slug="park"), User.objects.get(email="coach@incubator.example")
    author = User.objects.get(email="member@incubator.example")
    for number in range(4):
        hack = HackFactory(team=team, slug=f"hostile-{number}", created_by=author)
        for place in (1, 2):
            one = IterationFactory(hack=hack, number=place, author=author, next_move="tweak")
            CommentFactory(iteration=one, hack=hack, author=coach)
    for slug, phase in (("hostile", "gather"), ("hostile-closed", "closed")):
        board = BoardFactory(slug=slug, phase=phase, cohort=team.cohort)
        for _ in range(8):
            idea = IdeaFactory(board=board, author=author, team=team)
            idea.comments.create(author=author, text="Yes?")
    places = TeamInvitationFactory.create_batch(4, team=team)
    Invitation.objects.filter(pk__in=[place.invitation_id for place in places]).update(
        invited_by=author
    )
    InvitationFactory()
    for person in User.objects.all():
        for number in range(4):
            person.notifications.create(text="News", url="/me/", key=f"hostile-{number}")
    for model in WRITTEN:
        spoil(model)
    for one in Iteration.objects.filter(hack__team=team):
        keep_first_revision(one)
        one.tried, one.version = that_fit(4000, 3), one.version + 1
        one.save()
        keep_revision(one, one.author)


if __name__ == "__main__":
    main()
