import uuid
from urllib.parse import urljoin

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort, Team
from incubator.core.errors import DomainError
from incubator.core.models import TimeStampedModel

from ..codes import LENGTH, new_code
from ..phases import ALLOWED, SAID, SAID_TO_GUESTS, Act, Phase
from ..querysets import BoardQuerySet

MOST_DOTS = 20


class Board(TimeStampedModel):
    """A live idea board for one How-might-we, of a cohort or (without one) of the network.

    Its row is the lock of every change on it. ``number`` counts all of them, ``told_number`` those
    that pages are told one by one, which dots are not. Without a ``join_code`` nobody joins by one.
    """

    question = models.CharField(_("question"), max_length=200)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    cohort = models.ForeignKey(
        Cohort, on_delete=models.PROTECT, null=True, blank=True, related_name="boards"
    )
    phase = models.CharField(_("phase"), max_length=8, choices=Phase, default=Phase.GATHER)
    is_silent = models.BooleanField(_("silent gathering"), default=False)
    vote_budget = models.PositiveSmallIntegerField(
        _("dots a person"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DOTS)],
    )
    shows_results = models.BooleanField(_("show results"), default=True)
    is_open_to_guests = models.BooleanField(
        _("guests may join with the code"), default=False, db_default=False
    )
    join_code = models.CharField(
        _("join code"),
        max_length=LENGTH,
        unique=True,
        null=True,
        blank=True,
        default=new_code,
        editable=False,
    )
    names_voters = models.BooleanField(_("show who gave dots"), default=False, db_default=False)
    timer_ends_at = models.DateTimeField(_("timer ends"), null=True, blank=True)
    number = models.PositiveBigIntegerField(default=0, editable=False)
    told_number = models.PositiveBigIntegerField(default=0, editable=False)
    facilitators = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="facilitated_boards"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = BoardQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("board")
        verbose_name_plural = _("boards")
        constraints = [
            models.CheckConstraint(condition=Q(phase__in=Phase.values), name="board_phase_known"),
            models.CheckConstraint(
                condition=Q(vote_budget__gte=1, vote_budget__lte=MOST_DOTS),
                name="board_gives_some_dots",
            ),
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return reverse("board:board", args=[self.slug])

    @property
    def desk_url(self) -> str:
        """What waits for the facilitator."""
        return reverse("board:board_queue", args=[self.slug])

    @property
    def join_address(self) -> str:
        """Where people with the code come in; empty without one."""
        if not self.join_code:
            return ""
        path = reverse("board:board_join", args=[self.join_code])
        return urljoin(settings.WAGTAILADMIN_BASE_URL, path)

    @property
    def audience_name(self) -> str:
        """Whose board it is, in words."""
        return str(self.cohort) if self.cohort_id else str(_("The whole network"))

    def teams_of(self, user) -> models.QuerySet[Team]:
        """The person's teams that were asked and can start a hack, the newest first."""
        teams = Team.objects.of_member(user).active().select_related("school", "cohort")
        if self.cohort_id:
            teams = teams.filter(cohort_id=self.cohort_id)
        return teams.order_by("-cohort__starts_on", "pk")

    @property
    def hides_ideas(self) -> bool:
        """Silent gathering: everybody sees their own ideas and how many there are."""
        return self.is_silent and self.phase == Phase.GATHER

    @property
    def said(self) -> str:
        """What the phase asks of people."""
        return SAID[self._phase_to_read]

    @property
    def said_to_guests(self) -> str:
        """What the phase lets a guest know."""
        return SAID_TO_GUESTS[self._phase_to_read]

    @property
    def _phase_to_read(self) -> Phase:
        return Phase.CLOSED if self.is_over else Phase(self.phase)

    @property
    def is_closed(self) -> bool:
        return self.phase == Phase.CLOSED

    @property
    def is_over(self) -> bool:
        """Its cohort has finished: whatever the phase, the board is there to read."""
        return bool(self.cohort_id) and self.cohort.is_completed

    @property
    def allowed(self) -> set[Act]:
        """What people can do now."""
        return set() if self.is_over else ALLOWED[Phase(self.phase)]

    def allows(self, act: Act) -> bool:
        """Whether people can do this now."""
        return act in self.allowed

    def require_allowed(self, act: Act) -> None:
        """Raise DomainError with a sentence unless people can do it now."""
        if self.is_over:
            raise DomainError(_now("This cohort has finished. Its board is there to read."))
        if not self.allows(act):
            raise DomainError(act.label)
