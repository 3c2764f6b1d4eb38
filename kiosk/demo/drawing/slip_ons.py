"""Flats, heels and sandals, seen from the side, the toe to the left."""

from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.patterns import darker
from kiosk.demo.drawing.shapes import (
    Colour,
    Plane,
    ellipse,
    filled,
    rgb,
    stroke,
)

_LINING = rgb("d8cbb8")


def flat_shoe(cloth: Plane, colour: Colour) -> Canvas:
    """Draw a ballet flat with a small bow."""
    canvas = Canvas()
    canvas.ground(0.5, 0.672, 0.40)
    inside = filled(
        [
            (0.345, 0.508, 1),
            (0.42, 0.528),
            (0.56, 0.532),
            (0.70, 0.49),
            (0.79, 0.415),
            (0.845, 0.405, 1),
            (0.72, 0.58),
            (0.45, 0.60),
        ]
    )
    canvas.solid(inside, darker(_LINING, 0.1), radius=0.02, shine=0.0)
    upper = filled(
        [
            (0.845, 0.405),
            (0.868, 0.47),
            (0.872, 0.655, 1),
            (0.11, 0.662, 1),
            (0.115, 0.61),
            (0.21, 0.55),
            (0.345, 0.508, 1),
            (0.40, 0.562),
            (0.55, 0.583),
            (0.70, 0.535),
            (0.795, 0.435),
        ]
    )
    canvas.solid(upper, cloth, radius=0.07, shine=0.25, sharpness=18)
    rim = stroke(
        [
            (0.345, 0.508),
            (0.40, 0.562),
            (0.55, 0.583),
            (0.70, 0.535),
            (0.80, 0.435),
            (0.845, 0.405),
        ],
        0.012,
    )
    canvas.solid(rim, darker(colour, 0.15), radius=0.007)
    for wing in (
        [(0.355, 0.535), (0.30, 0.485), (0.285, 0.53), (0.30, 0.565)],
        [(0.365, 0.535), (0.42, 0.495), (0.435, 0.54), (0.415, 0.575)],
    ):
        bow = filled(wing)
        canvas.shadow(bow, depth=0.3)
        canvas.solid(bow, darker(colour, 0.12), radius=0.02, shine=0.15)
    canvas.solid(ellipse(0.36, 0.537, 0.017, 0.021), darker(colour, 0.2), radius=0.012)
    sole = filled(
        [(0.10, 0.652, 1), (0.876, 0.648, 1), (0.872, 0.676), (0.5, 0.672), (0.13, 0.676)]
    )
    canvas.solid(sole, rgb("59412f"), radius=0.012)
    return canvas


def heel_shoe(cloth: Plane, colour: Colour) -> Canvas:
    """Draw a court shoe with a high, thin heel."""
    canvas = Canvas()
    canvas.ground(0.26, 0.782, 0.18)
    canvas.ground(0.795, 0.782, 0.05)
    inside = filled(
        [
            (0.375, 0.59, 1),
            (0.44, 0.575),
            (0.575, 0.495),
            (0.715, 0.325),
            (0.80, 0.225),
            (0.85, 0.22),
            (0.74, 0.45),
            (0.55, 0.62),
        ]
    )
    canvas.solid(inside, darker(_LINING, 0.1), radius=0.02, shine=0.0)
    heel = filled(
        [
            (0.70, 0.50),
            (0.855, 0.41),
            (0.862, 0.50),
            (0.82, 0.64),
            (0.812, 0.785, 1),
            (0.782, 0.785, 1),
            (0.775, 0.66),
            (0.745, 0.57),
        ]
    )
    canvas.solid(heel, darker(colour, 0.1), radius=0.03, shine=0.3)
    canvas.flat(
        filled([(0.78, 0.772, 1), (0.814, 0.772, 1), (0.814, 0.79, 1), (0.78, 0.79, 1)]),
        rgb("222222"),
    )
    upper = filled(
        [
            (0.848, 0.212),
            (0.872, 0.29),
            (0.868, 0.42),
            (0.80, 0.475),
            (0.68, 0.575),
            (0.54, 0.715),
            (0.43, 0.765),
            (0.25, 0.775),
            (0.095, 0.772, 1),
            (0.13, 0.735),
            (0.26, 0.67),
            (0.38, 0.588, 1),
            (0.46, 0.605),
            (0.60, 0.525),
            (0.74, 0.36),
            (0.805, 0.235),
        ]
    )
    canvas.solid(upper, cloth, radius=0.06, shine=0.35, sharpness=20)
    rim = stroke(
        [(0.38, 0.588), (0.46, 0.605), (0.60, 0.525), (0.74, 0.36), (0.805, 0.235), (0.848, 0.212)],
        0.010,
    )
    canvas.solid(rim, darker(colour, 0.2), radius=0.006)
    canvas.line(
        [(0.095, 0.776), (0.30, 0.782), (0.45, 0.77), (0.56, 0.71)], 0.012, rgb("3a2c24"), 1.0
    )
    return canvas


def sandal(cloth: Plane, colour: Colour) -> Canvas:
    """Draw a flat sandal with three straps and a buckle."""
    canvas = Canvas()
    canvas.ground(0.5, 0.73, 0.42)
    for strap in (
        [(0.70, 0.60), (0.735, 0.47), (0.81, 0.43), (0.87, 0.50), (0.862, 0.62)],
        [(0.56, 0.645), (0.60, 0.55), (0.70, 0.485), (0.80, 0.47), (0.865, 0.515)],
    ):
        back = stroke(strap, 0.036)
        canvas.solid(back, darker(colour, 0.35), radius=0.016, shine=0.1)
    foot = filled(
        [
            (0.09, 0.655),
            (0.20, 0.635),
            (0.45, 0.648),
            (0.70, 0.622),
            (0.88, 0.605),
            (0.905, 0.65),
            (0.88, 0.735, 1),
            (0.62, 0.735),
            (0.13, 0.735),
            (0.085, 0.70),
        ]
    )
    canvas.solid(foot, rgb("c9a877"), radius=0.03, shine=0.08)
    canvas.flat(stroke([(0.11, 0.725), (0.5, 0.732), (0.885, 0.725)], 0.022), rgb("4b3a2c"))
    canvas.line(
        [(0.10, 0.668), (0.45, 0.672), (0.70, 0.648), (0.89, 0.63)], 0.004, rgb("8b6b43"), 0.8
    )
    for wide in (
        [(0.165, 0.70, 1), (0.205, 0.585), (0.275, 0.535), (0.335, 0.54), (0.335, 0.70, 1)],
        [(0.36, 0.70, 1), (0.385, 0.56), (0.45, 0.495), (0.53, 0.50), (0.545, 0.70, 1)],
        [
            (0.60, 0.535),
            (0.70, 0.47),
            (0.865, 0.515, 1),
            (0.87, 0.555, 1),
            (0.72, 0.53),
            (0.635, 0.60),
            (0.625, 0.69, 1),
            (0.585, 0.69, 1),
        ],
    ):
        band = filled(wide)
        canvas.shadow(band, depth=0.25)
        canvas.solid(band, cloth, radius=0.035, shine=0.22)
    canvas.solid(
        stroke([(0.72, 0.515), (0.765, 0.495), (0.785, 0.54), (0.74, 0.565)], 0.010, closed=True),
        rgb("cfa95a"),
        radius=0.007,
        shine=0.6,
    )
    return canvas
