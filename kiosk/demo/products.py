"""What the demo shop sells: names in English and Chinese, prices, aisles, and how each looks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kiosk.demo import accessories, food, footwear, garments, packages, patterns
from kiosk.demo.canvas import Canvas, Colour, Plane, rgb

RED = rgb("c8202c")
BLUE = rgb("1f4fa8")
NAVY = rgb("1f2c52")
GREEN = rgb("2f8a4a")
PURPLE = rgb("6d3596")
BLACK = rgb("202126")
WHITE = rgb("f4f4f2")
YELLOW = rgb("f2c012")
GREY = rgb("7d8289")
BROWN = rgb("7a4a2a")
PINK = rgb("e7889f")
BEIGE = rgb("c7b08a")
SKY = rgb("9fc0e6")
LILAC = rgb("e9c4f0")
STEEL = rgb("9ba1a9")
LEAF = rgb("3c6b4a")


@dataclass(frozen=True, slots=True)
class Product:
    """One thing on a shelf of the demo shop."""

    id: str
    name: str
    name_zh: str
    category: str
    colour: str
    pattern: str
    price: str
    aisle: str
    draw: Callable[[], Canvas]


def products() -> tuple[Product, ...]:
    """Give everything the demo shop sells, in the order of its shelves."""
    return (*_dresses(), *_tops(), *_bottoms(), *_outdoors(), *_shoes(), *_extras(), *_food())


def _cloth(kind: str, colour: Colour, other: Colour, seed: int) -> Plane:
    """Weave the cloth a pattern's name stands for."""
    match kind:
        case "striped":
            return patterns.stripes(colour, other)
        case "checked":
            return patterns.checks(colour, other, WHITE)
        case "dotted":
            return patterns.dots(colour, other)
        case "floral":
            return patterns.flowers(colour, (other, WHITE), LEAF, seed)
        case "zigzag":
            return patterns.zigzag(colour, other)
        case _:
            return patterns.plain(colour)


def _dress(kind: str, colour: Colour, other: Colour, seed: int, *, sleeves: bool) -> Canvas:
    return garments.dress(_cloth(kind, colour, other, seed), colour, seed, sleeves=sleeves)


def _dresses() -> Iterator[Product]:
    rows = (
        ("red", "plain", "Red dress", "红色连衣裙", RED, RED, "49.90", False),
        ("blue", "plain", "Blue dress", "蓝色连衣裙", BLUE, BLUE, "49.90", True),
        ("green", "plain", "Green dress", "绿色连衣裙", GREEN, GREEN, "45.00", False),
        ("purple", "plain", "Purple dress", "紫色连衣裙", PURPLE, PURPLE, "52.50", False),
        ("black", "plain", "Black dress", "黑色连衣裙", BLACK, BLACK, "59.00", True),
        ("red", "floral", "Red floral dress", "红色碎花连衣裙", RED, rgb("f6c7cf"), "54.90", True),
        ("purple", "floral", "Purple floral dress", "紫色碎花连衣裙", PURPLE, LILAC, "54.90", True),
        (
            "purple",
            "dotted",
            "Purple polka dot dress",
            "紫色波点连衣裙",
            PURPLE,
            WHITE,
            "56.00",
            False,
        ),
        ("blue", "striped", "Blue striped dress", "蓝色条纹连衣裙", BLUE, WHITE, "47.90", False),
        ("green", "zigzag", "Green zigzag dress", "绿色锯齿纹连衣裙", GREEN, WHITE, "47.90", False),
    )
    for seed, (colour, kind, name, name_zh, tone, other, price, sleeves) in enumerate(rows, 10):
        draw = partial(_dress, kind, tone, other, seed, sleeves=sleeves)
        id_ = f"dress-{colour}-{kind}"
        yield Product(id_, name, name_zh, "dresses", colour, kind, price, "1", draw)


def _tops() -> Iterator[Product]:
    def tshirt(kind: str, colour: Colour, other: Colour, seed: int, mark: Colour | None) -> Canvas:
        return garments.tshirt(_cloth(kind, colour, other, seed), colour, seed, mark=mark)

    shirts = (
        ("white", "plain", "White T-shirt", "白色T恤", WHITE, WHITE, None, "12.90"),
        ("black", "plain", "Black T-shirt", "黑色T恤", BLACK, BLACK, None, "12.90"),
        ("green", "plain", "Green T-shirt", "绿色T恤", GREEN, GREEN, None, "12.90"),
        ("red", "striped", "Red striped T-shirt", "红色条纹T恤", RED, WHITE, None, "15.90"),
        ("blue", "striped", "Blue striped T-shirt", "蓝色条纹T恤", BLUE, WHITE, None, "15.90"),
        (
            "purple",
            "dotted",
            "Purple polka dot T-shirt",
            "紫色波点T恤",
            PURPLE,
            LILAC,
            None,
            "16.90",
        ),
        ("yellow", "printed", "Yellow printed T-shirt", "黄色印花T恤", YELLOW, BLUE, BLUE, "17.90"),
    )
    for seed, (colour, kind, name, name_zh, tone, other, mark, price) in enumerate(shirts, 30):
        draw = partial(tshirt, kind, tone, other, seed, mark)
        yield Product(
            f"tshirt-{colour}-{kind}", name, name_zh, "t-shirts", colour, kind, price, "2", draw
        )

    def shirt(kind: str, colour: Colour, other: Colour, seed: int) -> Canvas:
        return garments.shirt(_cloth(kind, colour, other, seed), colour, seed)

    buttoned = (
        ("white", "plain", "White shirt", "白色衬衫", WHITE, WHITE, "29.90"),
        ("blue", "plain", "Light blue shirt", "浅蓝色衬衫", SKY, SKY, "29.90"),
        ("red", "checked", "Red checked shirt", "红色格子衬衫", RED, NAVY, "34.90"),
        ("purple", "checked", "Purple checked shirt", "紫色格子衬衫", PURPLE, LILAC, "34.90"),
    )
    for seed, (colour, kind, name, name_zh, tone, other, price) in enumerate(buttoned, 40):
        draw = partial(shirt, kind, tone, other, seed)
        yield Product(
            f"shirt-{colour}-{kind}", name, name_zh, "shirts", colour, kind, price, "2", draw
        )
    for colour, name, name_zh, tone in (
        ("green", "Green jumper", "绿色毛衣", GREEN),
        ("grey", "Grey jumper", "灰色毛衣", GREY),
    ):
        draw = partial(_jumper, tone)
        yield Product(
            f"jumper-{colour}", name, name_zh, "jumpers", colour, "plain", "39.90", "2", draw
        )


def _jumper(colour: Colour) -> Canvas:
    return garments.jumper(patterns.heather(colour, 50), colour, 50)


def _bottoms() -> Iterator[Product]:
    def trousers(colour: Colour, seed: int, *, shorts: bool) -> Canvas:
        return garments.trousers(patterns.plain(colour), colour, seed, shorts=shorts)

    def jeans(colour: Colour, seed: int) -> Canvas:
        return garments.trousers(patterns.denim(colour, seed), colour, seed, jeans=True)

    for colour, name, name_zh, price, draw in (
        (
            "beige",
            "Beige trousers",
            "米色长裤",
            "39.90",
            partial(trousers, BEIGE, 60, shorts=False),
        ),
        (
            "black",
            "Black trousers",
            "黑色长裤",
            "42.00",
            partial(trousers, BLACK, 61, shorts=False),
        ),
        ("grey", "Grey shorts", "灰色短裤", "24.90", partial(trousers, GREY, 62, shorts=True)),
        ("blue", "Blue jeans", "蓝色牛仔裤", "49.00", partial(jeans, rgb("3a5f92"), 63)),
        ("black", "Black jeans", "黑色牛仔裤", "49.00", partial(jeans, rgb("2b2e35"), 64)),
    ):
        kind = name.split()[-1]
        yield Product(
            f"{kind}-{colour}", name, name_zh, "trousers", colour, "plain", price, "3", draw
        )

    def skirt(kind: str, colour: Colour, other: Colour, seed: int, *, pleats: bool) -> Canvas:
        return garments.skirt(_cloth(kind, colour, other, seed), colour, seed, pleats=pleats)

    skirts = (
        ("red", "plain", "Red skirt", "红色半身裙", RED, RED, False),
        ("blue", "plain", "Blue pleated skirt", "蓝色百褶裙", BLUE, BLUE, True),
        ("purple", "floral", "Purple floral skirt", "紫色碎花半身裙", PURPLE, LILAC, False),
    )
    for seed, (colour, kind, name, name_zh, tone, other, pleats) in enumerate(skirts, 66):
        draw = partial(skirt, kind, tone, other, seed, pleats=pleats)
        yield Product(
            f"skirt-{colour}-{kind}", name, name_zh, "skirts", colour, kind, "32.90", "3", draw
        )


def _outdoors() -> Iterator[Product]:
    def jacket(colour: Colour, seed: int) -> Canvas:
        return garments.rain_jacket(patterns.plain(colour), colour, seed)

    for colour, name, name_zh, category, price, draw in (
        (
            "yellow",
            "Yellow rain jacket",
            "黄色雨衣",
            "jackets",
            "59.90",
            partial(jacket, YELLOW, 70),
        ),
        ("blue", "Navy rain jacket", "深蓝色雨衣", "jackets", "64.90", partial(jacket, NAVY, 71)),
        (
            "blue",
            "Blue umbrella",
            "蓝色雨伞",
            "umbrellas",
            "14.90",
            partial(accessories.umbrella, BLUE, BLUE),
        ),
        (
            "red",
            "Red and white umbrella",
            "红白雨伞",
            "umbrellas",
            "16.90",
            partial(accessories.umbrella, RED, WHITE),
        ),
        (
            "green",
            "Green rubber boots",
            "绿色雨靴",
            "boots",
            "34.90",
            partial(footwear.rain_boot, patterns.plain(GREEN), GREEN),
        ),
    ):
        id_ = name.lower().replace(" ", "-")
        yield Product(id_, name, name_zh, category, colour, "plain", price, "4", draw)


def _shoes() -> Iterator[Product]:
    def trainer(colour: Colour, trim: Colour) -> Canvas:
        return footwear.trainer(patterns.plain(colour), colour, trim)

    def shoe(form: Callable[[Plane, Colour], Canvas], colour: Colour) -> Canvas:
        return form(patterns.plain(colour), colour)

    for colour, name, name_zh, category, price, draw in (
        ("red", "Red trainers", "红色运动鞋", "trainers", "64.90", partial(trainer, RED, WHITE)),
        (
            "white",
            "White trainers",
            "白色运动鞋",
            "trainers",
            "69.90",
            partial(trainer, WHITE, BLUE),
        ),
        (
            "blue",
            "Blue trainers",
            "蓝色运动鞋",
            "trainers",
            "64.90",
            partial(trainer, BLUE, YELLOW),
        ),
        (
            "black",
            "Black trainers",
            "黑色运动鞋",
            "trainers",
            "59.90",
            partial(trainer, BLACK, WHITE),
        ),
        (
            "red",
            "Red ballet flats",
            "红色平底鞋",
            "flats",
            "39.90",
            partial(shoe, footwear.flat_shoe, RED),
        ),
        (
            "black",
            "Black ballet flats",
            "黑色平底鞋",
            "flats",
            "39.90",
            partial(shoe, footwear.flat_shoe, BLACK),
        ),
        (
            "red",
            "Red high heels",
            "红色高跟鞋",
            "heels",
            "69.00",
            partial(shoe, footwear.heel_shoe, RED),
        ),
        (
            "black",
            "Black high heels",
            "黑色高跟鞋",
            "heels",
            "69.00",
            partial(shoe, footwear.heel_shoe, BLACK),
        ),
        (
            "brown",
            "Brown formal shoes",
            "棕色皮鞋",
            "formal shoes",
            "89.00",
            partial(shoe, footwear.formal_shoe, BROWN),
        ),
        (
            "black",
            "Black formal shoes",
            "黑色皮鞋",
            "formal shoes",
            "89.00",
            partial(shoe, footwear.formal_shoe, BLACK),
        ),
        (
            "brown",
            "Brown sandals",
            "棕色凉鞋",
            "sandals",
            "29.90",
            partial(shoe, footwear.sandal, BROWN),
        ),
    ):
        id_ = name.lower().replace(" ", "-")
        yield Product(id_, name, name_zh, category, colour, "plain", price, "5", draw)


def _extras() -> Iterator[Product]:
    def bag(form: Callable[[Plane, Colour], Canvas], colour: Colour) -> Canvas:
        return form(patterns.plain(colour), colour)

    def cap(colour: Colour) -> Canvas:
        return accessories.cap(patterns.plain(colour), colour, WHITE)

    steel = partial(accessories.watch, STEEL, rgb("c4c9cf"), rgb("f5f5f3"), links=True)
    leather = partial(accessories.watch, rgb("2a2522"), rgb("d0a657"), rgb("f7f0df"))
    for colour, name, name_zh, category, price, draw in (
        (
            "brown",
            "Brown handbag",
            "棕色手提包",
            "bags",
            "79.00",
            partial(bag, accessories.handbag, BROWN),
        ),
        (
            "red",
            "Red handbag",
            "红色手提包",
            "bags",
            "79.00",
            partial(bag, accessories.handbag, RED),
        ),
        (
            "blue",
            "Blue backpack",
            "蓝色双肩包",
            "bags",
            "45.00",
            partial(bag, accessories.backpack, BLUE),
        ),
        (
            "black",
            "Black backpack",
            "黑色双肩包",
            "bags",
            "45.00",
            partial(bag, accessories.backpack, BLACK),
        ),
        ("silver", "Steel wristwatch", "钢带手表", "watches", "129.00", steel),
        (
            "gold",
            "Gold wristwatch with leather strap",
            "金色皮带手表",
            "watches",
            "149.00",
            leather,
        ),
        (
            "black",
            "Sunglasses",
            "太阳镜",
            "sunglasses",
            "24.90",
            partial(accessories.sunglasses, BLACK, rgb("4a4f57")),
        ),
        ("red", "Red cap", "红色棒球帽", "caps", "17.90", partial(cap, RED)),
        ("blue", "Blue cap", "蓝色棒球帽", "caps", "17.90", partial(cap, BLUE)),
        (
            "white",
            "Coffee cup with saucer",
            "白色咖啡杯",
            "cups",
            "9.90",
            partial(packages.coffee_cup, WHITE),
        ),
        ("blue", "Blue mug", "蓝色马克杯", "cups", "7.90", partial(packages.mug, BLUE, WHITE)),
    ):
        id_ = name.lower().replace(" ", "-")
        yield Product(id_, name, name_zh, category, colour, "plain", price, "6", draw)


def _food() -> Iterator[Product]:
    yellow_pepper, green_pepper = rgb("f2b90f"), rgb("3f8f2f")
    milk = partial(packages.carton, WHITE, BLUE, None)
    juice = partial(packages.carton, rgb("fbf1dc"), rgb("e07a12"), rgb("f39a1e"))
    apple_juice = partial(packages.carton, rgb("f1f6e2"), rgb("5d9a34"), rgb("9cc24a"))
    for colour, name, name_zh, category, price, aisle, draw in (
        (
            "red",
            "Red apple",
            "红苹果",
            "fruit",
            "0.60",
            "7",
            partial(food.apple, rgb("b7202a"), rgb("e0723a")),
        ),
        (
            "green",
            "Green apple",
            "青苹果",
            "fruit",
            "0.60",
            "7",
            partial(food.apple, rgb("8db63a"), rgb("b9cf5a")),
        ),
        ("green", "Pear", "梨", "fruit", "0.70", "7", partial(food.pear, rgb("b9bf3f"))),
        ("yellow", "Bananas", "香蕉", "fruit", "1.80", "7", food.banana),
        ("orange", "Orange", "橙子", "fruit", "0.75", "7", partial(food.orange, rgb("f28c1c"))),
        ("yellow", "Lemon", "柠檬", "fruit", "0.50", "7", partial(food.lemon, rgb("f4d92e"))),
        ("red", "Tomato", "西红柿", "vegetables", "0.45", "8", partial(food.tomato, rgb("d6281f"))),
        ("green", "Cucumber", "黄瓜", "vegetables", "0.90", "8", food.cucumber),
        ("orange", "Carrot", "胡萝卜", "vegetables", "0.25", "8", food.carrot),
        (
            "red",
            "Red pepper",
            "红甜椒",
            "vegetables",
            "1.10",
            "8",
            partial(food.pepper, rgb("cf1f22")),
        ),
        (
            "yellow",
            "Yellow pepper",
            "黄甜椒",
            "vegetables",
            "1.10",
            "8",
            partial(food.pepper, yellow_pepper),
        ),
        (
            "green",
            "Green pepper",
            "青椒",
            "vegetables",
            "0.95",
            "8",
            partial(food.pepper, green_pepper),
        ),
        ("white", "Carton of milk", "盒装牛奶", "drinks", "1.29", "9", milk),
        ("orange", "Carton of orange juice", "盒装橙汁", "drinks", "2.49", "9", juice),
        ("green", "Carton of apple juice", "盒装苹果汁", "drinks", "2.29", "9", apple_juice),
    ):
        id_ = name.lower().replace(" ", "-")
        yield Product(id_, name, name_zh, category, colour, "plain", price, aisle, draw)
