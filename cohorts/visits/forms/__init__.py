from .filters import OfficeFilterForm, VisitFilterForm
from .slots import ChangeSlotForm, SlotForm
from .visits import AgreeForm, AskForm, CancelForm, CoverForm, MarkForm, VisitorForm

__all__ = [
    "AgreeForm",
    "AskForm",
    "CancelForm",
    "ChangeSlotForm",
    "CoverForm",
    "MarkForm",
    "OfficeFilterForm",
    "SlotForm",
    "VisitFilterForm",
    "VisitorForm",
]
