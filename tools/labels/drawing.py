"""Labels as a camera sees them: drawn, held askew, blurred, lit unevenly, noisy, compressed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tools.labels.fonts import font

Picture = NDArray[np.uint8]
_PAPERS = ((255, 255, 255), (250, 248, 240), (255, 236, 60), (255, 205, 0), (205, 20, 30),
           (20, 60, 130), (20, 20, 20), (240, 240, 240), (250, 120, 20))  # fmt: skip
_WORDS = ("MILCH", "Butter", "Café", "Bio", "Pasta", "Olive oil", "Seife", "TEA", "Reis", "Joghurt",
          "Vanille", "Chips", "Kaffee", "Snack", "Shampoo", "Angebot", "SALE")  # fmt: skip


@dataclass(slots=True)
class Drawn:
    """A picture, and where each sign was drawn in it."""

    picture: Picture
    signs: list[tuple[str, tuple[float, float, float, float]]] = field(default_factory=list)
    """Each with its box: left, top, right, bottom."""
    dark_ink: bool = True


class Pen:
    """Writes on a label and remembers where."""

    def __init__(self, size: tuple[int, int], paper: tuple[int, ...]) -> None:
        """Begin a label of that width and height."""
        self.image = Image.new("RGB", size, paper)
        self.draw = ImageDraw.Draw(self.image)
        self.signs: list[tuple[str, tuple[float, float, float, float]]] = []

    def write(
        self, text: str, at: tuple[float, float], path: Path, size: int, ink: tuple[int, ...],
        *, spread: float = 0.0,
    ) -> float:  # fmt: skip
        """Write a text whose baseline begins at a point, and give where it ends.

        ``spread`` is added between two signs, in shares of the size.
        """
        x, y = at
        used = font(path, size)
        for sign in text:
            self.draw.text((x, y), sign, ink, font=used, anchor="ls")
            # A text's box has the room beside the ink in it; this is of the ink alone.
            mask, offset = used.getmask2(sign, mode="L", anchor="ls")
            inked = mask.getbbox()
            if inked is not None:
                left, top, right, bottom = inked
                at_x, at_y = x + offset[0], y + offset[1]
                box = (at_x + left, at_y + top, at_x + right, at_y + bottom)
                self.signs.append((sign, box))
            x += used.getlength(sign) + spread * size
        return x


def colours(rng: random.Random) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Choose paper and ink that can be told apart."""
    paper = rng.choice(_PAPERS)
    light = sum(paper) > 380
    if light:
        ink = rng.choice(((0, 0, 0), (20, 20, 20), (180, 10, 20), (10, 40, 120), (60, 60, 60)))
    else:
        ink = rng.choice(((255, 255, 255), (255, 235, 60), (245, 245, 245)))
    return paper, ink


def price_text(rng: random.Random) -> tuple[str, str, str]:
    """Make a price up: as it is to be read, as it is written, and its raised cents or ""."""
    kind = rng.random()
    if kind < 0.12:
        whole = rng.choice((rng.randint(100, 999), rng.randint(1000, 19_999)))
        return str(whole), f"{rng.choice(('', '¥', '$'))}{whole}{rng.choice(('', ' €', ' ¥'))}", ""
    euros = rng.choice((rng.randint(0, 9), rng.randint(0, 99), rng.randint(1, 199)))
    if kind < 0.2:
        return f"{euros}.00", f"{euros}{rng.choice('.,')}{rng.choice('–-')}", ""
    cents = rng.choice((99, 95, 49, 50, rng.randint(0, 99), rng.randint(0, 99)))
    read = f"{euros}.{cents:02d}"
    if kind < 0.35:
        return read, str(euros), f"{cents:02d}"
    mark = rng.choice(".,")
    before, after = rng.choice((("", ""), ("", " €"), ("€", ""), ("$", ""), ("", "€"), ("£", ""),
                                ("", " EUR"), ("CHF ", "")))  # fmt: skip
    return read, f"{before}{euros}{mark}{cents:02d}{after}", ""


def draw_label(rng: random.Random, fonts: Sequence[Path]) -> tuple[Drawn, str]:
    """Draw a whole label; give it with the price that is to be read."""
    width, height = 720, rng.randint(300, 460)
    paper, ink = colours(rng)
    pen = Pen((width, height), paper)
    main, small = rng.choice(fonts), rng.choice(fonts)
    read, written, raised = price_text(rng)
    y = 20
    for _ in range(rng.randint(1, 2)):
        size = rng.randint(26, 44)
        y += size
        pen.write(" ".join(rng.sample(_WORDS, 2)), (24, y), small, size, ink)
    size = rng.randint(110, 190)
    used = font(main, size)
    room = width - 60
    wide = used.getlength(written) + (used.getlength(raised) * 0.55 if raised else 0)
    size = int(min(size, size * room / max(1, wide)))
    x = width - 30 - wide * size / used.size if rng.random() < 0.6 else 30
    foot = height - rng.randint(20, 50)
    spread = rng.choice((0.0, 0.0, 0.02))
    end = pen.write(written, (x, foot), main, size, ink, spread=spread)
    if raised:
        top = pen.draw.textbbox((x, foot), written, font=font(main, size), anchor="ls")[1]
        less = int(size * rng.uniform(0.45, 0.6))
        box = font(main, less).getbbox(raised, anchor="ls")
        pen.write(raised, (end + 0.02 * size, top - box[1]), main, less, ink)
    head = foot - size
    if rng.random() < 0.35 and x > 250:
        _old_price(rng, pen, small, ink, (30, foot - 10))
    elif rng.random() < 0.5 and x > 250:
        unit = f"1 kg = {rng.randint(1, 30)},{rng.randint(0, 99):02d} €"
        pen.write(unit, (24, foot), small, rng.randint(18, 26), ink)
        if rng.random() < 0.5:
            _bars(rng, pen, (24, foot - 75), ink)
    if rng.random() < 0.3:
        pen.draw.rectangle((4, 4, width - 5, height - 5), outline=ink, width=rng.randint(2, 5))
    if rng.random() < 0.15 and head - y > 12:
        pen.draw.line((20, y + 10, width - 20, y + 10), fill=ink, width=3)
    drawn = Drawn(np.array(pen.image), pen.signs, sum(paper) > sum(ink))
    return seen(rng, drawn), read


def _old_price(
    rng: random.Random, pen: Pen, path: Path, ink: tuple[int, ...], at: tuple[float, float]
) -> None:
    """Write the price that was, and strike it through."""
    size = rng.randint(40, 64)
    text = f"{rng.randint(1, 30)},{rng.randint(0, 99):02d}"
    box = pen.draw.textbbox(at, text, font=font(path, size), anchor="ls")
    pen.write(text, at, path, size, ink)
    middle = (box[1] + box[3]) / 2
    head, foot = rng.choice(((box[3], box[1]), (middle, middle)))
    line = (box[0] - 6, head, box[2] + 6, foot)
    pen.draw.line(line, fill=ink, width=rng.randint(3, 6))


def _bars(rng: random.Random, pen: Pen, at: tuple[float, float], ink: tuple[int, ...]) -> None:
    x, y = at
    for _ in range(30):
        wide = rng.choice((2, 2, 4, 6))
        pen.draw.rectangle((x, y, x + wide - 1, y + 40), fill=ink)
        x += wide + rng.choice((2, 4, 6))


def draw_signs(rng: random.Random, fonts: Sequence[Path], signs: str) -> Drawn:
    """Draw lines of signs in any order, to learn what each looks like."""
    width, height = 720, 420
    paper, ink = colours(rng)
    pen = Pen((width, height), paper)
    y = 10.0
    while y < height - 60:
        size = rng.choice((rng.randint(34, 60), rng.randint(60, 110), rng.randint(110, 190)))
        y += size * 0.85
        path = rng.choice(fonts)
        text = "".join(rng.choice(signs) for _ in range(40))
        x = rng.uniform(10, 40)
        for sign in text:
            wide = font(path, size).getlength(sign)
            if x + wide > width - 20:
                break
            x = pen.write(sign, (x, y), path, size, ink) + rng.choice((0.0, 0.0, 0.03, 0.1)) * size
        y += rng.uniform(6, 24)
    return seen(rng, Drawn(np.array(pen.image), pen.signs, sum(paper) > sum(ink)))


def seen(rng: random.Random, drawn: Drawn, *, hard: float = 1.0) -> Drawn:
    """Give a label as a camera sees it; ``hard`` scales how askew and blurred it is."""
    height, width = drawn.picture.shape[:2]
    out_width = rng.randint(320, 640)
    scale = out_width / (width * rng.uniform(1.06, 1.5))
    out_height = int(height * scale * rng.uniform(1.1, 1.5))
    turn = np.deg2rad(rng.gauss(0, 3.0) * hard)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    centred = (corners - (width / 2, height / 2)) * scale
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    askew = 0.05 * hard
    placed = centred @ spin.T
    placed *= 1 + np.array([[rng.uniform(-askew, askew) for _ in range(2)] for _ in range(4)])
    placed[:, 0] *= rng.uniform(0.85, 1.0)
    placed += (out_width / 2 + rng.uniform(-8, 8), out_height / 2 + rng.uniform(-8, 8))
    matrix = np.asarray(
        cv2.getPerspectiveTransform(corners.astype(np.float32), placed.astype(np.float32)),
        np.float64,
    )
    behind = tuple(rng.randint(30, 220) for _ in range(3))
    picture = cv2.warpPerspective(
        drawn.picture, matrix, (out_width, out_height), flags=cv2.INTER_AREA,
        borderMode=cv2.BORDER_CONSTANT, borderValue=behind,
    ).astype(np.float32)  # fmt: skip
    blur = 0.3 + abs(rng.gauss(0, 0.7)) * hard
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), blur), np.float32)
    if rng.random() < 0.3:
        size = rng.randint(2, 4)
        kernel = np.zeros((size, size), np.float32)
        kernel[size // 2] = 1.0 / size
        kernel = kernel if rng.random() < 0.7 else kernel.T
        picture = np.asarray(cv2.filter2D(picture, -1, kernel), np.float32)
    slope = np.linspace(rng.uniform(0.6, 1.0), rng.uniform(0.6, 1.0), out_width, dtype=np.float32)
    picture = (picture - 128) * rng.uniform(0.55, 1.0) + 128 * rng.uniform(0.75, 1.15)
    picture *= slope[None, :, None]
    noise = np.random.default_rng(rng.getrandbits(32))
    picture += noise.normal(0, rng.uniform(1, 7), picture.shape).astype(np.float32)
    whole = np.clip(picture, 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", whole, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(60, 95)])
    made = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
    return Drawn(made, [(sign, _moved(box, matrix)) for sign, box in drawn.signs], drawn.dark_ink)


def _moved(
    box: tuple[float, float, float, float], matrix: NDArray[np.float64]
) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    points = np.array([[[left, top], [right, top], [right, bottom], [left, bottom]]], np.float64)
    there = cv2.perspectiveTransform(points, matrix)[0]
    return (float(there[:, 0].min()), float(there[:, 1].min()),
            float(there[:, 0].max()), float(there[:, 1].max()))  # fmt: skip
