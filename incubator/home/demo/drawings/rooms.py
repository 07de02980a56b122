"""Rooms: lobby, hallway, library, an evening with visitors."""

import math

from . import kit
from .kit import Sheet


def lobby(width: int) -> Sheet:
    sheet = _room(width)
    sheet.box(700, 120, 380, 600, "#5d7f9c", 4)
    for x in (715, 895):
        sheet.box(x, 140, 165, 580, kit.SKY)
        sheet.box(x + 14, 160, 137, 330, "#e6f2fb")
    sheet.disc(872, 440, 10, kit.INK)
    sheet.disc(908, 440, 10, kit.INK)
    _table(sheet, 180, 560, 420)
    _laptop(sheet, 300, 560)
    sheet.paper(470, 500, 60, 60, kit.BUTTER, -4, 3)
    sheet.paper(210, 180, 260, 170, kit.PAPER, -2, 4)
    sheet.light()
    return sheet


def side_door(width: int) -> Sheet:
    """An open door, a bus outside, a small table with a kettle."""
    sheet = _room(width)
    sheet.box(120, 110, 520, 640, "#7d6244", 4)
    sheet.box(140, 130, 480, 620, "#cfe6f7")
    sheet.box(140, 600, 480, 150, "#8b949b")
    sheet.box(190, 340, 520, 280, kit.YELLOW, 26)
    for x in (220, 340, 460):
        sheet.box(x, 380, 96, 90, "#e6f2fb", 8)
    sheet.box(190, 520, 430, 14, kit.INK)
    for x in (290, 530):
        sheet.disc(x, 630, 46, kit.INK)
        sheet.disc(x, 630, 20, kit.PENCIL)
    sheet.box(620, 110, 110, 640, kit.GREEN, 4)
    sheet.disc(706, 440, 12, kit.YELLOW)
    _table(sheet, 790, 540, 330)
    sheet.shape([(880, 430), (990, 430), (1010, 540), (860, 540)], kit.BLUE)
    sheet.ring(935, 424, 36, kit.INK, 9)
    sheet.line([(1004, 500), (1040, 450)], kit.BLUE, 18)
    for number, x in enumerate((806, 1050)):
        sheet.box(x, 496, 44, 44, kit.NOTES[number], 8)
    sheet.light()
    return sheet


def chairs(width: int) -> Sheet:
    sheet = _room(width)
    sheet.paper(330, 130, 540, 140, kit.PAPER, 1, 2)
    for x, fill in ((250, kit.RED), (520, kit.BLUE)):
        sheet.box(x, 380, 170, 190, fill, 20)
        sheet.box(x - 10, 560, 190, 44, fill, 14)
        for leg in (10, 144):
            sheet.box(x + leg, 600, 18, 170, kit.SLATE)
    _table(sheet, 780, 560, 260)
    sheet.disc(910, 530, 34, kit.PAPER)
    sheet.light()
    return sheet


def hallway(width: int) -> Sheet:
    sheet = _hall(width)
    for x, y, size in ((330, 560, 0.7), (760, 560, 0.7)):
        _table(sheet, x, y, 200 * size)
    sheet.person(640, 560, 2, 0.45)
    sheet.person(560, 580, 4, 0.45, scarf=True)
    sheet.light()
    return sheet


def doors(width: int) -> Sheet:
    sheet = _room(width)
    for x, fill in ((180, kit.GREEN), (680, kit.BLUE)):
        sheet.box(x - 16, 140, 352, 606, kit.WOOD, 6)
        sheet.box(x, 156, 320, 590, fill, 4)
        sheet.disc(x + 284, 470, 16, kit.YELLOW)
        sheet.paper(x + 70, 230, 180, 160, kit.PAPER, 2)
    sheet.box(290, 300, 100, 22, kit.RED, 6)
    sheet.box(300, 270, 80, 30, kit.YELLOW, 4)
    sheet.line([(300, 322), (300, 366)], kit.INK, 8)
    sheet.line([(380, 322), (380, 366)], kit.INK, 8)
    sheet.disc(836, 312, 42, kit.BLUE, 0.6)
    sheet.shape([(870, 312), (908, 284), (908, 340)], kit.BLUE)
    sheet.light()
    return sheet


def expo(width: int) -> Sheet:
    sheet = _room(width)
    for number, x in enumerate((110, 470, 830)):
        sheet.box(x + 30, 190, 220, 230, kit.WOOD, 6)
        sheet.box(x + 42, 202, 196, 206, kit.PAPER, 4)
        _small_chart(sheet, x + 60, 370, number)
        _table(sheet, x, 500, 280)
        sheet.paper(x + 40, 440, 70, 56, kit.NOTES[number], 4, 2)
    for number, x in enumerate((200, 390, 640, 960)):
        sheet.person(x, 690, number, 0.95, scarf=number == 2)
    sheet.light()
    return sheet


def _small_chart(sheet: Sheet, x: float, y: float, kind: int) -> None:
    if kind == 1:
        points = [(x + step * 32, y - 40 - 70 * math.sin(step * 0.8)) for step in range(6)]
        return sheet.line(points, kit.RED, 9)
    for bar, tall in enumerate((60, 110, 84, 140) if kind else (130, 70, 100, 40)):
        sheet.box(x + bar * 40, y - tall, 28, tall, kit.SHIRTS[bar])


def tables(width: int) -> Sheet:
    sheet = _room(width)
    for row in range(2):
        sheet.box(60, 120 + row * 200, 1080, 14, kit.WOOD)
        for book in range(34):
            tall = 90 + (book * 37 + row * 11) % 66
            fill = kit.SHIRTS[(book * 3 + row) % 5]
            sheet.box(80 + book * 31, 120 + row * 200 - tall, 24, tall, fill, 2)
    for number, x in enumerate((80, 450, 820)):
        _table(sheet, x, 580, 300)
        sheet.paper(x + 40, 500, 150, 76, kit.PAPER, -3, 2)
        sheet.paper(x + 200, 510, 64, 60, kit.NOTES[number], 5, 2)
    sheet.light()
    return sheet


def clock(width: int) -> Sheet:
    sheet = _room(width)
    sheet.disc(606, 250, 156, "#00000022")
    sheet.disc(600, 240, 156, kit.SLATE)
    sheet.disc(600, 240, 136, kit.PAPER)
    for hour in range(12):
        angle = hour * math.pi / 6
        x, y = 600 + 112 * math.cos(angle), 240 + 112 * math.sin(angle)
        sheet.disc(x, y, 8, kit.INK)
    sheet.line([(600, 240), (530, 200)], kit.INK, 14)
    sheet.line([(600, 240), (604, 346)], kit.RED, 9)
    for x in (210, 450, 690, 930):
        sheet.box(x, 480, 90, 120, kit.GREEN, 12)
    _table(sheet, 130, 600, 960)
    sheet.light()
    return sheet


def plant(width: int) -> Sheet:
    sheet = _room(width)
    sheet.box(150, 60, 900, 560, "#f7f3e8", 6)
    for x in (176, 614):
        sheet.box(x, 86, 410, 508, "#cfe6f7")
    sheet.shape([(176, 480), (330, 400), (586, 470), (586, 594), (176, 594)], "#8fb79b")
    sheet.box(110, 612, 980, 34, kit.PAPER, 6)
    for angle in range(-70, 71, 20):
        x = 430 + 190 * math.sin(math.radians(angle))
        y = 430 - 170 * math.cos(math.radians(angle))
        sheet.line([(430, 520), (x, y)], kit.GREEN, 22)
        sheet.disc(x, y, 34, "#549873")
    sheet.shape([(350, 500), (510, 500), (484, 616), (376, 616)], "#c9573f")
    sheet.paper(690, 380, 220, 220, kit.PAPER, 3, 6)
    for x in (740, 800, 860):
        sheet.disc(x, 420, 14, kit.BLUE)
    sheet.light()
    return sheet


def _room(width: int) -> Sheet:
    sheet = Sheet("#e3e0d3", width)
    sheet.box(0, 730, 1200, 18, kit.PAPER)
    sheet.box(0, 748, 1200, 152, kit.FLOOR)
    return sheet


def _hall(width: int) -> Sheet:
    sheet = Sheet("#efe9da", width)
    sheet.shape([(0, 900), (480, 540), (720, 540), (1200, 900)], kit.FLOOR)
    sheet.shape([(0, 120), (480, 330), (480, 540), (0, 860)], kit.BLUE)
    for x in (110, 215, 310, 390, 450):
        top, bottom = 120 + x * 0.44, 860 - x * 0.667
        sheet.line([(x, top), (x, bottom)], kit.SKY, 4)
    sheet.shape([(1200, 100), (720, 330), (720, 540), (1200, 860)], "#d9d1bd")
    for number, x in enumerate((780, 870, 980, 1090)):
        sheet.paper(x, 350 - number * 34, 50 + number * 16, 70 + number * 24, kit.NOTES[number], 0)
    sheet.box(480, 330, 240, 210, "#5d7f9c")
    sheet.box(500, 350, 90, 190, kit.SKY)
    sheet.box(610, 350, 90, 190, kit.SKY)
    return sheet


def _table(sheet: Sheet, x: float, y: float, wide: float) -> None:
    sheet.box(x, y, wide, 26, kit.WOOD, 4)
    for leg in (14, wide - 32):
        sheet.box(x + leg, y + 24, 18, 780 - y, "#7d6244")


def _laptop(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x, y - 96, 140, 90, kit.SLATE, 8)
    sheet.box(x + 8, y - 88, 124, 74, kit.SKY, 4)
    sheet.box(x - 16, y - 8, 172, 10, kit.SLATE, 4)
