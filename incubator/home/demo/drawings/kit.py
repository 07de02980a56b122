"""Paper, pens and people: the pieces that the drawings share.

Everything is measured on a sheet of 1200 by 900; the canvas multiplies.
"""

import math

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 900
BUTTER, PEACH, MINT, SKY, KRAFT = "#ffe08c", "#ffc2a8", "#bfe3c5", "#bddcf3", "#e9d9ba"
NOTES = (BUTTER, PEACH, MINT, SKY, KRAFT)
PAPER, INK, PENCIL, RED, BLUE = "#fffaf0", "#16293a", "#9aa0a3", "#d2493f", "#1f5a93"
GREEN, YELLOW, SLATE, BOARD, WOOD, FLOOR = (
    "#3f7d60", "#e0aa3a", "#2b3d51", "#24473c", "#9b7c58", "#c79b6a",
)  # fmt: skip
SKINS = ("#8d5a3b", "#e2ae8a", "#4a2c1d", "#c58a63", "#6b4530")
HAIRS = ("#1b1412", "#3a2417", "#121212", "#463b36")
SHIRTS = (BLUE, "#c9573f", GREEN, SLATE, YELLOW)

Point = tuple[float, float]


class Sheet:
    """A canvas with the design's few shapes; ``width`` is the picture's width in pixels."""

    def __init__(self, background: str, width: int):
        # Drawn twice as large and shrunk at the end, so that edges are smooth.
        self.unit = 2 * width / WIDTH
        size = round(WIDTH * self.unit), round(HEIGHT * self.unit)
        self.image = Image.new("RGB", size, background)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def finished(self) -> Image.Image:
        """The picture at its final width."""
        return self.image.resize((self.image.width // 2, self.image.height // 2), Image.LANCZOS)

    def shape(self, points: list[Point], fill: str) -> None:
        self.pen.polygon([(x * self.unit, y * self.unit) for x, y in points], fill=fill)

    def box(self, x: float, y: float, width: float, height: float, fill: str, round_by=0) -> None:
        corners = [side * self.unit for side in (x, y, x + width, y + height)]
        self.pen.rounded_rectangle(corners, round_by * self.unit, fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: str, tall: float = 1) -> None:
        sides = (x - radius, y - radius * tall, x + radius, y + radius * tall)
        self.pen.ellipse([side * self.unit for side in sides], fill=fill)

    def ring(self, x: float, y: float, radius: float, color: str, thick: float = 6) -> None:
        sides = [side * self.unit for side in (x - radius, y - radius, x + radius, y + radius)]
        self.pen.ellipse(sides, outline=color, width=round(thick * self.unit))

    def line(self, points: list[Point], color: str, thick: float = 4) -> None:
        scaled = [(x * self.unit, y * self.unit) for x, y in points]
        self.pen.line(scaled, fill=color, width=max(1, round(thick * self.unit)), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, thick / 2, color)

    def arrow(self, start: Point, end: Point, color: str = INK, thick: float = 6) -> None:
        angle = math.atan2(end[1] - start[1], end[0] - start[0])
        self.line([start, end], color, thick)
        for turn in (2.6, -2.6):
            tip = end[0] + 24 * math.cos(angle + turn), end[1] + 24 * math.sin(angle + turn)
            self.line([end, tip], color, thick)

    def paper(self, x, y, width, height, fill=PAPER, turn: float = 0, lines: int = 0) -> None:
        """A sheet that lies a little crooked, with its shadow and lines of writing."""
        place = _turned(x + width / 2, y + height / 2, turn)
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self.shape([(a + 6, b + 8) for a, b in map(place, corners)], "#00000026")
        self.shape([place(corner) for corner in corners], fill)
        gap = height / (lines + 1)
        for number in range(1, lines + 1):
            length = width * (0.74 if number % 3 else 0.5)
            start = x + width * 0.12, y + gap * number
            self.line([place(start), place((start[0] + length, start[1]))], "#16293a73", 3.5)

    def light(self) -> None:
        """A band of light across the picture, as from a window."""
        veil = Image.new("RGBA", self.image.size, (0, 0, 0, 0))
        points = [(520, 0), (820, 0), (140, 900), (-160, 900)]
        scaled = [(x * self.unit, y * self.unit) for x, y in points]
        ImageDraw.Draw(veil).polygon(scaled, fill=(255, 255, 255, 26))
        self.image.paste(veil, mask=veil)

    def person(self, x: float, y: float, look: int, size: float = 1, scarf: bool = False) -> None:
        """Somebody from behind; ``x`` and ``y`` are the middle of the shoulders."""
        shirt, hair = SHIRTS[look % len(SHIRTS)], HAIRS[look % len(HAIRS)]
        self.box(x - 95 * size, y - 10 * size, 190 * size, 620 * size, shirt, 80 * size)
        self.box(x + 30 * size, y + 30 * size, 65 * size, 600 * size, "#00000022", 50 * size)
        self.box(x - 20 * size, y - 55 * size, 40 * size, 70 * size, SKINS[look % len(SKINS)])
        if scarf:
            self.disc(x, y - 95 * size, 62 * size, shirt, 1.15)
            return self.disc(x, y + 10 * size, 72 * size, shirt, 0.8)
        for side in (-54, 54):
            self.disc(x + side * size, y - 92 * size, 12 * size, SKINS[look % len(SKINS)])
        self.disc(x, y - 105 * size, 56 * size, hair, 1.15)
        if look % 3 == 1:
            self.box(x - 56 * size, y - 110 * size, 112 * size, 130 * size, hair, 18 * size)
        if look % 3 == 0:
            self.disc(x, y - 180 * size, 26 * size, hair)

    def hand(self, x: float, y: float, look: int, from_left: bool) -> None:
        """A forearm from the lower edge with a pointing hand at ``x``, ``y``."""
        away = -150 if from_left else 150
        sleeve = SHIRTS[look % len(SHIRTS)]
        skin = SKINS[look % len(SKINS)]
        self.line([(x + away, 960), (x + away * 0.45, y + 190)], sleeve, 104)
        self.line([(x + away * 0.5, y + 170), (x + away * 0.2, y + 70)], skin, 56)
        self.disc(x + away * 0.15, y + 62, 46, skin)
        self.line([(x + away * 0.1, y + 50), (x, y)], skin, 22)
        for step in (16, 34, 50):
            self.line([(x + away * 0.2, y + 60), (x + away * 0.06, y + step + 12)], skin, 21)


def _turned(middle_x: float, middle_y: float, degrees: float):
    """A function that turns a point around the middle."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def place(point: Point) -> Point:
        x, y = point[0] - middle_x, point[1] - middle_y
        return middle_x + x * cos - y * sin, middle_y + x * sin + y * cos

    return place
