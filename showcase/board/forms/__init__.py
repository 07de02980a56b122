from .boards import BoardForm, PhaseForm, TimerForm
from .ideas import IdeaForm

__all__ = ["BoardForm", "IdeaForm", "PhaseForm", "TimerForm"]
