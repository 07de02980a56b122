from .factor_removal import FactorRemoval
from .invitation import Invitation
from .policy import AupPolicy, AupText
from .sign_off import SignOff, TrainingResult
from .training import Question, TrainingPage
from .user import User

__all__ = [
    "AupPolicy",
    "AupText",
    "FactorRemoval",
    "Invitation",
    "Question",
    "SignOff",
    "TrainingPage",
    "TrainingResult",
    "User",
]
