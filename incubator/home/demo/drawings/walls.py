"""Walls with something on them: notes, boards, sheets to sign."""

from random import Random

from . import kit
from .kit import Sheet


def notes(width: int, seed: int = 3) -> Sheet:
    sheet, chance = _wall(width), Random(seed)  # noqa: S311 (a drawing, the same each time)
    sheet.box(104, 70, 992, 600, kit.WOOD, 8)
    sheet.box(122, 88, 956, 564, "#fbf8f0", 4)
    spots = []
    for row in range(4):
        for column in range(6):
            if chance.random() < 0.12:
                continue
            x, y = 158 + column * 152, 116 + row * 132
            color = kit.NOTES[chance.randrange(5)]
            sheet.paper(x, y, 102, 98, color, chance.uniform(-6, 6), 3)
            spots.append((x + 50, y + 12))
    string = chance.sample(spots, 4)
    sheet.line(string, kit.INK, 3)
    for x, y in string:
        sheet.disc(x, y, 8, kit.RED)
    for number, x in enumerate((360, 640, 880)):
        sheet.person(x, 720, number + seed, 0.9, scarf=number == 1)
    sheet.light()
    return sheet


def verbs(width: int) -> Sheet:
    """Notes with one mark each, in the shapes of several scripts."""
    sheet, chance = _wall(width), Random(11)  # noqa: S311
    for row in range(5):
        for column in range(7):
            x, y = 70 + column * 155, 50 + row * 136
            color = kit.NOTES[(row * 2 + column) % 5]
            sheet.paper(x, y, 122, 100, color, chance.uniform(-4, 4))
            _squiggle(sheet, chance, x + 24, y + 54)
    sheet.light()
    return sheet


def _squiggle(sheet: Sheet, chance: Random, x: float, y: float) -> None:
    points = [(x + step * 14, y + chance.uniform(-16, 16)) for step in range(6)]
    sheet.line(points, kit.INK, 5)


def board(width: int) -> Sheet:
    sheet = _blackboard(width)
    for x, fill in ((200, kit.BUTTER), (640, kit.MINT)):
        sheet.box(x, 180, 220, 330, "#fbf3df", 6)
        sheet.box(x + 14, 194, 192, 316, fill, 4)
        sheet.disc(x + 176, 360, 10, kit.WOOD)
    sheet.line([(470, 250), (590, 250)], "#fbf3df", 7)
    sheet.line([(470, 330), (560, 400), (590, 300)], "#fbf3df", 7)
    for number, x in enumerate((230, 330, 650, 770, 870)):
        sheet.paper(x, 545, 84, 74, kit.NOTES[number], (-4, 3, 5, -3, 2)[number], 2)
    sheet.light()
    return sheet


def present(width: int) -> Sheet:
    sheet = _blackboard(width)
    sheet.line([(180, 300), (300, 200), (420, 330), (560, 180)], kit.BUTTER, 9)
    sheet.paper(640, 150, 210, 150, kit.BUTTER, 3, 4)
    sheet.paper(880, 190, 160, 120, kit.SKY, -4, 3)
    sheet.line([(530, 520), (470, 400), (540, 270)], kit.SHIRTS[1], 60)
    sheet.disc(545, 258, 30, kit.SKINS[1])
    sheet.person(590, 520, 1, 1.05)
    sheet.person(850, 560, 3, 1.05)
    sheet.light()
    return sheet


def calendar(width: int) -> Sheet:
    sheet = _wall(width)
    sheet.paper(250, 70, 640, 640, kit.PAPER, -1)
    sheet.box(258, 80, 626, 84, kit.RED)
    for row in range(5):
        for column in range(7):
            sheet.box(286 + column * 84, 196 + row * 98, 70, 84, "#f0e7d6", 4)
    for column, row in ((2, 0), (5, 1), (1, 3), (4, 4)):
        sheet.ring(321 + column * 84, 238 + row * 98, 44, kit.BLUE, 8)
    sheet.line([(1020, 60), (1020, 330)], kit.INK, 4)
    sheet.ring(1020, 400, 58, kit.YELLOW, 34)
    sheet.light()
    return sheet


def signup(width: int) -> Sheet:
    sheet = _wall(width)
    sheet.paper(150, 80, 440, 620, kit.PAPER, -2)
    for row in range(12):
        sheet.line([(196, 176 + row * 42), (540, 170 + row * 42)], kit.PENCIL, 3)
        points = [(216 + step * 22, 162 + row * 42 - (step * (row + 3)) % 17) for step in range(8)]
        sheet.line(points, kit.NOTES[0] if row > 11 else kit.BLUE, 5)
    sheet.box(720, 260, 320, 500, kit.SLATE, 18)
    sheet.box(760, 320, 240, 110, "#3f556e", 10)
    sheet.box(780, 500, 200, 170, "#16222f", 8)
    sheet.box(836, 570, 88, 100, kit.PAPER, 10)
    for x in (790, 850, 910):
        sheet.disc(x + 10, 375, 18, kit.BUTTER)
    sheet.light()
    return sheet


def _wall(width: int) -> Sheet:
    sheet = Sheet("#d8dfe0", width)
    sheet.box(0, 744, 1200, 18, "#f4efe2")
    sheet.box(0, 762, 1200, 140, kit.FLOOR)
    return sheet


def _blackboard(width: int) -> Sheet:
    sheet = Sheet("#dfe4e0", width)
    sheet.box(80, 70, 1040, 600, kit.WOOD, 14)
    sheet.box(106, 96, 988, 548, kit.BOARD, 6)
    sheet.box(0, 800, 1200, 100, kit.FLOOR)
    return sheet
