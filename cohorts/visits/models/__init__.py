from .slot import Slot

__all__ = ["Slot"]
