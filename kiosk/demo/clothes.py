"""What comes in cloth: clothes and soft things for the house, in colours and patterns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kiosk.demo.drawing import garments, household, patterns, tops
from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.shapes import Plane, rgb
from kiosk.demo.product import PATTERNS_EN, PATTERNS_ZH, TONES, Product, Tone, cloth

_MANY = ("red", "blue", "green", "purple", "black", "white", "yellow", "pink", "grey")
_SOME = ("red", "blue", "green", "purple", "black", "pink")

Draw = Callable[[Plane, Tone, str, int], Canvas]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of goods in cloth."""

    category: str
    name: str
    name_zh: str
    aisle: str
    price: float
    colours: tuple[str, ...]
    patterns: tuple[str, ...]
    brand: str
    material: str
    draw: Draw


def _dress(fabric: Plane, tone: Tone, pattern: str, seed: int) -> Canvas:
    return garments.dress(fabric, tone.colour, seed, sleeves=seed % 2 == 0)


def _tshirt(fabric: Plane, tone: Tone, pattern: str, seed: int) -> Canvas:
    mark = None
    if pattern == "printed":
        mark = TONES["blue" if tone.name in {"yellow", "white", "pink"} else "yellow"].colour
    return tops.tshirt(fabric, tone.colour, seed, mark=mark)


def _shirt(fabric: Plane, tone: Tone, pattern: str, seed: int) -> Canvas:
    return tops.shirt(fabric, tone.colour, seed)


def _jumper(fabric: Plane, tone: Tone, pattern: str, seed: int) -> Canvas:
    wool = patterns.heather(tone.colour, seed) if pattern == "plain" else fabric
    return tops.jumper(wool, tone.colour, seed)


def _skirt(fabric: Plane, tone: Tone, pattern: str, seed: int) -> Canvas:
    return garments.skirt(fabric, tone.colour, seed, pleats=pattern == "plain" and seed % 2 == 1)


def _trousers(fabric: Plane, tone: Tone, pattern: str, seed: int) -> Canvas:
    return garments.trousers(fabric, tone.colour, seed)


def _shorts(fabric: Plane, tone: Tone, pattern: str, seed: int) -> Canvas:
    return garments.trousers(fabric, tone.colour, seed, shorts=True)


def _jeans(_: Plane, tone: Tone, pattern: str, seed: int) -> Canvas:
    colour = {"black": rgb("2b2e35"), "blue": rgb("3a5f92")}.get(tone.name, tone.colour)
    return garments.trousers(patterns.denim(colour, seed), colour, seed, jeans=True)


def _rain_jacket(fabric: Plane, tone: Tone, pattern: str, seed: int) -> Canvas:
    return garments.rain_jacket(fabric, tone.colour, seed)


def _of_house(form: Callable[[Plane, tuple[float, float, float], int], Canvas]) -> Draw:
    return lambda fabric, tone, pattern, seed: form(fabric, tone.colour, seed)


KINDS = (
    Kind("dresses", "dress", "连衣裙", "1", 49.9, _MANY,
         ("plain", "striped", "dotted", "floral", "checked"), "Linde", "cotton", _dress),
    Kind("t-shirts", "T-shirt", "T恤", "2", 12.9, _MANY,
         ("plain", "striped", "dotted", "printed"), "Basis", "cotton", _tshirt),
    Kind("shirts", "shirt", "衬衫", "2", 29.9, ("white", "blue", "red", "purple", "green", "pink"),
         ("plain", "striped", "checked"), "Linde", "cotton", _shirt),
    Kind("jumpers", "jumper", "毛衣", "2", 39.9,
         ("green", "grey", "red", "blue", "purple", "beige", "black"), ("plain", "striped"),
         "Nordal", "wool", _jumper),
    Kind("skirts", "skirt", "半身裙", "3", 32.9, _SOME, ("plain", "floral", "checked", "dotted"),
         "Linde", "viscose", _skirt),
    Kind("trousers", "trousers", "长裤", "3", 39.9,
         ("beige", "black", "grey", "blue", "green", "brown"), ("plain",), "Basis", "cotton",
         _trousers),
    Kind("shorts", "shorts", "短裤", "3", 24.9, ("grey", "blue", "red", "beige", "black"),
         ("plain",), "Basis", "cotton", _shorts),
    Kind("jeans", "jeans", "牛仔裤", "3", 49.0, ("blue", "black"), ("plain",), "Basis", "denim",
         _jeans),
    Kind("rain jackets", "rain jacket", "雨衣", "4", 59.9,
         ("yellow", "blue", "red", "green", "black"), ("plain",), "Nordal", "polyester",
         _rain_jacket),
    Kind("scarves", "scarf", "围巾", "4", 19.9, _SOME, ("plain", "striped", "checked"), "Nordal",
         "wool", _of_house(household.scarf)),
    Kind("socks", "socks", "袜子", "4", 5.9, ("red", "blue", "green", "purple", "black", "grey"),
         ("plain", "striped", "dotted"), "Basis", "cotton", _of_house(household.socks)),
    Kind("towels", "towel", "毛巾", "10", 14.9, ("white", "blue", "green", "pink", "grey", "red"),
         ("plain", "striped"), "Heim", "cotton", _of_house(household.towel)),
    Kind("cushions", "cushion", "靠垫", "10", 17.9,
         ("red", "blue", "green", "purple", "yellow", "grey"),
         ("plain", "striped", "checked", "floral"), "Heim", "cotton",
         _of_house(household.cushion)),
)  # fmt: skip
_SIZES = ("S", "M", "L", "XL")


def in_cloth() -> Iterator[Product]:
    """Give everything in cloth, kind by kind."""
    for number, kind in enumerate(KINDS, 1):
        seed = 100 * number
        for pattern in kind.patterns:
            for colour in kind.colours:
                if (colour, pattern) == ("white", "checked"):
                    continue  # white on white
                seed += 1
                yield _made(kind, TONES[colour], pattern, seed)


def _made(kind: Kind, tone: Tone, pattern: str, seed: int) -> Product:
    words = [tone.name, PATTERNS_EN[pattern], kind.name]
    name = " ".join(filter(None, words)).capitalize().replace("t-shirt", "T-shirt")
    id_ = "-".join([kind.name.lower().replace(" ", "-"), tone.name, pattern])
    price = f"{kind.price + 2 * kind.patterns.index(pattern):.2f}"
    worn = kind.aisle in {"1", "2", "3"}

    def draw(kind: Kind, tone: Tone, pattern: str, seed: int) -> Canvas:
        return kind.draw(cloth(pattern, tone, seed), tone, pattern, seed)

    return Product(
        id_,
        name,
        tone.name_zh + PATTERNS_ZH[pattern] + kind.name_zh,
        kind.category,
        tone.name,
        pattern,
        price,
        kind.aisle,
        partial(draw, kind, tone, pattern, seed),
        brand=kind.brand,
        size=_SIZES[seed % len(_SIZES)] if worn else "",
        material=kind.material,
    )
