"""Drawings that hold the place of photos: flat, without faces, the same at every run."""

import io

from django.core.files.base import ContentFile

from . import rooms, tables, walls

SCENES = {
    "board": walls.board,
    "breakfast": tables.breakfast,
    "calendar": walls.calendar,
    "cards": tables.cards,
    "chairs": rooms.chairs,
    "chart": tables.chart,
    "circle": tables.circle,
    "clock": rooms.clock,
    "cycle": tables.cycle,
    "desk": tables.desk,
    "doors": rooms.doors,
    "drawings": tables.drawings,
    "expo": rooms.expo,
    "hallway": rooms.hallway,
    "hands": tables.hands,
    "lobby": rooms.lobby,
    "map": tables.map_of_floor,
    "notes": walls.notes,
    "plan": tables.plan,
    "plant": rooms.plant,
    "present": walls.present,
    "side_door": rooms.side_door,
    "signup": walls.signup,
    "tables": rooms.tables,
    "tally": tables.tally,
    "tickets": tables.tickets,
    "verbs": walls.verbs,
}


def draw(scene: str, width: int) -> ContentFile:
    """The scene as a JPEG file so many pixels wide."""
    data = io.BytesIO()
    SCENES[scene](width).finished().save(data, "JPEG", quality=88)
    return ContentFile(data.getvalue(), name=f"{scene}.jpg")
