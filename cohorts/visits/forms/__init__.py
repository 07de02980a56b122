from .filters import VisitFilterForm
from .slots import ChangeSlotForm, SlotForm
from .visits import AgreeForm, AskForm, CancelForm, CoverForm, MarkForm

__all__ = [
    "AgreeForm",
    "AskForm",
    "CancelForm",
    "ChangeSlotForm",
    "CoverForm",
    "MarkForm",
    "SlotForm",
    "VisitFilterForm",
]
