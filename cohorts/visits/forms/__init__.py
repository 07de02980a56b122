from .filters import VisitFilterForm
from .slots import ChangeSlotForm, SlotForm

__all__ = ["ChangeSlotForm", "SlotForm", "VisitFilterForm"]
