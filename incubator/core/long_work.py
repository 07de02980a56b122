"""Long work after the answer: how far it is, why it failed, run again without doubling.

A model of an app inherits LongWork. One service asks for the work (``ask_for``), a task of the app
carries it out (``carry_out``), a page shows how far it is (``progress_page``).
"""

import logging
import uuid
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .errors import DomainError
from .typed import is_from_script

logger = logging.getLogger(__name__)
#: Running work says at least this often that it is alive (``tell``); else its worker was ended.
SILENCE = timedelta(minutes=3)
#: Waiting work that nobody began for so long may have been lost on its way to the worker.
WAIT = timedelta(minutes=15)


class WorkFailed(Exception):
    """Why the work cannot be done, as one sentence for the person who asked for it."""


class Overtaken(Exception):
    """Somebody let the work run again meanwhile: this run stops and leaves nothing."""


class LongWork(models.Model):
    """One piece of long work. ``run`` counts its tries; only the latest one may write."""

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("Waiting")
        RUNNING = "running", gettext_lazy("Running")
        DONE = "done", gettext_lazy("Done")
        FAILED = "failed", gettext_lazy("Failed")

    OVER = (State.DONE, State.FAILED)

    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    run = models.PositiveIntegerField(default=1)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    why_failed = models.CharField(max_length=250, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    began_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(why_failed=""),
                name="%(class)s_failed_says_why",
            ),
            models.CheckConstraint(
                condition=Q(total=0) | Q(done__lte=F("total")),
                name="%(class)s_done_is_within_total",
            ),
        ]

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED

    @property
    def is_over(self) -> bool:
        return self.state in self.OVER

    @property
    def is_stalled(self) -> bool:
        """Nothing was heard of it for too long: its worker was ended, or never began."""
        patience = SILENCE if self.state == self.State.RUNNING else WAIT
        return not self.is_over and timezone.now() - self.heard_at > patience

    @property
    def is_moving(self) -> bool:
        """A page about it looks again by itself."""
        return not self.is_over and not self.is_stalled

    @property
    def may_run_again(self) -> bool:
        return self.has_failed or self.is_stalled

    def tell(self, done: int | None = None, total: int | None = None) -> None:
        """Say that the work goes on, and how far it is. Raises Overtaken."""
        news = {"done": done, "total": total}
        _write(self, **{name: value for name, value in news.items() if value is not None})


def ask_for(model: type[LongWork], *, task, asked_by, client_id: uuid.UUID, **values) -> LongWork:
    """Keep the wish and hand it to the worker after the commit; the same id gives the first one.

    ``task`` takes the key of the row and the number of the run. Raises DomainError for an id of
    somebody else's.
    """
    with transaction.atomic():
        values |= {"asked_by": asked_by}
        work, is_new = model._default_manager.get_or_create(client_id=client_id, defaults=values)
        if is_new:
            _hand_over(work, task)
    if work.asked_by_id != (asked_by and asked_by.pk):
        raise DomainError(_("This form was sent by somebody else. Begin again."))
    return work


def ask_again(work: LongWork, *, task) -> LongWork:
    """Let work run again that failed or stalled; other work goes on as it is."""
    with transaction.atomic():
        work = type(work)._default_manager.select_for_update(of=("self",)).get(pk=work.pk)
        if work.may_run_again:
            work.run, work.state, work.why_failed = work.run + 1, work.State.WAITING, ""
            work.done = 0
            work.began_at = work.ended_at = None
            work.heard_at = timezone.now()
            work.save()
            _hand_over(work, task)
    return work


def carry_out(model: type[LongWork], pk, run: int, do: Callable[[LongWork], dict | None]) -> None:
    """Do the work of this run, once; for the body of a task.

    ``do`` calls ``tell`` as it goes on and gives the fields to keep with the end. It raises
    WorkFailed with a sentence; any other error is logged, and the person reads a general one. A
    run that was overtaken, or that another worker began, does nothing.
    """
    work = _begin(model, pk, run)
    if work is None:
        return
    try:
        _write(work, state=work.State.DONE, ended_at=timezone.now(), **(do(work) or {}))
    except Overtaken:
        logger.info("%s %s runs again elsewhere; run %s stops.", model._meta.label, pk, run)
    except WorkFailed as why:
        _fail(work, str(why))
    except Exception:  # the work's own, of whatever kind: the person reads one sentence
        logger.exception("%s %s failed in run %s.", model._meta.label, pk, run)
        _fail(work, _("Something went wrong on our side. Please run it again."))


def progress_page(
    request: HttpRequest, work: LongWork, template: str, context: dict
) -> HttpResponse:
    """The page about this work; a script that looks again gets the progress alone.

    ``template`` extends layouts/progress.html; ``context`` is for it and for
    components/progress.html.
    """
    name = "components/progress.html" if is_from_script(request) else template
    response = render(request, name, {"work": work, **context})
    patch_vary_headers(response, ["Accept", "Sec-Fetch-Dest"])
    response["Cache-Control"] = "no-store"
    return response


def _hand_over(work: LongWork, task) -> None:
    pk, run = work.pk, work.run
    transaction.on_commit(lambda: task.enqueue(pk, run), robust=True)


def _begin(model: type[LongWork], pk, run: int) -> LongWork | None:
    """The work, claimed for this run; of two at once, one gets it."""
    now = timezone.now()
    waiting = model._default_manager.filter(pk=pk, run=run, state=LongWork.State.WAITING)
    if not waiting.update(state=LongWork.State.RUNNING, began_at=now, heard_at=now):
        return None
    return model._default_manager.get(pk=pk)


def _write(work: LongWork, **values) -> None:
    ours = type(work)._default_manager.filter(pk=work.pk, run=work.run, state=work.State.RUNNING)
    if not ours.update(heard_at=timezone.now(), **values):
        raise Overtaken
    for name, value in values.items():
        setattr(work, name, value)


def _fail(work: LongWork, why: str) -> None:
    try:
        _write(work, state=work.State.FAILED, why_failed=why[:250], ended_at=timezone.now())
    except Overtaken:
        logger.info("A later run of %s %s goes on.", type(work)._meta.label, work.pk)
