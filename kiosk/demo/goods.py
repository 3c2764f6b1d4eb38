"""What comes in one piece: shoes, bags, things to wear and for the house, food and drink."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from kiosk.demo.drawing import (
    accessories,
    bags,
    footwear,
    fruit,
    household,
    packages,
    patterns,
    slip_ons,
    vegetables,
)
from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.shapes import Colour, Plane, rgb
from kiosk.demo.product import TONES, WHITE, Product

_Row = tuple[str, str, str, str, str, Callable[[], Canvas]]
"""Colour, name, Chinese name, category, price, and how it is drawn."""


def outdoors() -> Iterator[Product]:
    """Give what helps in the rain."""
    umbrella, boot = accessories.umbrella, footwear.rain_boot
    striped = (
        ("red", "Red and white striped umbrella", "红白条纹雨伞", "umbrellas", "16.90",
         partial(umbrella, TONES["red"].colour, WHITE)),
        ("blue", "Blue and white striped umbrella", "蓝白条纹雨伞", "umbrellas", "16.90",
         partial(umbrella, TONES["blue"].colour, WHITE)),
    )  # fmt: skip
    yield from _coloured(
        "4", "umbrellas", "umbrella", "雨伞", "14.90", "Nordal",
        ("blue", "black", "red", "green", "yellow", "purple"),
        lambda colour: partial(umbrella, colour, colour),
    )  # fmt: skip
    yield from _shelf("4", "Nordal", striped, pattern="striped")
    yield from _coloured(
        "4", "rubber boots", "rubber boots", "雨靴", "34.90", "Nordal",
        ("green", "yellow", "red", "blue", "black"), lambda colour: _of_one(boot, colour),
    )  # fmt: skip


def shoes() -> Iterator[Product]:
    """Give the shoes."""

    def trainer(colour: Colour) -> Callable[[], Canvas]:
        trim = TONES["blue"].colour if colour == WHITE else WHITE
        return partial(footwear.trainer, patterns.plain(colour), colour, trim)

    flat, heel, sandal = slip_ons.flat_shoe, slip_ons.heel_shoe, slip_ons.sandal
    formal = footwear.formal_shoe
    for category, name, name_zh, price, colours, draw in (
        ("trainers", "trainers", "运动鞋", "64.90",
         ("red", "white", "blue", "black", "green", "pink", "grey"), trainer),
        ("flats", "ballet flats", "平底鞋", "39.90", ("red", "black", "blue", "beige", "pink"),
         partial(_of_one, flat)),
        ("heels", "high heels", "高跟鞋", "69.00", ("red", "black", "blue", "purple", "beige"),
         partial(_of_one, heel)),
        ("formal shoes", "formal shoes", "皮鞋", "89.00", ("brown", "black"),
         partial(_of_one, formal)),
        ("sandals", "sandals", "凉鞋", "29.90", ("brown", "black", "red"),
         partial(_of_one, sandal)),
    ):  # fmt: skip
        yield from _coloured("5", category, name, name_zh, price, "Fleet", colours, draw)


def extras() -> Iterator[Product]:
    """Give bags, watches, glasses and caps."""

    def cap(colour: Colour) -> Callable[[], Canvas]:
        mark = TONES["blue"].colour if colour == WHITE else WHITE
        return partial(accessories.cap, patterns.plain(colour), colour, mark)

    def glasses(colour: Colour) -> Callable[[], Canvas]:
        return partial(accessories.sunglasses, colour, rgb("4a4f57"))

    for category, name, name_zh, price, colours, draw in (
        ("handbags", "handbag", "手提包", "79.00",
         ("brown", "red", "black", "beige", "blue", "pink"), partial(_of_one, bags.handbag)),
        ("backpacks", "backpack", "双肩包", "45.00",
         ("blue", "black", "red", "green", "grey", "yellow"), partial(_of_one, bags.backpack)),
        ("caps", "cap", "棒球帽", "17.90",
         ("red", "blue", "black", "white", "green", "yellow"), cap),
        ("sunglasses", "sunglasses", "太阳镜", "24.90", ("black", "brown", "red"), glasses),
    ):  # fmt: skip
        yield from _coloured("6", category, name, name_zh, price, "Fleet", colours, draw)
    steel, pale = rgb("9ba1a9"), rgb("f5f5f3")
    watch = accessories.watch
    yield from _shelf("6", "Tempo", (
        ("silver", "Steel wristwatch", "钢带手表", "watches", "129.00",
         partial(watch, steel, rgb("c4c9cf"), pale, links=True)),
        ("gold", "Gold wristwatch with leather strap", "金色皮带手表", "watches", "149.00",
         partial(watch, rgb("2a2522"), rgb("d0a657"), rgb("f7f0df"))),
        ("brown", "Wristwatch with brown strap", "棕色皮带手表", "watches", "99.00",
         partial(watch, TONES["brown"].colour, rgb("c4c9cf"), pale)),
        ("red", "Wristwatch with red strap", "红色表带手表", "watches", "59.00",
         partial(watch, TONES["red"].colour, rgb("d9dce0"), pale)),
    ))  # fmt: skip


def for_the_house() -> Iterator[Product]:
    """Give mugs, cups, plates, buckets and vases."""

    def mug(colour: Colour) -> Callable[[], Canvas]:
        band = TONES["blue"].colour if colour == WHITE else WHITE
        return partial(packages.mug, colour, band)

    for category, name, name_zh, price, colours, draw in (
        ("mugs", "mug", "马克杯", "7.90",
         ("blue", "red", "green", "white", "yellow", "black", "purple", "pink"), mug),
        ("cups", "coffee cup with saucer", "咖啡杯", "9.90", ("white", "blue", "red", "green"),
         lambda colour: partial(packages.coffee_cup, colour)),
        ("plates", "rimmed plate", "餐盘", "8.90", ("blue", "red", "green", "yellow"),
         lambda colour: partial(household.plate, WHITE, colour)),
        ("buckets", "bucket", "水桶", "6.90", ("blue", "red", "green", "yellow", "grey"),
         lambda colour: partial(household.bucket, colour)),
        ("vases", "vase", "花瓶", "21.90", ("red", "blue", "green", "purple", "white", "black"),
         lambda colour: partial(household.vase, colour)),
    ):  # fmt: skip
        yield from _coloured("10", category, name, name_zh, price, "Heim", colours, draw)


def produce() -> Iterator[Product]:
    """Give fruit and vegetables."""
    apple, pepper = fruit.apple, vegetables.pepper
    yield from _shelf("7", "", (
        ("red", "Red apple", "红苹果", "fruit", "0.60",
         partial(apple, rgb("b7202a"), rgb("e0723a"))),
        ("green", "Green apple", "青苹果", "fruit", "0.60",
         partial(apple, rgb("8db63a"), rgb("b9cf5a"))),
        ("yellow", "Yellow apple", "黄苹果", "fruit", "0.65",
         partial(apple, rgb("e3c33f"), rgb("e8a24a"))),
        ("green", "Pear", "梨", "fruit", "0.70", partial(fruit.pear, rgb("a9b93f"))),
        ("yellow", "Bananas", "香蕉", "fruit", "1.80", fruit.banana),
        ("orange", "Orange", "橙子", "fruit", "0.75", partial(fruit.orange, rgb("f28c1c"))),
        ("yellow", "Lemon", "柠檬", "fruit", "0.50", partial(fruit.lemon, rgb("f4d92e"))),
        ("green", "Lime", "青柠", "fruit", "0.55", partial(fruit.lemon, rgb("7fae35"))),
    ))  # fmt: skip
    tomato = vegetables.tomato
    yield from _shelf("8", "", (
        ("red", "Tomato", "西红柿", "vegetables", "0.45", partial(tomato, rgb("d6281f"))),
        ("yellow", "Yellow tomato", "黄番茄", "vegetables", "0.55", partial(tomato, rgb("eeb41c"))),
        ("green", "Cucumber", "黄瓜", "vegetables", "0.90", vegetables.cucumber),
        ("orange", "Carrot", "胡萝卜", "vegetables", "0.25", vegetables.carrot),
        ("red", "Red pepper", "红甜椒", "vegetables", "1.10", partial(pepper, rgb("cf1f22"))),
        ("yellow", "Yellow pepper", "黄甜椒", "vegetables", "1.10",
         partial(pepper, rgb("f2b90f"))),
        ("green", "Green pepper", "青椒", "vegetables", "0.95", partial(pepper, rgb("3f8f2f"))),
        ("orange", "Orange pepper", "橙甜椒", "vegetables", "1.15",
         partial(pepper, rgb("ee7d14"))),
    ))  # fmt: skip


def drinks() -> Iterator[Product]:
    """Give milk, juices and bottles."""
    carton, bottle = packages.carton, household.bottle
    cream, lime = rgb("fbf1dc"), rgb("f1f6e2")
    yield from _shelf("9", "Alpin", (
        ("blue", "Carton of milk", "盒装牛奶", "milk", "1.29",
         partial(carton, WHITE, TONES["blue"].colour, None)),
        ("green", "Carton of low-fat milk", "盒装低脂牛奶", "milk", "1.19",
         partial(carton, WHITE, TONES["green"].colour, None)),
        ("red", "Carton of whole milk", "盒装全脂牛奶", "milk", "1.35",
         partial(carton, WHITE, TONES["red"].colour, None)),
    ))  # fmt: skip
    yield from _shelf("9", "Obsthof", (
        ("orange", "Carton of orange juice", "盒装橙汁", "juice", "2.49",
         partial(carton, cream, rgb("e07a12"), rgb("f39a1e"))),
        ("green", "Carton of apple juice", "盒装苹果汁", "juice", "2.29",
         partial(carton, lime, rgb("5d9a34"), rgb("9cc24a"))),
        ("red", "Carton of blood orange juice", "盒装血橙汁", "juice", "2.69",
         partial(carton, cream, rgb("b5271d"), rgb("cf3a2a"))),
    ))  # fmt: skip
    yield from _shelf("9", "Quell", (
        ("green", "Bottle of mineral water", "瓶装矿泉水", "bottles", "0.89",
         partial(bottle, TONES["green"].colour, TONES["blue"].colour)),
        ("red", "Bottle of red grape juice", "瓶装红葡萄汁", "bottles", "3.90",
         partial(bottle, rgb("7c1426"), rgb("2a2522"))),
        ("yellow", "Bottle of sunflower oil", "瓶装葵花籽油", "bottles", "2.99",
         partial(bottle, rgb("e2b62a"), TONES["green"].colour)),
        ("orange", "Bottle of orange lemonade", "瓶装橙味汽水", "bottles", "1.49",
         partial(bottle, rgb("ee7a1c"), WHITE)),
    ))  # fmt: skip


def _shelf(
    aisle: str, brand: str, rows: Iterable[_Row], *, pattern: str = "plain"
) -> Iterator[Product]:
    """Give the goods of one aisle; each takes its id from its name."""
    for colour, name, name_zh, category, price, draw in rows:
        id_ = name.lower().replace(" ", "-")
        yield Product(
            id_, name, name_zh, category, colour, pattern, price, aisle, draw, brand=brand
        )


def _coloured(
    aisle: str, category: str, name: str, name_zh: str, price: str, brand: str,
    colours: Iterable[str], draw: Callable[[Colour], Callable[[], Canvas]],
) -> Iterator[Product]:  # fmt: skip
    """Give one kind of goods in several colours."""
    rows = [
        (colour, f"{colour} {name}".capitalize(), TONES[colour].name_zh + name_zh, category, price,
         draw(TONES[colour].colour))
        for colour in colours
    ]  # fmt: skip
    return _shelf(aisle, brand, rows)


def _of_one(form: Callable[[Plane, Colour], Canvas], colour: Colour) -> Callable[[], Canvas]:
    """Draw a thing that takes its material and its colour, in plain material."""
    return lambda: form(patterns.plain(colour), colour)
