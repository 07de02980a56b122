"""Teams whose news a person does not want in the digest."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models

from cohorts.models import Team


class MutedTeam(models.Model):
    """The person's digest leaves this team's news out; without such a row they come."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="muted_teams"
    )
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "team"], name="muted_once_per_team")
        ]

    def __str__(self):
        return f"{self.person}: nothing of {self.team}"


def mute_token(person_id: int, team_id: int) -> str:
    """What the link beside a team holds: in whose digest which team is muted, signed."""
    return _signer().sign(f"{person_id}.{team_id}")


def read_mute_token(token: str) -> tuple[int, int] | None:
    """The numbers of person and team, if we signed the token."""
    try:
        person, team = _signer().unsign(token).split(".")
        return int(person), int(team)
    except (BadSignature, ValueError):
        return None


def _signer() -> Signer:
    return Signer(sep="~", salt="mailings.mute")
