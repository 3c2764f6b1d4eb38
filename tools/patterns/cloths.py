"""Cloth of a known pattern, drawn with chances: planes of colour, float32 (side, side, 3) in 0..1.

It shares nothing with the drawings of the demo shop, so that the shop can judge what was learnt.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from tools.patterns.planes import Chances, Floats, grid, mixed, soft_noise

LEAST, MOST = 4, 26
"""How often a pattern comes back over a picture."""


def draw(pattern: str, side: int, chances: Chances) -> Floats:
    """Draw cloth of one of the patterns that the kiosk tells."""
    ground = _colour(chances)
    cloth = np.broadcast_to(ground, (side, side, 3)).astype(np.float32)
    match pattern:
        case "striped":
            return _striped(cloth, chances)
        case "checked":
            return _checked(cloth, chances)
        case "dotted":
            return _dotted(cloth, chances)
        case "floral":
            return _floral(cloth, chances)
        case "printed":
            return _printed(cloth, chances)
        case _:
            return _plain(cloth, chances)


def _colour(chances: Chances) -> Floats:
    """Draw a colour; greys, black and white come often."""
    rgb = chances.uniform(0.03, 0.97, 3)
    if chances.random() < 0.3:
        rgb = np.full(3, rgb.mean()) + chances.uniform(-0.03, 0.03, 3)
    if chances.random() < 0.3:
        rgb = chances.choice([0.08, 0.93]) + chances.uniform(-0.05, 0.05, 3)
    return np.asarray(rgb.clip(0, 1), np.float32)


def _apart(cloth: Floats, chances: Chances) -> Floats:
    """Draw a colour that can be told from the cloth's."""
    own = cloth[0, 0]
    while True:
        other = _colour(chances)
        if np.abs(other - own).sum() > 0.35:
            return other


def _turned(side: int, chances: Chances) -> tuple[Floats, Floats]:
    """Give coordinates across and along a pattern: mostly upright or level, and a little off."""
    x, y = grid(side)
    turn = chances.choice([0.0, np.pi / 2]) + chances.normal(0, 0.05)
    if chances.random() < 0.2:
        turn = chances.uniform(0, np.pi)
    across, along = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    # No cloth hangs quite straight.
    across = across + chances.uniform(0, 0.02) * np.sin(along * chances.uniform(2, 8))
    return np.asarray(across, np.float32), np.asarray(along, np.float32)


def _bands(place: Floats, times: float, share: float, soft: float, shift: float) -> Floats:
    """Give bands, 0..1, that make so much of the cloth."""
    there = np.abs(np.mod(place * times + shift, 1) - 0.5) * 2
    return np.asarray(np.clip((share - there) / soft + 0.5, 0, 1), np.float32)


def _striped(cloth: Floats, chances: Chances) -> Floats:
    across, _ = _turned(len(cloth), chances)
    times, shift = chances.uniform(LEAST, MOST), chances.random()
    for share in chances.uniform(0.15, 0.75, int(chances.choice([1, 1, 1, 2]))):
        soft = chances.uniform(0.05, 0.35)
        one = _bands(across, times, share, soft, shift + chances.choice([0.0, 0.5]))
        cloth = mixed(cloth, _apart(cloth, chances), one)
    return cloth


def _checked(cloth: Floats, chances: Chances) -> Floats:
    across, along = _turned(len(cloth), chances)
    times = chances.uniform(LEAST, 18)
    other = _apart(cloth, chances)
    sort = chances.random()
    if sort < 0.15:
        boards = [np.sign(np.sin(place * np.pi * times)) for place in (across, along)]
        return mixed(cloth, other, np.asarray(boards[0] * boards[1] > 0, np.float32))
    share, soft = chances.uniform(0.1, 0.6), chances.uniform(0.05, 0.3)
    bands = [_bands(place, times, share, soft, 0.0) for place in (across, along)]
    if sort < 0.6:  # gingham, which is darker where the bands cross
        cloth = mixed(cloth, other, np.asarray((bands[0] + bands[1]) / 2, np.float32))
    else:
        for one in bands:
            cloth = mixed(cloth, other, one * np.float32(chances.uniform(0.5, 1)))
    if chances.random() < 0.6:
        third, shift = _apart(cloth, chances), chances.uniform(0.3, 0.7)
        for place in (across, along):
            thin = _bands(place, times, chances.uniform(0.04, 0.12), 0.06, shift)
            cloth = mixed(cloth, third, thin * np.float32(chances.uniform(0.5, 1)))
    return cloth


def _places(side: int, chances: Chances, times: float, loose: float) -> Floats:
    """Give points of a lattice, (n, 2) in pixels, upright or offset, each moved a little."""
    step = side / times
    rows, columns = np.mgrid[-1 : times + 1, -1 : times + 1].astype(np.float32)
    columns = columns + chances.choice([0.0, 0.5]) * np.mod(rows, 2)
    points = np.stack([columns.ravel(), rows.ravel()], axis=1) + chances.random(2)
    return np.asarray((points + chances.uniform(-loose, loose, points.shape)) * step, np.float32)


def _dotted(cloth: Floats, chances: Chances) -> Floats:
    side, times = len(cloth), chances.uniform(LEAST + 1, MOST)
    loose = chances.choice([0.0, 0.0, 0.25])
    colours = [_apart(cloth, chances) for _ in range(int(chances.choice([1, 1, 1, 2])))]
    radius = side / times * chances.uniform(0.13, 0.4)
    cloth = cloth.copy()
    for place in _places(side, chances, times, loose):
        _oval(cloth, place, (radius, radius), 0.0, colours[int(chances.integers(len(colours)))])
    return cloth


def _floral(cloth: Floats, chances: Chances) -> Floats:
    """Scatter flowers of some colours, with or without leaves, of one size or of two."""
    side, times = len(cloth), chances.uniform(LEAST, 13)
    petals = [_apart(cloth, chances) for _ in range(int(chances.integers(1, 4)))]
    leaf, heart = _apart(cloth, chances), _apart(cloth, chances)
    leaf[1] = max(leaf[1], 0.35)
    count, leaves = int(chances.integers(4, 9)), int(chances.integers(0, 4))
    broad = chances.uniform(0.25, 0.5)
    cloth = cloth.copy()
    for place in _places(side, chances, times, 0.3):
        size = side / times * chances.uniform(0.22, 0.48)
        turn = chances.uniform(0, 2 * np.pi)
        for _ in range(leaves):
            angle = chances.uniform(0, 2 * np.pi)
            _petal(cloth, place, angle, size * 1.3, size * 0.22, leaf)
        colour = petals[int(chances.integers(len(petals)))]
        for number in range(count):
            angle = turn + 2 * np.pi * number / count
            _petal(cloth, place, angle, size * 0.55, size * broad, colour)
        _oval(cloth, place, (size * 0.25, size * 0.25), 0.0, heart)
    return cloth


def _printed(cloth: Floats, chances: Chances) -> Floats:
    """Print one picture on the middle, or forms or spots of no other pattern all over."""
    side, sort = len(cloth), chances.random()
    if sort < 0.5:
        return _with_picture(cloth, chances)
    if sort < 0.75:
        x, y = grid(side)
        times, wide = chances.uniform(LEAST, 13), chances.uniform(0.3, 0.9)
        wave = np.abs(np.mod(x * times, 1) - 0.5) * 2 * wide
        if chances.random() < 0.3:
            wave = np.sin(x * times * 2 * np.pi) * wide / 2
        place = np.asarray(y + wave / times, np.float32)
        bands = _bands(place, times, chances.uniform(0.3, 0.6), 0.1, 0.0)
        return mixed(cloth, _apart(cloth, chances), bands)
    rough = chances.uniform(0.01, 0.06)
    for _ in range(int(chances.integers(1, 4))):
        spots = soft_noise(side, rough, chances) > chances.uniform(0.2, 0.9)
        cloth = mixed(cloth, _apart(cloth, chances), spots.astype(np.float32))
    return cloth


def _with_picture(cloth: Floats, chances: Chances) -> Floats:
    """Print letters, rings or other forms once, in the middle."""
    side, cloth = len(cloth), cloth.copy()
    middle = side * (0.5 + chances.uniform(-0.06, 0.06, 2))
    reach = side * chances.uniform(0.1, 0.22)
    for _ in range(int(chances.integers(1, 5))):
        colour = _apart(cloth, chances).tolist()
        place = middle + chances.uniform(-0.5, 0.5, 2) * reach
        thick = int(chances.choice([-1, max(2, side // 60)]))
        form, size = chances.random(), reach * chances.uniform(0.4, 1)
        if form < 0.3:
            letters = chances.integers(ord("A"), ord("Z") + 1, chances.integers(2, 7))
            word = "".join(chr(int(letter)) for letter in letters)
            start, written = (int(middle[0] - reach), int(place[1])), np.zeros((side, side), "u1")
            cv2.putText(written, word, start, int(chances.integers(0, 5)), reach / 40, 255,
                        max(2, side // 90), cv2.LINE_AA)  # fmt: skip
            cloth = mixed(cloth, np.array(colour, np.float32), (written / 255).astype(np.float32))
        elif form < 0.55:
            cv2.circle(cloth, _whole(place), int(size), colour, thick, cv2.LINE_AA)
        else:
            corners = np.sort(chances.uniform(0, 2 * np.pi, int(chances.integers(3, 11))))
            far = size * chances.uniform(0.4, 1, len(corners))
            points = place + np.stack([np.cos(corners), np.sin(corners)], axis=1) * far[:, None]
            if thick < 0:
                cv2.fillPoly(cloth, [points.astype(np.int32)], colour, cv2.LINE_AA)
            else:
                cv2.polylines(cloth, [points.astype(np.int32)], True, colour, thick, cv2.LINE_AA)
    return cloth


def _plain(cloth: Floats, chances: Chances) -> Floats:
    """Leave the colour alone, or give it wool's grain or a fine weave."""
    side, sort = len(cloth), chances.random()
    if sort < 0.5:
        return cloth
    if sort < 0.75:
        grain = soft_noise(side, chances.uniform(0.002, 0.006), chances)
        return np.asarray(cloth * (1 + chances.uniform(0, 0.05) * grain[..., None]), np.float32)
    x, y = grid(side)
    weave = np.sin((x + y * chances.choice([-1, 0, 1])) * np.pi * chances.uniform(120, 300))
    return np.asarray(cloth * (1 + chances.uniform(0, 0.08) * weave[..., None]), np.float32)


def _whole(place: NDArray[np.floating]) -> tuple[int, int]:
    return int(place[0]), int(place[1])


def _petal(
    cloth: Floats, place: Floats, angle: float, long: float, broad: float, colour: Floats
) -> None:
    """Paint an oval that begins at a point and reaches out from it."""
    ahead = np.array([np.cos(angle), np.sin(angle)], np.float32) * np.float32(long * 0.9)
    _oval(cloth, place + ahead, (long, broad), angle, colour)


def _oval(
    cloth: Floats, place: Floats, axes: tuple[float, float], angle: float, colour: Floats
) -> None:
    centre = round(float(place[0]) * 16), round(float(place[1]) * 16)
    size = max(round(axes[0] * 16), 8), max(round(axes[1] * 16), 8)
    cv2.ellipse(cloth, centre, size, float(np.degrees(angle)), 0, 360, colour.tolist(), -1,
                cv2.LINE_AA, 4)  # fmt: skip
