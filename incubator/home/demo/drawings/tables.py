"""Desks and tables from above, with paper, food and hands."""

import math
from random import Random

from . import kit
from .kit import Sheet


def circle(width: int) -> Sheet:
    sheet = _floor(width)
    sheet.disc(612, 470, 330, "#00000022")
    sheet.disc(600, 450, 330, "#e0bd8c")
    sheet.disc(600, 450, 312, "#e6c799")
    for number in range(6):
        angle = number * math.pi / 3 + 0.3
        x, y = 600 + 200 * math.cos(angle), 450 + 200 * math.sin(angle)
        sheet.paper(x - 46, y - 60, 92, 120, kit.PAPER, math.degrees(angle) + 90, 5)
        _head(sheet, 600 + 380 * math.cos(angle), 450 + 380 * math.sin(angle), number)
    for number, (x, y) in enumerate(((540, 400), (610, 380), (570, 470), (640, 450), (600, 520))):
        sheet.paper(x, y, 62, 58, kit.NOTES[number], number * 7 - 14, 2)
    return sheet


def _head(sheet: Sheet, x: float, y: float, look: int) -> None:
    sheet.disc(x, y, 76, kit.SHIRTS[look % 5], 0.9)
    sheet.disc(x, y, 46, kit.HAIRS[look % 4])


def breakfast(width: int) -> Sheet:
    sheet = _floor(width)
    sheet.box(70, 190, 1080, 560, "#00000022", 20)
    sheet.box(60, 170, 1080, 560, "#e0bd8c", 20)
    for number, x in enumerate((200, 430, 660, 890)):
        for y in (290, 600):
            sheet.disc(x, y, 84, kit.PAPER)
            sheet.disc(x, y, 60, "#f0e7d6")
            sheet.disc(x + 118, y - 30, 30, kit.SHIRTS[number])
            sheet.disc(x + 118, y - 30, 22, "#5b3a24")
    for x in (320, 520, 720):
        sheet.box(x, 420, 150, 70, "#c98d4f", 34)
        for cut in (40, 75, 110):
            sheet.line([(x + cut, 432), (x + cut - 12, 476)], "#e6b67d", 7)
    sheet.paper(900, 380, 130, 160, kit.SKY, 8, 5)
    sheet.paper(150, 400, 120, 140, kit.BUTTER, -8, 5)
    return sheet


def plan(width: int) -> Sheet:
    sheet, chance = _desk(width), Random(5)  # noqa: S311
    sheet.paper(170, 130, 760, 600, kit.PAPER, -2)
    for row in range(5):
        for column in range(7):
            if chance.random() < 0.62:
                x, y = 220 + column * 96, 200 + row * 98
                sheet.box(x, y, 82 if chance.random() < 0.7 else 178, 66, kit.NOTES[row], 6)
    sheet.line([(990, 200), (1080, 560)], kit.YELLOW, 20)
    sheet.disc(1040, 690, 88, kit.PAPER)
    sheet.disc(1040, 690, 68, "#5b3a24")
    return sheet


def tally(width: int) -> Sheet:
    sheet, chance = _desk(width), Random(8)  # noqa: S311
    sheet.paper(190, 100, 780, 680, kit.PAPER, 1.5)
    for step in range(1, 14):
        sheet.line([(205, 100 + step * 48), (955, 108 + step * 48)], "#bddcf3", 2)
    for row, count in enumerate((16, 3, 9)):
        for mark in range(count):
            x, y = 250 + mark * 32 + (mark // 5) * 22, 210 + row * 190
            lean = chance.uniform(-4, 4)
            if mark % 5 == 4:
                sheet.line([(x - 150, y + 70), (x - 8, y + 16)], kit.RED, 7)
            else:
                sheet.line([(x, y), (x + lean, y + 86)], kit.INK, 7)
    sheet.line([(1010, 240), (1080, 640)], kit.BLUE, 20)
    return sheet


def drawings(width: int) -> Sheet:
    """Sheets with cells and arrows."""
    sheet = _desk(width)
    for number, (x, y) in enumerate(((80, 70), (470, 40), (820, 90), (170, 480), (600, 460))):
        sheet.paper(x, y, 320, 370, kit.PAPER, (-5, 2, 6, 3, -4)[number])
        sheet.disc(x + 160, y + 190, 108, kit.NOTES[number], 0.8)
        sheet.disc(x + 190, y + 180, 34, kit.SHIRTS[number])
        sheet.arrow((x + 50, y + 60), (x + 110, y + 150))
        sheet.arrow((x + 210, y + 240), (x + 270, y + 310), kit.RED)
    return sheet


def cycle(width: int) -> Sheet:
    """The way of water on a large sheet."""
    sheet = _desk(width)
    sheet.paper(90, 70, 1020, 760, kit.PAPER, -1)
    sheet.disc(250, 210, 80, kit.YELLOW)
    for x, y in ((760, 200), (840, 170), (910, 210)):
        sheet.disc(x, y, 72, kit.SKY)
    waves = [(150 + step * 40, 700 + 16 * math.sin(step)) for step in range(14)]
    sheet.shape([*waves, (670, 790), (150, 790)], kit.BLUE)
    sheet.shape([(660, 790), (860, 480), (1060, 790)], kit.GREEN)
    sheet.arrow((320, 650), (660, 260), thick=9)
    sheet.arrow((880, 300), (890, 460), kit.BLUE, 9)
    sheet.arrow((760, 690), (690, 740), kit.RED, 9)
    return sheet


def chart(width: int) -> Sheet:
    sheet = _desk(width)
    sheet.paper(110, 90, 980, 700, kit.PAPER, 1)
    spots = ((180, 170), (520, 150), (840, 220), (760, 560), (390, 590))
    for number, (x, y) in enumerate(spots):
        sheet.box(x, y, 190, 120, kit.NOTES[number], 10)
        sheet.line([(x + 30, y + 46), (x + 150, y + 46)], kit.INK, 6)
        sheet.line([(x + 30, y + 78), (x + 110, y + 78)], kit.INK, 6)
    for start, end in (
        ((375, 225), (510, 210)), ((715, 220), (830, 260)), ((935, 350), (870, 550)),
        ((750, 630), (590, 650)), ((440, 580), (290, 300)),
    ):  # fmt: skip
        sheet.arrow(start, end, kit.INK, 10)
    return sheet


def hands(width: int) -> Sheet:
    sheet = chart(width)
    sheet.hand(560, 430, 2, from_left=True)
    sheet.hand(700, 450, 1, from_left=False)
    sheet.light()
    return sheet


def desk(width: int) -> Sheet:
    sheet = _desk(width)
    sheet.box(140, 80, 900, 640, kit.KRAFT, 6)
    sheet.paper(180, 120, 280, 350, kit.PAPER, -6)
    sheet.line([(220, 380), (270, 260), (330, 370), (420, 220)], kit.BLUE, 8)
    sheet.disc(250, 200, 28, kit.YELLOW)
    sheet.paper(540, 140, 230, 160, kit.BUTTER, 3, 4)
    sheet.paper(810, 160, 180, 160, kit.MINT, -5, 3)
    sheet.box(540, 400, 190, 120, kit.WOOD, 10)
    sheet.box(560, 420, 70, 50, kit.BLUE, 6)
    sheet.hand(500, 520, 0, from_left=True)
    sheet.hand(790, 510, 3, from_left=False)
    return sheet


def tickets(width: int) -> Sheet:
    sheet, chance = _desk(width), Random(2)  # noqa: S311
    for row in range(4):
        for column in range(4):
            x, y = 60 + column * 280, 40 + row * 212
            sheet.paper(x, y, 240, 172, kit.PAPER, chance.uniform(-3, 3))
            sheet.box(x + 20, y + 22, 92, 84, kit.NOTES[(row + column) % 5], 4)
            sheet.box(x + 128, y + 22, 92, 84, "#f0e7d6", 4)
            sheet.line([(x + 24, y + 138), (x + 100 + 24 * column, y + 136)], kit.INK, 4)
    return sheet


def cards(width: int) -> Sheet:
    sheet = _desk(width)
    for number in range(7):
        sheet.paper(150 + number * 110, 300 - abs(number - 3) * -26, 260, 360,
                    kit.NOTES[number % 5], number * 9 - 27, 1)  # fmt: skip
    return sheet


def map_of_floor(width: int) -> Sheet:
    sheet = _desk(width)
    sheet.paper(100, 80, 1000, 740, kit.PAPER, -1.5)
    for x, y, wide, tall in ((170, 160, 240, 180), (440, 160, 260, 180), (730, 160, 290, 180),
                             (170, 540, 280, 200), (480, 540, 220, 200)):  # fmt: skip
        sheet.box(x, y, wide, tall, kit.INK, 8)
        sheet.box(x + 7, y + 7, wide - 14, tall - 14, kit.KRAFT, 6)
    sheet.disc(300, 630, 46, kit.BLUE, 0.6)
    sheet.shape([(340, 630), (390, 596), (390, 664)], kit.BLUE)
    sheet.box(550, 590, 26, 100, kit.GREEN)
    sheet.box(580, 600, 26, 90, kit.RED)
    sheet.arrow((220, 440), (560, 440), kit.RED, 10)
    sheet.arrow((600, 440), (880, 440), kit.RED, 10)
    sheet.arrow((880, 450), (880, 620), kit.RED, 10)
    sheet.disc(880, 680, 36, kit.YELLOW)
    return sheet


def _floor(width: int) -> Sheet:
    sheet = Sheet("#eef0ea", width)
    for row in range(10):
        sheet.line([(0, row * 100), (1200, row * 100)], "#d5dad6", 3)
        for column in range(4):
            x = column * 330 + (row * 137) % 330
            sheet.line([(x, row * 100), (x, row * 100 + 100)], "#d5dad6", 3)
    return sheet


def _desk(width: int) -> Sheet:
    sheet = Sheet("#c99a68", width)
    for row in range(1, 6):
        sheet.line([(0, row * 160), (1200, row * 160 + 12)], "#b98855", 4)
    return sheet
