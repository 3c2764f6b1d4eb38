"""Everything but clothes on the demo shop's shelves."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from kiosk.demo.drawing import (
    accessories,
    bags,
    footwear,
    fruit,
    garments,
    packages,
    patterns,
    slip_ons,
    vegetables,
)
from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.shapes import Colour, Plane, rgb
from kiosk.demo.product import (
    BLACK,
    BLUE,
    BROWN,
    GREEN,
    NAVY,
    RED,
    STEEL,
    WHITE,
    YELLOW,
    Product,
)

_Row = tuple[str, str, str, str, str, Callable[[], Canvas]]
"""Colour, name, Chinese name, category, price, and how it is drawn."""


def outdoors() -> Iterator[Product]:
    """Give what helps in the rain."""
    umbrella, boot = accessories.umbrella, footwear.rain_boot

    def jacket(colour: Colour, seed: int) -> Canvas:
        return garments.rain_jacket(patterns.plain(colour), colour, seed)

    return _shelf("4", (
        ("yellow", "Yellow rain jacket", "黄色雨衣", "jackets", "59.90",
         partial(jacket, YELLOW, 70)),
        ("blue", "Navy rain jacket", "深蓝色雨衣", "jackets", "64.90", partial(jacket, NAVY, 71)),
        ("blue", "Blue umbrella", "蓝色雨伞", "umbrellas", "14.90", partial(umbrella, BLUE, BLUE)),
        ("red", "Red and white umbrella", "红白雨伞", "umbrellas", "16.90",
         partial(umbrella, RED, WHITE)),
        ("green", "Green rubber boots", "绿色雨靴", "boots", "34.90", _of_one(boot, GREEN)),
    ))  # fmt: skip


def shoes() -> Iterator[Product]:
    """Give the shoes."""

    def trainer(colour: Colour, trim: Colour) -> Canvas:
        return footwear.trainer(patterns.plain(colour), colour, trim)

    flat, heel, sandal = slip_ons.flat_shoe, slip_ons.heel_shoe, slip_ons.sandal
    formal = footwear.formal_shoe
    return _shelf("5", (
        ("red", "Red trainers", "红色运动鞋", "trainers", "64.90", partial(trainer, RED, WHITE)),
        ("white", "White trainers", "白色运动鞋", "trainers", "69.90",
         partial(trainer, WHITE, BLUE)),
        ("blue", "Blue trainers", "蓝色运动鞋", "trainers", "64.90",
         partial(trainer, BLUE, YELLOW)),
        ("black", "Black trainers", "黑色运动鞋", "trainers", "59.90",
         partial(trainer, BLACK, WHITE)),
        ("red", "Red ballet flats", "红色平底鞋", "flats", "39.90", _of_one(flat, RED)),
        ("black", "Black ballet flats", "黑色平底鞋", "flats", "39.90", _of_one(flat, BLACK)),
        ("red", "Red high heels", "红色高跟鞋", "heels", "69.00", _of_one(heel, RED)),
        ("black", "Black high heels", "黑色高跟鞋", "heels", "69.00", _of_one(heel, BLACK)),
        ("brown", "Brown formal shoes", "棕色皮鞋", "formal shoes", "89.00",
         _of_one(formal, BROWN)),
        ("black", "Black formal shoes", "黑色皮鞋", "formal shoes", "89.00",
         _of_one(formal, BLACK)),
        ("brown", "Brown sandals", "棕色凉鞋", "sandals", "29.90", _of_one(sandal, BROWN)),
    ))  # fmt: skip


def extras() -> Iterator[Product]:
    """Give bags, watches, glasses, caps and cups."""

    def cap(colour: Colour) -> Canvas:
        return accessories.cap(patterns.plain(colour), colour, WHITE)

    handbag, backpack = bags.handbag, bags.backpack
    steel = partial(accessories.watch, STEEL, rgb("c4c9cf"), rgb("f5f5f3"), links=True)
    leather = partial(accessories.watch, rgb("2a2522"), rgb("d0a657"), rgb("f7f0df"))
    glasses = partial(accessories.sunglasses, BLACK, rgb("4a4f57"))
    return _shelf("6", (
        ("brown", "Brown handbag", "棕色手提包", "bags", "79.00", _of_one(handbag, BROWN)),
        ("red", "Red handbag", "红色手提包", "bags", "79.00", _of_one(handbag, RED)),
        ("blue", "Blue backpack", "蓝色双肩包", "bags", "45.00", _of_one(backpack, BLUE)),
        ("black", "Black backpack", "黑色双肩包", "bags", "45.00", _of_one(backpack, BLACK)),
        ("silver", "Steel wristwatch", "钢带手表", "watches", "129.00", steel),
        ("gold", "Gold wristwatch with leather strap", "金色皮带手表", "watches", "149.00",
         leather),
        ("black", "Sunglasses", "太阳镜", "sunglasses", "24.90", glasses),
        ("red", "Red cap", "红色棒球帽", "caps", "17.90", partial(cap, RED)),
        ("blue", "Blue cap", "蓝色棒球帽", "caps", "17.90", partial(cap, BLUE)),
        ("white", "Coffee cup with saucer", "白色咖啡杯", "cups", "9.90",
         partial(packages.coffee_cup, WHITE)),
        ("blue", "Blue mug", "蓝色马克杯", "cups", "7.90", partial(packages.mug, BLUE, WHITE)),
    ))  # fmt: skip


def produce() -> Iterator[Product]:
    """Give fruit and vegetables."""
    apple, pepper = fruit.apple, vegetables.pepper
    yield from _shelf("7", (
        ("red", "Red apple", "红苹果", "fruit", "0.60",
         partial(apple, rgb("b7202a"), rgb("e0723a"))),
        ("green", "Green apple", "青苹果", "fruit", "0.60",
         partial(apple, rgb("8db63a"), rgb("b9cf5a"))),
        ("green", "Pear", "梨", "fruit", "0.70", partial(fruit.pear, rgb("b9bf3f"))),
        ("yellow", "Bananas", "香蕉", "fruit", "1.80", fruit.banana),
        ("orange", "Orange", "橙子", "fruit", "0.75", partial(fruit.orange, rgb("f28c1c"))),
        ("yellow", "Lemon", "柠檬", "fruit", "0.50", partial(fruit.lemon, rgb("f4d92e"))),
    ))  # fmt: skip
    tomato = partial(vegetables.tomato, rgb("d6281f"))
    yield from _shelf("8", (
        ("red", "Tomato", "西红柿", "vegetables", "0.45", tomato),
        ("green", "Cucumber", "黄瓜", "vegetables", "0.90", vegetables.cucumber),
        ("orange", "Carrot", "胡萝卜", "vegetables", "0.25", vegetables.carrot),
        ("red", "Red pepper", "红甜椒", "vegetables", "1.10", partial(pepper, rgb("cf1f22"))),
        ("yellow", "Yellow pepper", "黄甜椒", "vegetables", "1.10",
         partial(pepper, rgb("f2b90f"))),
        ("green", "Green pepper", "青椒", "vegetables", "0.95", partial(pepper, rgb("3f8f2f"))),
    ))  # fmt: skip


def drinks() -> Iterator[Product]:
    """Give milk and juices."""
    milk = partial(packages.carton, WHITE, BLUE, None)
    juice = partial(packages.carton, rgb("fbf1dc"), rgb("e07a12"), rgb("f39a1e"))
    apple_juice = partial(packages.carton, rgb("f1f6e2"), rgb("5d9a34"), rgb("9cc24a"))
    return _shelf("9", (
        ("white", "Carton of milk", "盒装牛奶", "drinks", "1.29", milk),
        ("orange", "Carton of orange juice", "盒装橙汁", "drinks", "2.49", juice),
        ("green", "Carton of apple juice", "盒装苹果汁", "drinks", "2.29", apple_juice),
    ))  # fmt: skip


def _shelf(aisle: str, rows: Iterable[_Row]) -> Iterator[Product]:
    """Give the goods of one aisle; each takes its id from its name."""
    for colour, name, name_zh, category, price, draw in rows:
        id_ = name.lower().replace(" ", "-")
        yield Product(id_, name, name_zh, category, colour, "plain", price, aisle, draw)


def _of_one(form: Callable[[Plane, Colour], Canvas], colour: Colour) -> Callable[[], Canvas]:
    """Draw a thing that takes its material and its colour, in plain material."""
    return lambda: form(patterns.plain(colour), colour)
