#!/usr/bin/env python3
"""Draws the newspaper's illustrations: `python3 make.py [NAME…]`.

Needs Pillow 11 or later. Everything random is seeded by the picture's name, so
the same version of Pillow makes the same files again.
"""

import io
import math
import random
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1200, 800
SCALE = 2  # drawn twice as large and reduced, which smooths every edge
MOST_BYTES = 112_000  # a page should open quickly on a phone, too
HERE = Path(__file__).parent
PICTURES = {}


def picture(draw):
    """Registers a function that draws the picture of its name."""
    PICTURES[draw.__name__.replace("_", "-")] = draw
    return draw


def rgb(color, alpha=255):
    """`#rrggbb` as four numbers."""
    return tuple(int(color[i : i + 2], 16) for i in (1, 3, 5)) + (alpha,)


def mix(one, other, part):
    """A color between two."""
    pair = zip(rgb(one)[:3], rgb(other)[:3])
    return "#%02x%02x%02x" % tuple(round(a + (b - a) * part) for a, b in pair)


class Canvas:
    """A picture in units of 1,200 × 800, whatever the scale underneath."""

    def __init__(self, name, *sky):
        self.random = random.Random(name)
        column = Image.new("RGB", (1, HEIGHT))
        for y in range(HEIGHT):
            place = y / (HEIGHT - 1) * (len(sky) - 1)
            i = min(int(place), len(sky) - 2)
            column.putpixel((0, y), rgb(mix(sky[i], sky[i + 1], place - i))[:3])
        self.image = column.resize((WIDTH * SCALE, HEIGHT * SCALE), Image.BILINEAR)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def polygon(self, points, color, alpha=255):
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], rgb(color, alpha))

    def box(self, x, y, width, height, color, radius=0, alpha=255):
        place = [x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE]
        self.pen.rounded_rectangle(place, radius * SCALE, rgb(color, alpha))

    def oval(self, x, y, rx, ry, color, alpha=255):
        place = [(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE]
        self.pen.ellipse(place, rgb(color, alpha))

    def disc(self, x, y, radius, color, alpha=255):
        self.oval(x, y, radius, radius, color, alpha)

    def slice(self, x, y, radius, start, end, color, alpha=255):
        place = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self.pen.pieslice(place, start, end, rgb(color, alpha))

    def arc(self, x, y, rx, ry, start, end, color, width, alpha=255):
        place = [(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE]
        self.pen.arc(place, start, end, rgb(color, alpha), round(width * SCALE))

    def line(self, points, color, width, alpha=255, caps=False):
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, rgb(color, alpha), max(1, round(width * SCALE)), joint="curve")
        if caps:
            for x, y in (points[0], points[-1]):
                self.disc(x, y, width / 2, color, alpha)

    def glow(self, x, y, radius, color, alpha):
        """A soft light around a point."""
        small = 8
        mask = Image.new("L", (WIDTH // small * 2, HEIGHT // small * 2))
        place = [(v / small) * 2 for v in (x - radius / 2, y - radius / 2, x + radius / 2, y + radius / 2)]
        ImageDraw.Draw(mask).ellipse(place, fill=alpha)
        mask = mask.filter(ImageFilter.GaussianBlur(radius / small * 0.6))
        self.image.paste(rgb(color)[:3], (0, 0), mask.resize(self.image.size, Image.BICUBIC))

    def hills(self, base, swing, color, seed=0.0, waves=1.6):
        """A rolling line of land, filled to the bottom."""
        def height(x):
            t = x / WIDTH * math.tau * waves + seed
            return base + swing * (0.6 * math.sin(t) + 0.4 * math.sin(2.3 * t + seed * 1.7))
        line = [(x, height(x)) for x in range(0, WIDTH + 10, 10)]
        self.polygon([(0, HEIGHT), *line, (WIDTH, HEIGHT)], color)
        return height

    def tree(self, x, y, size, colors, trunk="#5b4636"):
        """A round tree with its foot at a point."""
        self.box(x - size * 0.06, y - size * 0.6, size * 0.12, size * 0.6, trunk)
        for _ in range(16):
            angle, reach = self.random.uniform(0, math.tau), self.random.uniform(0, 0.3)
            spot = (x + math.cos(angle) * reach * size, y - size * 0.85 + math.sin(angle) * reach * size)
            self.disc(*spot, size * self.random.uniform(0.14, 0.22), self.random.choice(colors))

    def pine(self, x, y, size, color):
        for part in range(4):
            top, half = y - size + part * size * 0.2, size * (0.13 + part * 0.06)
            self.polygon([(x, top), (x + half, top + size * 0.36), (x - half, top + size * 0.36)], color)
        self.box(x - size * 0.03, y - size * 0.1, size * 0.06, size * 0.12, color)

    def save(self, name):
        """Reduces the picture, adds paper grain and writes it."""
        image = self.image.resize((WIDTH, HEIGHT), Image.LANCZOS)
        grain = Image.frombytes("L", (WIDTH // 2, HEIGHT // 2), self.random.randbytes(WIDTH * HEIGHT // 4))
        grain = grain.resize((WIDTH, HEIGHT), Image.BICUBIC).point(lambda v: 128 + round((v - 128) / 18))
        image = ImageChops.overlay(image, Image.merge("RGB", (grain, grain, grain)))
        for quality in range(86, 40, -2):
            file = io.BytesIO()
            image.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
            if file.tell() <= MOST_BYTES:
                break
        (HERE / f"{name}.jpg").write_bytes(file.getvalue())

    def save_few_colors(self, name, colors):
        """Reduces the picture and writes it in these colors, which suits sharp patterns."""
        image = self.image.resize((WIDTH, HEIGHT), Image.LANCZOS)
        palette = Image.new("P", (1, 1))
        palette.putpalette([part for color in colors for part in rgb(color)[:3]])
        image = image.quantize(palette=palette, dither=Image.Dither.NONE)
        image.save(HERE / f"{name}.png", optimize=True)


@picture
def tram(name):
    c = Canvas(name, "#f6b78f", "#f9d7a8", "#fdeccb", "#fdeccb")
    c.glow(880, 300, 420, "#fff6dd", 230)
    c.disc(880, 300, 62, "#fff3d2")
    for row, (color, base, low, high) in enumerate([("#d9a08c", 470, 60, 190), ("#b0747a", 540, 80, 250)]):
        x = -20
        while x < WIDTH:
            width, tall = c.random.randint(90, 150), c.random.randint(low, high)
            top = base - tall
            c.box(x, top, width, HEIGHT, color)
            if c.random.random() < 0.6:
                c.polygon([(x - 8, top), (x + width / 2, top - 54), (x + width + 8, top)], mix(color, "#5a2f45", 0.3))
            else:
                c.box(x - 6, top - 12, width + 12, 14, mix(color, "#5a2f45", 0.3))
            if row:
                for wy in range(int(top) + 24, 560, 46):
                    for wx in range(int(x) + 16, int(x + width) - 26, 32):
                        lit = c.random.random() < 0.3
                        c.box(wx, wy, 15, 24, "#ffe2a0" if lit else "#8d5a68", 2)
            x += width
    c.box(0, 590, WIDTH, 210, "#6f5566")
    c.box(0, 590, WIDTH, 22, "#8f7080")
    for x in (70, 1130):
        c.box(x - 5, 130, 10, 470, "#4b3547")
        c.line([(x, 150), (x + (70 if x < 600 else -70), 150)], "#4b3547", 6)
    c.line([(0, 168), (140, 160), (600, 172), (1060, 160), (WIDTH, 168)], "#4b3547", 3)
    c.line([(520, 270), (600, 222), (540, 174)], "#3d2b3c", 6)
    c.line([(505, 174), (585, 174)], "#3d2b3c", 6)
    c.box(180, 690, 860, 22, "#4c394b", 11, 120)
    c.box(200, 268, 800, 400, "#b8342f", 46)
    c.box(200, 268, 800, 210, "#f4e6c8", 46)
    c.box(200, 330, 800, 150, "#f4e6c8")
    c.box(240, 252, 720, 26, "#d9c7a2", 10)
    c.box(200, 478, 800, 10, "#7f1f22")
    for x in (238, 470, 564, 796):
        c.box(x, 326, 80 if x in (238, 796) else 80, 130, "#3f5d78", 10)
        c.polygon([(x + 12, 440), (x + 56, 338), (x + 72, 338), (x + 28, 440)], "#88a9bd", 150)
    for x in (334, 660):
        c.box(x, 320, 120, 334, "#8f2728", 8)
        for half in (8, 63):
            c.box(x + half, 332, 49, 200, "#4b6c86", 6)
            c.polygon([(x + half + 6, 520), (x + half + 34, 340), (x + half + 43, 340), (x + half + 15, 520)], "#93b2c3", 130)
    c.box(892, 326, 84, 130, "#3f5d78", 10)
    c.box(548, 520, 96, 96, "#f4e6c8", 48)
    c.line([(612, 590), (612, 538), (578, 574), (622, 574)], "#b8342f", 9, caps=True)
    c.glow(985, 590, 150, "#fff0b8", 190)
    c.disc(976, 590, 18, "#fff8dc")
    c.box(224, 654, 752, 26, "#402c3b", 8)
    for x in (310, 420, 780, 890):
        c.disc(x, 684, 30, "#2e2030")
        c.disc(x, 684, 13, "#8d7d8c")
    c.box(0, 712, WIDTH, 7, "#d8c3b8")
    c.box(0, 752, WIDTH, 9, "#b9a3a0")
    c.save(name)


@picture
def library(name):
    c = Canvas(name, "#12303a", "#1c4650", "#1a3d45")
    spines = ["#c8553d", "#e0a458", "#588b8b", "#f2d0a4", "#7a3b3b", "#3d5a80", "#98a886", "#d98f5c", "#b08ea2"]
    c.box(470, 90, 260, 520, "#0c222b", 130)
    c.box(486, 106, 228, 504, "#27436f", 114)
    c.glow(640, 220, 150, "#f6edc9", 170)
    c.disc(640, 216, 34, "#fdf3cf")
    c.disc(626, 208, 30, "#27436f")
    for _ in range(26):
        c.disc(c.random.uniform(505, 700), c.random.uniform(130, 470), c.random.uniform(1, 2.4), "#fdf3cf")
    c.polygon([(486, 520), (540, 470), (600, 520), (650, 478), (714, 530), (714, 610), (486, 610)], "#16283f")
    c.box(594, 106, 12, 504, "#0c222b")
    for y in (270, 440):
        c.box(486, y, 228, 10, "#0c222b")
    for left, right in ((30, 440), (760, 1170)):
        c.box(left - 14, 60, right - left + 28, 640, "#4f3524", 8)
        for shelf in range(5):
            top = 78 + shelf * 122
            c.box(left, top, right - left, 108, "#2a1c15")
            x = left + 4
            while x < right - 34:
                width, tall = c.random.randint(13, 30), c.random.randint(66, 100)
                if c.random.random() < 0.06:
                    x += 26
                    continue
                color = c.random.choice(spines)
                c.box(x, top + 108 - tall, width, tall, color, 2)
                c.box(x, top + 108 - tall + 12, width, 4, mix(color, "#1a1210", 0.35))
                c.box(x, top + 108 - 22, width, 3, mix(color, "#ffffff", 0.35))
                x += width + 2
    c.box(0, 690, WIDTH, 110, "#33241c")
    c.line([(330, 700), (400, 70)], "#a9754a", 11)
    c.line([(390, 700), (446, 70)], "#a9754a", 11)
    for step in range(10):
        part = 0.06 + step * 0.093
        c.line([(330 + 70 * part, 700 - 630 * part), (390 + 56 * part, 700 - 630 * part)], "#c08a5a", 8)
    c.box(420, 640, 360, 20, "#8a5a3a", 6)
    for x in (446, 738):
        c.box(x, 656, 16, 120, "#6d452c")
    c.polygon([(560, 640), (600, 622), (600, 634), (560, 642)], "#f7ecd6")
    c.polygon([(640, 640), (600, 622), (600, 634), (640, 642)], "#eadbbd")
    for x, y in ((480, 628), (480, 616), (484, 604)):
        c.box(x - 34, y, 80, 12, c.random.choice(spines), 2)
    for x, drop in ((250, 190), (600, 300), (950, 190)):
        c.line([(x, 0), (x, drop)], "#0a1a20", 4)
        c.glow(x, drop + 120, 380, "#ffd98a", 120)
        c.polygon([(x - 26, drop), (x + 26, drop), (x + 58, drop + 54), (x - 58, drop + 54)], "#d9a441")
        c.oval(x, drop + 54, 58, 11, "#fff1c4")
    c.save(name)


@picture
def storks(name):
    c = Canvas(name, "#8ec5d6", "#c9e3dc", "#fbe6bd", "#f8cf95")
    c.glow(820, 330, 560, "#fff2c6", 200)
    c.disc(820, 330, 150, "#fbdf9d")
    c.disc(820, 330, 118, "#fdebbb")
    c.hills(520, 26, "#9cbf9c", 0.6)
    c.hills(575, 30, "#d8bd62", 2.2)
    for x, tall in ((90, 46), (160, 60), (232, 44)):
        c.box(x, 566 - tall, 54, tall, "#f4ead6")
        c.polygon([(x - 8, 566 - tall), (x + 27, 566 - tall - 40), (x + 62, 566 - tall)], "#b5563f")
        c.box(x + 20, 566 - tall + 14, 14, 18, "#6a8ca0")
    for x in (30, 320, 372, 1080, 1150):
        c.tree(x, 600, 88, ["#6f9a6b", "#7fa873", "#5f8c63"])
    c.hills(640, 24, "#7ea860", 4.0)
    c.hills(712, 18, "#5d8a50", 5.2, 2.2)
    c.box(582, 470, 36, 330, "#6a5240")
    c.box(582, 470, 12, 330, "#7d634e")
    c.polygon([(390, 430), (810, 430), (730, 512), (470, 512)], "#6d4f35")
    for _ in range(420):
        x, y = c.random.uniform(404, 796), c.random.uniform(424, 506)
        if abs(x - 600) > 206 - (y - 424) * 0.9:
            continue
        dx, dy = c.random.uniform(26, 62), c.random.uniform(-16, 16)
        c.line([(x - dx, y - dy), (x + dx, y + dy)], c.random.choice(["#8a6746", "#a27d55", "#5a4029", "#b99568"]), 3.4)

    def stork(x, way, lift):
        at = lambda px, py: (x + px * way, 420 + py - lift)
        c.line([at(-14, -100), at(-18, 10 + lift)], "#c9442e", 7)
        c.line([at(12, -100), at(12, 10 + lift)], "#d9553c", 7)
        c.polygon([at(-120, -112), at(-56, -168), at(20, -190), at(78, -176), at(62, -118), at(6, -88), at(-62, -92)], "#fbf7ec")
        c.oval(*at(14, -142), 66, 52, "#fbf7ec")
        c.polygon([at(-160, -86), at(-100, -136), at(-30, -142), at(22, -120), at(-34, -96), at(-96, -88)], "#25262d")
        c.line([at(52, -166), at(74, -214), at(70, -258), at(84, -292)], "#fbf7ec", 25, caps=True)
        c.disc(*at(86, -296), 22, "#fbf7ec")
        c.polygon([at(98, -310), at(164, -284), at(98, -287)], "#d1462c")
        c.disc(*at(94, -300), 4.6, "#25262d")

    stork(445, 1, 0)
    stork(772, -1, 26)
    for _ in range(60):
        x, y = c.random.uniform(420, 780), c.random.uniform(418, 446)
        c.line([(x - 40, y + c.random.uniform(-9, 9)), (x + 40, y)], c.random.choice(["#8a6746", "#a27d55", "#b99568"]), 3.4)
    for x, y in ((180, 160), (250, 120), (330, 190)):
        c.arc(x - 18, y, 20, 12, 190, 340, "#4d6a70", 4)
        c.arc(x + 18, y, 20, 12, 200, 350, "#4d6a70", 4)
    c.save(name)


@picture
def observatory(name):
    c = Canvas(name, "#0b1030", "#1b2358", "#3b3a7c", "#8a5f93", "#e0a08d")
    for i in range(60):
        part = i / 59
        x, y = 60 + 1000 * part, 560 - 620 * part + 40 * math.sin(part * 7)
        c.glow(x, y, 120 + 70 * math.sin(part * 9), "#8f8ed6", 12)
    for _ in range(620):
        x, y = c.random.uniform(0, WIDTH), 640 * c.random.random() ** 1.5
        c.disc(x, y, c.random.choice([0.8, 1, 1.2, 1.6, 2.3]), c.random.choice(["#ffffff", "#ffeccc", "#cfdcff"]), c.random.randint(90, 255))
    for x, y in ((180, 120), (890, 90), (1060, 260), (330, 300)):
        c.glow(x, y, 40, "#dfe6ff", 150)
        c.disc(x, y, 3.4, "#ffffff")
    for x, y, reach in ((960, 130, 210), (250, 210, 150), (1090, 360, 110), (420, 60, 120)):
        for part in range(30):
            a, b = part / 30, (part + 1) / 30
            c.line([(x - reach * a, y + reach * 0.5 * a), (x - reach * b, y + reach * 0.5 * b)], "#fff4d8", 1 + 3 * b, int(220 * b))
        c.disc(x - reach, y + reach * 0.5, 3, "#ffffff")
    c.hills(640, 30, "#4b3b6b", 1.0)
    height = c.hills(690, 34, "#2a2449", 3.2, 1.1)
    for x in list(range(10, 330, 34)) + list(range(880, 1200, 32)):
        c.pine(x, height(x) + 14, c.random.randint(70, 150), "#1d1937")
    c.box(470, 500, 300, 220, "#cfc6dd", 6)
    c.box(470, 500, 110, 220, "#e4dcea", 6)
    c.box(452, 484, 336, 30, "#8f86ae", 8)
    c.slice(620, 488, 172, 180, 360, "#dcd4e6")
    c.slice(620, 488, 172, 180, 250, "#efe9f2")
    c.slice(620, 488, 172, 322, 360, "#b5abcb")
    c.polygon([(640, 488), (664, 322), (714, 344), (724, 488)], "#171533")
    c.line([(668, 470), (716, 352)], "#f4f0f7", 26)
    c.line([(706, 376), (724, 332)], "#c9bfd9", 34)
    c.line([(712, 362), (726, 326)], "#57508a", 38)
    for x in (500, 556, 676, 732):
        c.box(x - 14, 560, 28, 54, "#ffd98a", 14)
        c.glow(x, 588, 60, "#ffd98a", 60)
    c.box(594, 610, 52, 110, "#5b4a7d", 26)
    c.hills(742, 20, "#1a1634", 5.0, 1.3)
    c.save(name)


@picture
def chess(name):
    c = Canvas(name, "#20504f", "#2f6b66", "#56928a")
    c.glow(330, 120, 620, "#b7dcc5", 120)
    for i in range(9):
        for j in range(2):
            c.polygon([(i * 150 - 75 * j, 70 + 120 * j), (i * 150 + 50 - 75 * j, 110 + 120 * j), (i * 150 - 75 * j, 150 + 120 * j), (i * 150 - 50 - 75 * j, 110 + 120 * j)], "#3d7a72", 90)
    eye = lambda x, y: (600 + (x - 4) * (84 + 78 * y / 8), 300 + 470 * ((y / 8) ** 1.2))
    c.polygon([(eye(-0.3, 0)[0], 284), (eye(8.3, 0)[0], 284), (eye(8.35, 8)[0], 800), (eye(-0.35, 8)[0], 800)], "#6b3f2a")
    for row in range(8):
        for column in range(8):
            square = [eye(column, row), eye(column + 1, row), eye(column + 1, row + 1), eye(column, row + 1)]
            c.polygon(square, "#f0dcb6" if (row + column) % 2 == 0 else "#a86b45")

    def piece(x, y, size, color, kind):
        dark, light = mix(color, "#000000", 0.28), mix(color, "#ffffff", 0.3)
        put = lambda points, shade=color: c.polygon([(x + px * size, y + py * size) for px, py in points], shade)
        c.oval(x + size * 0.5, y + size * 0.02, size * 0.8, size * 0.14, "#20110a", 70)
        c.oval(x, y, size * 0.5, size * 0.14, dark)
        c.box(x - size * 0.5, y - size * 0.14, size, size * 0.15, color, size * 0.06)
        top = {"pawn": -0.95, "rook": -1.25, "king": -1.75, "bishop": -1.45, "knight": -0.5}[kind]
        put([(-0.4, -0.1), (0.4, -0.1), (0.17, top), (-0.17, top)])
        put([(0.1, -0.1), (0.4, -0.1), (0.17, top), (0.06, top)], dark)
        if kind != "knight":
            c.box(x - size * 0.3, y + size * (top - 0.02), size * 0.6, size * 0.1, color, size * 0.05)
        if kind == "pawn":
            c.disc(x, y - size * 1.18, size * 0.27, color)
            c.disc(x - size * 0.08, y - size * 1.26, size * 0.09, light)
        elif kind == "rook":
            c.box(x - size * 0.32, y - size * 1.45, size * 0.64, size * 0.24, color)
            for merlon in (-0.32, -0.08, 0.16):
                c.box(x + size * merlon, y - size * 1.58, size * 0.16, size * 0.15, color)
        elif kind == "bishop":
            c.oval(x, y - size * 1.7, size * 0.23, size * 0.34, color)
            c.line([(x + size * 0.02, y - size * 1.62), (x + size * 0.16, y - size * 1.9)], dark, size * 0.06)
            c.disc(x, y - size * 2.08, size * 0.08, color)
        elif kind == "king":
            put([(-0.34, -2.2), (0.34, -2.2), (0.2, -1.72), (-0.2, -1.72)])
            c.box(x - size * 0.05, y - size * 2.55, size * 0.1, size * 0.4, color)
            c.box(x - size * 0.16, y - size * 2.46, size * 0.32, size * 0.1, color)
        else:
            put([(-0.36, -0.3), (-0.34, -0.8), (-0.14, -1.3), (-0.06, -1.72), (0.08, -1.52), (0.36, -1.3), (0.5, -0.96),
                 (0.4, -0.86), (0.08, -1.02), (0.26, -0.7), (0.36, -0.3)])
            put([(-0.36, -0.3), (-0.34, -0.8), (-0.14, -1.3), (-0.06, -1.72), (-0.1, -1.2), (-0.2, -0.7), (-0.2, -0.3)], light)
            c.disc(x + size * 0.08, y - size * 1.32, size * 0.045, "#20110a")

    black, white = "#33251f", "#f8efe0"
    for x, y, color, kind in (
        (1, 0, black, "rook"), (4, 0, black, "king"), (6, 1, black, "pawn"), (3, 1, black, "pawn"), (5, 2, black, "knight"),
        (0, 2, black, "pawn"), (7, 2, black, "bishop"), (2, 3, black, "pawn"), (4, 3, white, "pawn"),
        (1, 5, white, "bishop"), (3, 5, white, "pawn"), (5, 5, white, "knight"), (7, 5, white, "pawn"),
        (2, 6, white, "king"), (6, 6, white, "rook"),
    ):
        foot = eye(x + 0.5, y + 0.62)
        piece(*foot, 56 + 8 * y, color, kind)
    c.save(name)


@picture
def marathon(name):
    c = Canvas(name, "#7cb7d8", "#bfe0e6", "#f6ead0")
    c.disc(190, 170, 66, "#fff4cf")
    for x, y, size in ((420, 130, 1.0), (860, 90, 1.3), (1080, 200, 0.8)):
        for dx, dy, r in ((-60, 8, 30), (-20, -12, 42), (30, -4, 36), (66, 10, 26)):
            c.disc(x + dx * size, y + dy * size, r * size, "#ffffff", 210)
    c.hills(430, 34, "#a8c9a4", 0.4)
    c.hills(480, 24, "#8cb58b", 2.0)
    for x in range(-10, 1240, 74):
        c.tree(x + c.random.randint(-14, 14), 590, c.random.randint(130, 190),
               c.random.choice([["#e08a3c", "#d9722e", "#eba24f"], ["#c9502f", "#b5432b", "#d9653a"], ["#e5b93f", "#d9a52f", "#efcb5c"]]))
    c.box(0, 570, WIDTH, 240, "#6c7480")
    c.box(0, 562, WIDTH, 20, "#d9d4c6")
    c.box(0, 760, WIDTH, 40, "#59616d")
    for x in range(20, 1200, 150):
        c.polygon([(x, 742), (x + 84, 742), (x + 72, 752), (x - 12, 752)], "#f4f1e6")
    c.box(60, 330, 14, 250, "#3b4a63")
    c.box(1126, 330, 14, 250, "#3b4a63")
    c.box(60, 300, 1080, 70, "#2f5d9b", 6)
    for i in range(27):
        for row in range(2):
            c.box(78 + i * 39.5 + (row * 19.7), 312 + row * 23, 19.7, 23, "#f7f4ea")

    def runner(x, y, size, shirt, shorts, skin, hair, step):
        at = lambda px, py: (x + px * size, y + py * size)
        c.oval(*at(6, 8), 90 * size, 10 * size, "#2f3640", 90)
        limb = lambda points, color, width: c.line([at(*p) for p in points], color, width * size, caps=True)
        far, near = mix(skin, "#3b2a25", 0.22), skin
        limb([(14, -252), (46, -212), (80, -232)] if step else [(8, -252), (-30, -214), (-4, -180)], far, 19)
        limb([(2, -150), (-44, -96), (-104, -104)] if step else [(0, -150), (58, -104), (44, -34)], far, 26)
        limb([(-104, -104), (-118, -82)] if step else [(44, -34), (76, -30)], "#f0f0ea", 20)
        limb([(2, -150), (60, -112), (50, -30)] if step else [(2, -150), (-32, -88), (-96, -70)], near, 28)
        limb([(50, -30), (50, -6), (78, -4)] if step else [(-96, -70), (-112, -46)], "#fdfdf6", 20)
        limb([(0, -152), (30, -130)] if step else [(0, -152), (-16, -116)], shorts, 46)
        limb([(0, -158), (20, -250)], shirt, 60)
        limb([(4, -252), (-44, -226), (-26, -172)] if step else [(14, -252), (50, -208), (88, -232)], near, 20)
        limb([(4, -252), (-22, -238)] if step else [(14, -252), (34, -232)], mix(shirt, "#000000", 0.12), 30)
        c.box(*at(-6, -226), 36 * size, 28 * size, "#fbfaf2", 3)
        limb([(24, -270), (28, -292)], near, 20)
        c.disc(*at(32, -314), 30 * size, near)
        c.slice(*at(28, -318), 33 * size, 165, 330, hair)
        if step:
            limb([(2, -322), (-30, -306), (-40, -288)], hair, 13)

    runner(880, 664, 0.72, "#e3b23c", "#334155", "#e6b48f", "#3b2a20", True)
    runner(640, 672, 0.78, "#3f8f6b", "#26364d", "#d79b72", "#6b4226", False)
    runner(400, 690, 0.92, "#d1493f", "#2b2f44", "#efc3a0", "#2c211d", True)
    runner(1040, 716, 0.98, "#7a5aa6", "#23303f", "#dca57f", "#8a5a2b", False)
    runner(190, 722, 1.0, "#2f7fb8", "#3a2f3f", "#e8b893", "#a8763e", False)
    c.save(name)


@picture
def sourdough(name):
    c = Canvas(name, "#f3e3cb", "#ecd2ae", "#e3bd8f")
    c.glow(380, 240, 700, "#fff5e0", 170)
    c.box(0, 560, WIDTH, 240, "#a8713f")
    for y in range(566, 800, 46):
        c.box(0, y, WIDTH, 3, "#8f5c31")
        for _ in range(26):
            x = c.random.uniform(-60, WIDTH)
            c.line([(x, y + c.random.uniform(8, 40)), (x + c.random.uniform(60, 190), y + c.random.uniform(8, 40))], "#96633a", 1.6, 110)
    c.polygon([(90, 640), (760, 610), (860, 770), (40, 790)], "#f6efe2")
    for i in range(6):
        c.line([(100 + i * 8, 652 + i * 22), (768 + i * 15, 622 + i * 24)], "#c8523f" if i in (1, 4) else "#e8dcc6", 5)
    c.oval(460, 700, 350, 46, "#5f3a1d", 90)
    c.oval(450, 545, 330, 190, "#8f4f22")
    c.oval(446, 530, 318, 180, "#b56a2d")
    c.oval(420, 500, 270, 140, "#c98240")
    c.glow(350, 440, 210, "#f0bb76", 150)
    for _ in range(900):
        angle, reach = c.random.uniform(0, math.tau), c.random.random() ** 0.5
        x, y = 446 + math.cos(angle) * 300 * reach, 520 + math.sin(angle) * 160 * reach
        c.disc(x, y, c.random.uniform(0.8, 3.0), "#fdf2dd", c.random.randint(50, 170))
    for side in (-1, 1):
        c.arc(446 + side * 40, 520, 230, 150, 250 if side < 0 else 180, 360 if side < 0 else 290, "#7a3f1a", 5, 0)
    c.polygon([(446, 362), (464, 440), (470, 530), (456, 640), (436, 690), (430, 600), (428, 500), (432, 430)], "#f6dfb4")
    c.line([(446, 362), (428, 470), (430, 600), (438, 690)], "#8a4a1f", 6)
    for i in range(5):
        y = 420 + i * 56
        reach = 74 + 34 * math.sin((i + 0.6) / 5 * math.pi)
        for side in (-1, 1):
            start = 446 + side * 30
            leaf = [(start, y + 34), (start + side * reach, y - 16), (start + side * (reach + 18), y - 34), (start + side * reach * 0.45, y - 10)]
            c.polygon(leaf, "#f3d6a4")
            c.line([leaf[0], leaf[1], leaf[2]], "#8a4a1f", 4)
    c.box(868, 300, 230, 330, "#ffffff", 34, 70)
    c.box(868, 410, 230, 220, "#efe0c2", 34)
    for _ in range(90):
        c.disc(c.random.uniform(884, 1082), c.random.uniform(420, 616), c.random.uniform(3, 11), c.random.choice(["#f9efd9", "#dcc79e", "#e6d4ae"]))
    c.oval(983, 412, 115, 20, "#f7ecd2")
    c.box(868, 300, 230, 330, "#dfeef0", 34, 46)
    c.box(884, 320, 16, 280, "#ffffff", 8, 150)
    c.box(850, 276, 266, 40, "#c9543f", 14)
    c.polygon([(858, 316), (1108, 316), (1120, 348), (1080, 338), (1040, 352), (980, 340), (920, 352), (880, 338), (846, 348)], "#d9685a")
    c.box(858, 396, 250, 8, "#c9543f", 4)
    for stalk in range(5):
        x, y, lean = 760 + stalk * 26, 770 - stalk * 8, -0.5 + stalk * 0.12
        head = (x + 250 + stalk * 14, y - 90 - stalk * 22)
        c.line([(x - 60, y), head], "#b98a34", 5)
        for grain in range(8):
            gx, gy = head[0] + grain * 15, head[1] - grain * (5 + stalk * 1.3)
            for side in (-1, 1):
                c.oval(gx, gy + side * 8, 11, 6, "#e3b04b" if side < 0 else "#cf982f")
                c.line([(gx, gy + side * 8), (gx + 44, gy + side * 22 - 8)], "#d9a640", 1.6)
    c.save(name)


@picture
def first_snow(name):
    c = Canvas(name, "#2d3f6b", "#5a6c9b", "#a7aecb", "#e6d9dc")
    c.glow(600, 420, 900, "#f3d9d3", 110)
    c.hills(430, 40, "#8d99be", 0.8)
    c.hills(470, 30, "#b8bfd8", 2.4)
    for x in range(0, 1200, 46):
        c.pine(x + c.random.randint(-10, 10), 500 + c.random.randint(-8, 14), c.random.randint(50, 96), "#6d7aa6")
    c.box(700, 210, 92, 330, "#c9a9a6")
    c.box(700, 210, 34, 330, "#d8bbb5")
    c.polygon([(688, 212), (746, 84), (804, 212)], "#4f6a78")
    c.polygon([(746, 84), (804, 212), (780, 212), (746, 130), (716, 196), (706, 196)], "#f5f7fc")
    c.disc(746, 262, 26, "#f7ecd0")
    c.line([(746, 262), (746, 244)], "#4a3b4a", 4)
    c.line([(746, 262), (733, 262)], "#4a3b4a", 4)
    walls = ["#c98b6b", "#d8b08c", "#a9746e", "#8f8fae", "#c9a27c", "#b5837a"]

    def house(x, y, width, tall, wall):
        roof = width * 0.52
        c.box(x, y - tall, width, tall + 300, wall)
        c.box(x + width * 0.72, y - tall, width * 0.28, tall + 300, mix(wall, "#2d3f6b", 0.18))
        c.box(x + width * 0.66, y - tall - roof * 0.86, width * 0.11, roof * 0.6, mix(wall, "#2d2030", 0.35))
        c.box(x + width * 0.64, y - tall - roof * 0.9, width * 0.15, 13, "#ffffff", 6)
        for puff in range(6):
            c.disc(x + width * 0.72 + puff * 9 + puff**2, y - tall - roof * 0.98 - puff * 21, 9 + puff * 3, "#f2f1f7", 105 - puff * 15)
        c.polygon([(x - 18, y - tall + 6), (x + width / 2, y - tall - roof), (x + width + 18, y - tall + 6)], "#f5f7fc")
        c.polygon([(x + width / 2, y - tall - roof), (x + width + 18, y - tall + 6), (x + width * 0.62, y - tall + 6)], "#d5dbec")
        for lump in range(int(width / 15) + 2):
            c.disc(x - 14 + lump * 15, y - tall + 6, c.random.uniform(7, 12), "#f5f7fc" if lump < width / 24 else "#e1e6f2")
        rows, columns = max(1, int(tall / 74)), max(2, int(width / 70))
        for row in range(rows):
            for column in range(columns):
                wx = x + width * (column + 0.5) / columns - 17
                wy = y - tall + 36 + row * 74
                lit = c.random.random() < 0.62
                if lit:
                    c.glow(wx + 17, wy + 22, 70, "#ffdf9a", 70)
                c.box(wx - 4, wy - 4, 42, 54, mix(wall, "#ffffff", 0.5), 3)
                c.box(wx, wy, 34, 46, "#ffdd8f" if lit else "#4a5a80", 2)
                c.box(wx + 15, wy, 4, 46, mix(wall, "#ffffff", 0.5))
                c.box(wx, wy + 18, 34, 4, mix(wall, "#ffffff", 0.5))
                c.box(wx - 6, wy + 48, 46, 7, "#ffffff", 3)

    for x, y, width, tall in ((30, 560, 150, 130), (230, 550, 170, 160), (470, 556, 150, 120), (850, 560, 180, 150), (1070, 550, 160, 170)):
        house(x, y, width, tall, c.random.choice(walls))
    for x, y, width, tall, wall in ((-40, 740, 230, 200, 1), (250, 752, 260, 170, 0), (590, 750, 220, 210, 3), (880, 754, 270, 180, 2)):
        house(x, y, width, tall, walls[wall])
    c.hills(744, 12, "#f7f8fd", 1.2, 2.2)
    for x in (222, 548, 846, 1170):
        c.pine(x, 770, 130, "#35506a")
        for part in range(3):
            c.polygon([(x, 640 + part * 26), (x + 14 + part * 7, 668 + part * 27), (x - 14 - part * 7, 668 + part * 27)], "#f5f7fc")
    for _ in range(420):
        radius = c.random.choice([1.2, 1.8, 2.4, 3.2, 4.4])
        c.disc(c.random.uniform(0, WIDTH), c.random.uniform(0, HEIGHT), radius, "#ffffff", c.random.randint(110, 235))
    c.save(name)


@picture
def embroidery(name):
    c = Canvas(name, "#f4ecdc", "#efe5d1")
    for x in range(0, WIDTH, 6):
        c.line([(x, 0), (x, HEIGHT)], c.random.choice(["#e4d8c0", "#f9f3e6", "#ebe0ca"]), 2.2, 70)
    for y in range(0, HEIGHT, 6):
        c.line([(0, y), (WIDTH, y)], c.random.choice(["#dfd2b8", "#fbf6ea", "#e8dcc5"]), 2.2, 60)
    red, black, gold = "#b3202c", "#2a2226", "#d49a2a"
    cell = 12

    def stitch(column, row, color):
        x, y = column * cell, row * cell
        shade = mix(color, "#000000", c.random.uniform(0, 0.16))
        c.line([(x + 2, y + cell - 2), (x + cell - 2, y + 2)], mix(shade, "#000000", 0.22), 3.6, caps=True)
        c.line([(x + 2, y + 2), (x + cell - 2, y + cell - 2)], mix(shade, "#ffffff", 0.1), 3.6, caps=True)

    def rosette(dx, dy):
        """The color of an eight-pointed star's stitch, counted from its middle."""
        x, y = abs(dx), abs(dy)
        near, far = min(x, y), max(x, y)
        if far == 0 or (near == 0 and far <= 2):
            return gold
        if near + far <= 3:
            return black
        if far <= 10 and near >= 1 and far <= 2 * near + 4 and near + far <= 14:
            return None if far == near else (black if near + far in (13, 14) else red)
        if near == 0 and 5 <= far <= 12:
            return black if far % 2 else gold
        return None

    columns, rows = WIDTH // cell, HEIGHT // cell
    for row in range(rows):
        for column in range(columns):
            color = None
            edge = min(row, rows - 1 - row)
            wave = abs((column + 6) % 12 - 6)
            if edge == 2 or edge == 14:
                color = red
            elif 4 <= edge <= 12:
                up = edge - 5
                if wave == up:
                    color = red
                elif wave == up - 2 and up >= 2:
                    color = black
                elif wave == 6 - 0 and edge == 6:
                    color = gold
                elif abs(wave - 6) + abs(edge - 6) <= 1:
                    color = gold
            elif edge > 14:
                dx, dy = (column - 50 + 17) % 34 - 17, row - 33
                color = rosette(dx, dy)
                gap_x, gap_y = (column - 50) % 34 - 17, dy
                if color is None and abs(gap_x) + abs(gap_y) in (4, 6):
                    color = red if abs(gap_x) + abs(gap_y) == 6 else black
                elif color is None and abs(gap_x) + abs(gap_y) <= 1:
                    color = gold
                elif color is None and gap_x == 0 and 8 <= abs(gap_y) <= 14 and abs(gap_y) % 2 == 0:
                    color = black
                elif color is None and abs(gap_x) == abs(gap_y) - 8 and 8 <= abs(gap_y) <= 13:
                    color = red
            if color:
                stitch(column, row, color)
    c.line([(905, 760), (1120, 500)], "#7d8790", 9, caps=True)
    c.line([(908, 756), (1118, 502)], "#dfe5ea", 5, caps=True)
    c.line([(1102, 522), (1113, 509)], "#4c545c", 4)
    thread = [(1107 + 60 * math.sin(i / 9), 515 - i * 3.2 + 26 * (math.cos(i / 6) - 1)) for i in range(40)]
    c.line(thread, "#7d1620", 6, caps=True)
    c.line(thread, "#c22a36", 4, caps=True)
    cloth = ["#f6efe0", "#f1e8d6", "#ebe0cb"]
    shades = [mix(mix(color, "#000000", dark), cloth[1], light) for color in (red, black, gold)
              for dark, light in ((0.22, 0), (0.06, 0), (0, 0.16), (0, 0.42), (0, 0.7))]
    c.save_few_colors(name, [*cloth, *shades, "#7d8790", "#dfe5ea", "#a9b1b8"])


@picture
def greenhouse(name):
    c = Canvas(name, "#bfe0dc", "#e3f1df", "#f7f0cf")
    c.glow(850, 220, 620, "#fffbe3", 200)
    frame = "#4d7f77"
    c.polygon([(60, 720), (60, 360), (320, 200), (600, 70), (880, 200), (1140, 360), (1140, 720)], "#d9efe6", 190)
    for x in range(60, 1141, 90):
        top = 360 - (x - 60) * 160 / 260 if x < 320 else 200 - (x - 320) * 130 / 280 if x < 600 else 70 + (x - 600) * 130 / 280 if x < 880 else 200 + (x - 880) * 160 / 260
        c.line([(x, top), (x, 720)], frame, 5, 160)
    for y, inset in ((200, 260), (360, 0), (500, 0)):
        c.line([(60 + inset, y), (1140 - inset, y)], frame, 6, 190)
    c.line([(60, 720), (60, 360), (320, 200), (600, 70), (880, 200), (1140, 360), (1140, 720)], frame, 13)
    c.line([(600, 70), (600, 34)], frame, 7)

    def palm(x, y, tall, lean, colors, fronds=11):
        stem = [(x + lean * (i / 20) ** 2, y - tall * i / 20) for i in range(21)]
        c.line(stem, "#7a5b3e", 20)
        for i in range(2, 20, 2):
            sx, sy = stem[i]
            c.line([(sx - 9, sy), (sx + 9, sy - 4)], "#5e442d", 3)
        tx, ty = stem[-1]
        for i in range(fronds):
            angle = math.pi * (0.02 + 0.96 * i / (fronds - 1))
            reach = tall * 0.42 + c.random.uniform(-12, 18)
            color = colors[i % len(colors)]
            spine = [(tx + math.cos(angle) * reach * t / 12, ty - math.sin(angle) * reach * 0.62 * t / 12 + 96 * (t / 12) ** 2) for t in range(13)]
            for t, (px, py) in enumerate(spine[1:], 1):
                size = 46 * math.sin(t / 13 * math.pi) ** 0.7
                way = 1 if math.cos(angle) > 0 else -1
                c.polygon([(px, py), (px - way * 14 + 5, py + size), (px - way * 14 + 15, py + size * 0.8), (px + 10, py)], color)
                c.polygon([(px, py), (px - way * 8, py - size * 0.5), (px + way * 9, py - 2)], mix(color, "#ffffff", 0.12))
            c.line(spine, mix(color, "#12301f", 0.25), 4)

    def blade(x, y, tall, lean, color, width):
        left, right = [], []
        for i in range(17):
            t = i / 16
            half = width * math.sin(math.pi * (0.12 + 0.88 * t)) if t < 1 else 0
            px, py = x + lean * t * t, y - tall * t
            left.append((px - half, py))
            right.append((px + half, py))
        c.polygon(left + right[::-1], color)
        c.line([(x + lean * (i / 16) ** 2, y - tall * i / 16) for i in range(16)], mix(color, "#f2f6c8", 0.35), 3)

    palm(300, 720, 330, -30, ["#3f8f5b", "#4fa069", "#2f7a4d"])
    palm(930, 720, 350, 30, ["#43935f", "#5aac72", "#357f52"])
    palm(600, 720, 540, 14, ["#2f7a4d", "#43935f", "#5aac72"], 13)
    for _ in range(46):
        x = c.random.uniform(90, 1110)
        color = c.random.choice(["#2f7550", "#4b9a5c", "#6bb36a", "#245f48", "#86b95a"])
        blade(x, 724, c.random.uniform(90, 250), c.random.uniform(-90, 90), color, c.random.uniform(12, 26))
    for x, y in ((170, 560), (470, 590), (560, 530), (700, 580), (1000, 560), (1070, 610), (390, 640), (770, 650)):
        petal = c.random.choice(["#e8623f", "#f2a03d", "#d9487a", "#f5d24a"])
        for i in range(6):
            a = i / 6 * math.tau + x
            c.disc(x + math.cos(a) * 15, y + math.sin(a) * 15, 12, petal)
        c.disc(x, y, 8, "#fff2c4")
    c.box(0, 712, WIDTH, 100, "#8a6a4a")
    c.box(0, 706, WIDTH, 22, "#b59672")
    c.polygon([(520, 728), (680, 728), (820, 800), (380, 800)], "#e7d8b8")
    for x, pot in ((110, "#c96f4a"), (1050, "#c96f4a")):
        c.polygon([(x - 52, 690), (x + 52, 690), (x + 38, 774), (x - 38, 774)], pot)
        c.box(x - 60, 676, 120, 24, "#dc8660", 5)
        for i in range(7):
            blade(x, 680, 120 + 12 * (i % 3), -80 + i * 27, ["#5aa06a", "#7cba72"][i % 2], 11)
    c.save(name)


@picture
def river(name):
    c = Canvas(name, "#e9c7b4", "#f4dfc6", "#f7ecd9", "#cfdcd8")
    c.glow(300, 150, 420, "#fff4da", 230)
    c.disc(300, 150, 58, "#fff8e8")
    c.hills(214, 34, "#d5d6cf", 0.3)
    c.hills(252, 30, "#bccac4", 2.1)
    for x in range(0, 1200, 52):
        c.tree(x + c.random.randint(-16, 16), 330, c.random.randint(70, 120), c.random.choice([["#b98f5a", "#a87d4c"], ["#8ba08e", "#7d9484"], ["#c29a62", "#b3884f"]]), "#6f6154")
    column = Canvas("water", "#a9c4c4", "#6f9ca4", "#3f7280", "#2c5666").image.crop((0, 0, 2 * WIDTH, 2 * HEIGHT)).resize((WIDTH * SCALE, 380 * SCALE))
    c.image.paste(column, (0, 420 * SCALE))
    for _ in range(260):
        y = 425 + 370 * c.random.random() ** 1.3
        reach = 14 + (y - 420) * 0.22
        x = c.random.uniform(-40, WIDTH)
        c.box(x, y, reach * c.random.uniform(0.6, 2), 1.4 + (y - 420) * 0.008, c.random.choice(["#e9f0ea", "#c3d9d6", "#2f6272"]), 1, c.random.randint(50, 130))
    c.glow(300, 520, 170, "#fff1d4", 90)
    stone, shade = "#b9a38f", "#937c6c"
    c.polygon([(0, 300), (600, 262), (1200, 300), (1200, 462), (0, 462)], stone)
    for x in range(0, 1200, 64):
        for y in (346, 388, 428):
            if c.random.random() < 0.35:
                c.box(x + c.random.randint(0, 30), y, 34, 5, shade, 2, 110)
    for x, radius in ((110, 84), (350, 100), (600, 112), (850, 100), (1090, 84)):
        c.slice(x, 462, radius + 14, 180, 360, shade)
        c.slice(x, 462, radius, 180, 360, "#8fb0b2")
        c.box(x - radius, 462, radius * 2, 8, "#8fb0b2")
        c.slice(x, 470, radius * 0.96, 0, 180, "#4d7d88", 110)
    c.line([(0, 300), (600, 262), (1200, 300)], "#d6c3ad", 16)
    c.line([(0, 318), (600, 280), (1200, 318)], shade, 4)
    for x in range(60, 1200, 120):
        y = 300 - 38 * (1 - abs(x - 600) / 600)
        c.box(x - 3, y - 58, 6, 56, "#5c5250")
        c.disc(x, y - 62, 9, "#fff0c2")
    sx, sy = 640, 640
    for ring in range(4):
        c.arc(sx + 20, sy + 14, 130 + ring * 70, 24 + ring * 15, 0, 360, "#eaf3f0", 3.4, 150 - ring * 34)
    c.line([(sx - 130, sy + 6), (sx - 50, sy + 10), (sx + 4, sy + 4)], "#d9a27f", 32, caps=True)
    c.line([(sx - 10, sy - 6), (sx + 44, sy - 66), (sx + 110, sy - 16)], "#e7b591", 22, caps=True)
    c.disc(sx + 34, sy - 14, 31, "#e7b591")
    c.slice(sx + 34, sy - 16, 33, 160, 350, "#c8372f")
    c.oval(sx - 20, sy + 24, 150, 13, "#3f7280")
    c.line([(sx - 120, sy + 18), (sx - 190, sy + 34), (sx - 250, sy + 24)], "#f3efe2", 3)
    c.oval(sx - 282, sy + 18, 46, 28, "#f08a2c")
    c.oval(sx - 290, sy + 8, 26, 11, "#f8b26a")
    c.oval(sx - 282, sy + 42, 50, 9, "#3f7280")
    for x in (40, 70, 100, 1100, 1130, 1170):
        for _ in range(7):
            foot = x + c.random.uniform(-26, 26)
            tip = (foot + c.random.uniform(-30, 30), c.random.uniform(560, 660))
            c.line([(foot, 810), tip], c.random.choice(["#6f7a4a", "#8a8a52", "#5b6842"]), 6)
            c.line([tip, (tip[0] + 1, tip[1] - 34)], "#6b4a30", 12, caps=True)
    c.save(name)


@picture
def choir(name):
    c = Canvas(name, "#3a1f3d", "#5b2c4a", "#7c3b4d")
    for x in (150, 450, 750, 1050):
        c.box(x - 110, 110, 220, 520, "#2b1730", 110)
        c.box(x - 96, 124, 192, 506, "#8a4a55", 96)
        for i, color in enumerate(["#e0a458", "#c8664e", "#7d5a8a", "#4a7a8c"]):
            c.polygon([(x, 150 + i * 6), (x + 70, 240 + i * 84), (x, 330 + i * 70), (x - 70, 240 + i * 84)], color, 120)
        c.line([(x, 124), (x, 630)], "#2b1730", 6)
        for y in (270, 400, 530):
            c.line([(x - 96, y), (x + 96, y)], "#2b1730", 5)
    c.glow(600, 380, 1000, "#ffcf8a", 120)
    skins = ["#efc4a2", "#dfa980", "#f3d0b3", "#c98f68"]
    hairs = ["#3a261c", "#6b4226", "#a8763e", "#241a18", "#8a8a8a", "#c9a15a"]

    def singer(x, y, size, robe):
        skin, hair = c.random.choice(skins), c.random.choice(hairs)
        long_hair = c.random.random() < 0.55
        if long_hair:
            c.box(x - 33 * size, y - 40 * size, 66 * size, 82 * size, hair, 26 * size)
        c.polygon([(x - 60 * size, y + 72 * size), (x - 26 * size, y + 40 * size), (x + 26 * size, y + 40 * size), (x + 60 * size, y + 72 * size), (x + 74 * size, y + 320 * size), (x - 74 * size, y + 320 * size)], robe)
        c.disc(x - 44 * size, y + 76 * size, 20 * size, robe)
        c.disc(x + 44 * size, y + 76 * size, 20 * size, robe)
        c.box(x - 11 * size, y + 20 * size, 22 * size, 30 * size, mix(skin, "#6b3a2a", 0.25), 8)
        c.polygon([(x - 18 * size, y + 42 * size), (x + 18 * size, y + 42 * size), (x, y + 84 * size)], "#f6ead6")
        c.oval(x, y, 29 * size, 34 * size, skin)
        c.slice(x, y - 8 * size, 33 * size, 180, 360, hair)
        for side in (-1, 1):
            c.arc(x + side * 11 * size, y + 2 * size, 6 * size, 5 * size, 190, 350, "#4a2c22", 2.6 * size)
        c.oval(x, y + 18 * size, 6.5 * size, 8.5 * size, "#7a2430")
        c.polygon([(x - 54 * size, y + 140 * size), (x, y + 150 * size), (x, y + 196 * size), (x - 54 * size, y + 184 * size)], "#fbf5e6")
        c.polygon([(x + 54 * size, y + 140 * size), (x, y + 150 * size), (x, y + 196 * size), (x + 54 * size, y + 184 * size)], "#e6dac2")
        for side in (-1, 1):
            c.disc(x + side * 54 * size, y + 168 * size, 11 * size, skin)

    for row, (y, size, count, robe) in enumerate(((300, 0.8, 9, "#23466b"), (392, 0.92, 8, "#2d5680"), (496, 1.06, 7, "#386693"))):
        span = 1040 - row * 30
        for i in range(count):
            x = 600 - span / 2 + span * i / (count - 1)
            singer(x, y + 26 * math.cos((x - 600) / 600 * math.pi / 2) - 26, size, robe)
    c.box(0, 742, WIDTH, 60, "#2a1626")
    c.box(0, 736, WIDTH, 10, "#a8764a")
    at = lambda px, py: (600 + px, 800 + py)
    c.polygon([at(-104, 10), at(-76, -130), at(-30, -160), at(30, -160), at(76, -130), at(104, 10)], "#17101c")
    c.box(586, 616, 28, 36, "#d9a27f")
    c.disc(600, 596, 38, "#4a2c1c")
    c.disc(600, 556, 19, "#4a2c1c")
    c.line([at(-66, -120), at(-140, -170), at(-170, -250)], "#17101c", 32, caps=True)
    c.line([at(66, -120), at(146, -150), at(190, -226)], "#17101c", 32, caps=True)
    c.disc(*at(-172, -262), 17, "#dfa980")
    c.disc(*at(194, -238), 17, "#dfa980")
    c.line([at(196, -242), at(250, -320)], "#f6ead6", 4, caps=True)
    c.save(name)


@picture
def bench(name):
    c = Canvas(name, "#9cc3cf", "#d6e0cf", "#f8e6bb")
    c.glow(260, 260, 520, "#fff4cf", 190)
    for x in range(-20, 1240, 90):
        c.box(x, 300 + c.random.randint(-40, 50), 72, 300, c.random.choice(["#c9c3b5", "#bdb9b0", "#d3c8b4"]))
    for x in range(-10, 1230, 84):
        c.tree(x, 540, c.random.randint(150, 210), c.random.choice([["#d9a441", "#e3b65c", "#c98f35"], ["#b9b05a", "#a8a04d"], ["#d08648", "#c4763b"]]))
    c.hills(520, 8, "#b8b562", 0.5)
    c.hills(590, 10, "#9aa552", 2.5)
    c.polygon([(0, 690), (1200, 640), (1200, 800), (0, 800)], "#e3cfa8")
    c.line([(0, 690), (1200, 640)], "#c9b285", 8)
    c.polygon([(150, 720), (176, 300), (140, 60), (320, 60), (270, 320), (292, 720), (340, 742), (110, 742)], "#5d4636")
    c.polygon([(230, 720), (246, 300), (250, 60), (320, 60), (270, 320), (292, 720), (340, 742)], "#4b372b")
    c.line([(250, 330), (400, 190), (560, 130)], "#4b372b", 30, caps=True)
    c.line([(180, 300), (60, 190), (-20, 150)], "#5d4636", 30, caps=True)
    leaves = ["#e0912f", "#d9722a", "#efb345", "#c8552b", "#f2c763", "#b8452a"]
    for _ in range(420):
        x, y = c.random.gauss(270, 220), c.random.gauss(80, 76)
        if y < 330 and x + y < 800:
            c.disc(x, y, c.random.uniform(16, 34), c.random.choice(leaves), 235)
    c.oval(760, 742, 330, 20, "#7d6a4a", 110)
    for x in (540, 960):
        c.line([(x - 20, 740), (x, 600), (x - 26, 440)], "#2f3d3f", 14, caps=True)
        c.line([(x + 64, 744), (x + 56, 612), (x - 4, 604)], "#2f3d3f", 14, caps=True)
        c.line([(x - 12, 536), (x + 70, 536), (x + 60, 612)], "#2f3d3f", 11, caps=True)
    for i in range(4):
        c.box(478, 440 + i * 36, 530, 24, mix("#b5653a", "#8a4527", i / 5), 6)
        c.box(478, 440 + i * 36, 530, 6, "#cf8355", 3)
    for i in range(3):
        c.box(492 + i * 14, 590 + i * 16, 540, 18, mix("#c97846", "#9a5430", i / 3), 5)
    c.polygon([(800, 588), (870, 582), (884, 594), (812, 602)], "#f5efe0")
    c.polygon([(800, 588), (740, 584), (744, 598), (812, 602)], "#e6ddc8")
    c.box(640, 556, 34, 38, "#3f7a86", 5)
    c.arc(676, 574, 12, 11, 270, 90, "#3f7a86", 6)
    for i in range(3):
        c.line([(648 + i * 9 + 5 * math.sin(t / 3 + i), 548 - t * 3) for t in range(10)], "#ffffff", 3, 130)
    c.box(1096, 250, 13, 470, "#2f3d3f")
    c.box(1082, 706, 42, 20, "#2f3d3f", 5)
    c.polygon([(1072, 170), (1132, 170), (1120, 250), (1084, 250)], "#fdf1c6")
    c.polygon([(1062, 172), (1102, 132), (1142, 172)], "#2f3d3f")
    for _ in range(150):
        x, y = c.random.uniform(0, WIDTH), c.random.uniform(650, 796)
        if y < 694 - x * 0.042:
            continue
        angle = c.random.uniform(0, math.tau)
        dx, dy = math.cos(angle) * 12, math.sin(angle) * 5
        c.polygon([(x - dx, y - dy), (x + dy, y - dx * 0.4), (x + dx, y + dy), (x - dy, y + dx * 0.4)], c.random.choice(leaves))
    for x, y in ((470, 300), (620, 350), (720, 240), (860, 400), (420, 420), (980, 330)):
        c.polygon([(x - 12, y), (x, y - 8), (x + 14, y + 3), (x, y + 8)], c.random.choice(leaves))
    c.save(name)


@picture
def orchard(name):
    c = Canvas(name, "#9ec9d8", "#dbe8d6", "#fbe7bf")
    c.glow(980, 200, 460, "#fff6d8", 210)
    c.disc(980, 196, 60, "#fff7df")
    c.hills(400, 26, "#b9c99a", 0.9)
    c.hills(446, 20, "#9db87e", 2.8)
    c.hills(500, 14, "#87ab5f", 4.4)
    greens = [["#6f9440", "#7fa34b", "#8fb158"], ["#7d8f3a", "#93a347", "#a8b355"], ["#a39a3f", "#b5a94a", "#8f9a42"]]

    def apple_tree(x, y, size, apples):
        c.oval(x + size * 0.1, y, size * 0.5, size * 0.06, "#3f5a2c", 90)
        c.polygon([(x - size * 0.075, y), (x - size * 0.035, y - size * 0.6), (x + size * 0.045, y - size * 0.6), (x + size * 0.085, y)], "#5f4a38")
        for side in (-1, 1):
            c.line([(x, y - size * 0.36), (x + side * size * 0.26, y - size * 0.66)], "#5f4a38", size * 0.055, caps=True)
        colors = c.random.choice(greens)
        spots = []
        for _ in range(round(60 + size / 4)):
            angle, reach = c.random.uniform(0, math.tau), c.random.random() ** 0.5
            spot = (x + math.cos(angle) * reach * size * 0.5, y - size * 0.84 + math.sin(angle) * reach * size * 0.3)
            light = 0.25 if spot[1] < y - size * 0.92 else 0
            c.disc(*spot, size * c.random.uniform(0.05, 0.1), mix(c.random.choice(colors), "#e9e58a", light))
            spots.append(spot)
        for spot in c.random.sample(spots, apples):
            c.disc(*spot, size * 0.034, "#b5302b")
            c.disc(spot[0] - size * 0.008, spot[1] - size * 0.01, size * 0.022, "#d9473a")
            c.disc(spot[0] - size * 0.013, spot[1] - size * 0.015, size * 0.007, "#f7b7a0")

    for x in range(40, 1240, 150):
        apple_tree(x + c.random.randint(-14, 14), 530, 170, 9)
    for x in (-10, 250, 520, 800, 1080):
        apple_tree(x + 60, 620, 270, 14)
    c.hills(640, 8, "#7aa352", 1.4, 2.0)
    for _ in range(60):
        x, y = c.random.uniform(0, WIDTH), c.random.uniform(680, 795)
        if c.random.random() < 0.3:
            c.disc(x, y, c.random.uniform(7, 11), c.random.choice(["#c93b31", "#d9553a", "#e0a03c"]))
        for lean in (-6, 0, 6):
            c.line([(x, y + 6), (x + lean, y - 10)], c.random.choice(["#5f8a3c", "#94b95f"]), 2.6)
    apple_tree(250, 740, 560, 30)
    apple_tree(1010, 748, 540, 28)
    c.line([(452, 748), (360, 250)], "#b98a52", 11, caps=True)
    c.line([(520, 748), (398, 246)], "#c99a60", 11, caps=True)
    for step in range(9):
        part = 0.08 + step * 0.1
        c.line([(452 - 92 * part, 748 - 498 * part), (520 - 122 * part, 748 - 502 * part)], "#d9ad74", 8)
    for x, y, size in ((640, 676, 1.0), (756, 702, 1.2)):
        c.oval(x + 8, y + 50 * size, 74 * size, 12 * size, "#3f5a2c", 100)
        for i in range(16):
            angle = i * 2.4
            spot = (x + math.cos(angle) * 46 * size * (i / 16) ** 0.5, y - 8 * size - 14 * size * (1 - i / 16))
            c.disc(*spot, 16 * size, c.random.choice(["#c93b31", "#d9553a", "#e0a03c", "#b5302b"]))
            c.disc(spot[0] - 5 * size, spot[1] - 5 * size, 4 * size, "#f9cbb0", 200)
        c.polygon([(x - 66 * size, y - 4 * size), (x + 66 * size, y - 4 * size), (x + 50 * size, y + 54 * size), (x - 50 * size, y + 54 * size)], "#a87440")
        for row in range(4):
            for column in range(9):
                left = x - 60 * size + column * 13.4 * size + (row % 2) * 6 * size
                c.box(left, y + (4 + row * 12) * size, 8 * size, 7 * size, "#c9975c", 2)
        c.box(x - 70 * size, y - 10 * size, 140 * size, 13 * size, "#bd8850", 6)
        c.arc(x, y - 6 * size, 60 * size, 62 * size, 180, 360, "#8f6236", 7 * size)
    c.save(name)


if __name__ == "__main__":
    for wanted in sys.argv[1:] or PICTURES:
        PICTURES[wanted](wanted)
