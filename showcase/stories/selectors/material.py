"""What of a hack's log its team can tell, and why the rest stays out."""

import hashlib
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from hacks.models import Audience, Hack, Iteration, Photo
from showcase.consent import reason_of_photo

from ..models import LONGEST_LINE, StoryStep
from ..querysets import iterations_for, photos_for

SENTENCES = re.compile(r"[^\n.!?…]+(?:[.!?…]+[\"”’)]*|$|(?=\n))")
SHORTEST = 12
"""Characters; a shorter sentence says nothing on its own."""


@dataclass(frozen=True)
class Sentence:
    """Words of the log that can be quoted; ``key`` names them in a form."""

    prompt: str
    words: str

    @property
    def key(self) -> str:
        return f"{self.prompt}:{hashlib.sha256(self.words.encode()).hexdigest()[:16]}"

    @property
    def label(self) -> str:
        return StoryStep.Prompt(self.prompt).label


@dataclass
class Round:
    """One iteration as it can be told.

    ``reason``: why these readers cannot read it; ``kept_back``: why they cannot see photos of it.
    """

    iteration: Iteration
    sentences: list[Sentence]
    reason: str = ""
    photos: list[Photo] = field(default_factory=list)
    kept_back: list[str] = field(default_factory=list)


@dataclass
class Material:
    """Every published iteration, offered or with the reason why not."""

    hack: Hack
    audience: str
    rounds: list[Round]

    @property
    def offered(self) -> list[Round]:
        return [one for one in self.rounds if not one.reason]


def material_of(hack: Hack, audience: str) -> Material:
    """All published iterations of a hack, for its team; four queries."""
    published = Iteration.objects.published().filter(hack=hack).order_by("number")
    ready = set(iterations_for(audience).filter(hack=hack).values_list("pk", flat=True))
    rounds = {
        one.pk: Round(one, sentences_of(one), "" if one.pk in ready else _why_not(one))
        for one in published
    }
    _add_photos({key: one for key, one in rounds.items() if not one.reason}, audience)
    return Material(hack=hack, audience=audience, rounds=list(rounds.values()))


def sentences_of(iteration: Iteration) -> list[Sentence]:
    """What can be quoted: whole sentences that fit a slide, each once."""
    found = [
        Sentence(prompt, words)
        for prompt in StoryStep.Prompt.values
        for piece in SENTENCES.findall(getattr(iteration, prompt))
        if SHORTEST <= len(words := piece.strip()) <= LONGEST_LINE
    ]
    return list(dict.fromkeys(found))


def _add_photos(rounds: dict[int, Round], audience: str) -> None:
    photos = Photo.objects.shown().filter(iteration__in=rounds)
    cleared = set(photos_for(audience).filter(iteration__in=rounds).values_list("pk", flat=True))
    for photo in photos:
        told = rounds[photo.iteration_id]
        if photo.pk in cleared:
            told.photos.append(photo)
        else:
            told.kept_back.append(reason_of_photo(photo))


def _why_not(iteration: Iteration) -> str:
    reasons = {
        Audience.TEAM: _("It is for your team and its coaches only."),
        Audience.COHORT: _("It is for the cohort only."),
        Audience.NETWORK: _("It is only for people who are signed in."),
    }
    return reasons[iteration.audience]
