"""Rooms of guests' pages: what ends taking part closes them."""

from .models import Board, Guest


def room_of_guest(guest: Guest) -> str:
    """Every open page of one guest."""
    return f"guest.{guest.pk}"


def room_of_guests(board: Board) -> str:
    """Every open page of all guests of the board."""
    return f"guests.{board.pk}"
