"""What stands before a highlight goes public: the word of each team in it, and consent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState

from cohorts.models import Team

from ..consent import missing_consent
from ..querysets import TeamWordQuerySet
from ..said import fingerprint, teams_in
from .highlight import HighlightPage


class TeamWord(models.Model):
    """What a team says to one revision of a highlight; open until one of its leads answers.

    ``fingerprint`` is that of the revision: a yes counts as long as nothing else is said.
    """

    class Answer(models.TextChoices):
        YES = "yes", _("Approves")
        CHANGE = "change", _("Asks for a change")
        MOOT = "moot", _("Not asked any more")

    page = models.ForeignKey(HighlightPage, on_delete=models.CASCADE, related_name="team_words")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="highlight_words")
    fingerprint = models.CharField(max_length=64, editable=False)
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(_("answer"), max_length=6, choices=Answer, blank=True)
    comment = models.TextField(_("what should change"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = TeamWordQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("word of a team")
        verbose_name_plural = _("words of teams")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "team"], condition=Q(answered_at=None), name="one_open_word_a_team"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="word_is_open_or_answered",
            ),
        ]

    def __str__(self):
        return f"{self.team}: {self.get_answer_display() or self.page}"


class ReadingLock(WorkflowLock):
    """Nobody changes a text that a team is reading."""

    def get_message(self, user):
        return _now(
            "The team reads this version now, so nobody can change it. Take it back to write on: "
            "the team is asked again when you submit it."
        )

    def get_description(self, user, can_lock=False):
        return _now("Take it back to write on")


class TeamApproval(Task):
    """The team approves what is said of it: passes when every team in the revision said yes."""

    lock_class = ReadingLock

    class Meta:
        verbose_name = _("word of the team")
        verbose_name_plural = _("words of the team")

    @classmethod
    def get_description(cls):
        return _("The lead of every team in the highlight reads this version and approves it")

    def start(self, workflow_state, user=None):
        """Ask; who said yes to the same words before is not asked again."""
        state = super().start(workflow_state, user=user)
        if not teams_to_ask(state.revision.as_object()):
            state.approve(user=user, update=False)
        return state

    def locked_for_user(self, obj, user):
        return True


class ConsentCheck(Task):
    """Everyone may see what the revision takes from logs: passes or stops by itself."""

    class Meta:
        verbose_name = _("consent check")
        verbose_name_plural = _("consent checks")

    @classmethod
    def get_description(cls):
        return _("Checks by itself that all photos are cleared and all quotes are public")

    def start(self, workflow_state, user=None):
        state = super().start(workflow_state, user=user)
        page = state.revision.as_object()
        if teams_to_ask(page):
            # Sent in again from here with other words: the teams come first.
            state.status, state.finished_at = TaskState.STATUS_CANCELLED, timezone.now()
            state.save(update_fields=["status", "finished_at"])
        elif problems := missing_consent(page):
            state.reject(user=user, update=False, comment="\n".join(problems))
        else:
            state.approve(user=user, update=False)
        return state


def teams_to_ask(page) -> list[Team]:
    """Teams in this revision that have not said yes to just these words."""
    agreed = TeamWord.objects.agreeing(page, fingerprint(page)).values("team_id")
    return list(teams_in(page).exclude(pk__in=agreed))
