"""The clothes on the demo shop's shelves."""

from collections.abc import Iterator
from functools import partial

from kiosk.demo.drawing import garments, patterns, tops
from kiosk.demo.drawing.canvas import Canvas
from kiosk.demo.drawing.shapes import Colour, rgb
from kiosk.demo.product import (
    BEIGE,
    BLACK,
    BLUE,
    GREEN,
    GREY,
    LILAC,
    NAVY,
    PURPLE,
    RED,
    SKY,
    WHITE,
    YELLOW,
    Product,
    cloth,
)


def dresses() -> Iterator[Product]:
    """Give the dresses."""
    rows = (
        ("red", "plain", "Red dress", "红色连衣裙", RED, RED, "49.90", False),
        ("blue", "plain", "Blue dress", "蓝色连衣裙", BLUE, BLUE, "49.90", True),
        ("green", "plain", "Green dress", "绿色连衣裙", GREEN, GREEN, "45.00", False),
        ("purple", "plain", "Purple dress", "紫色连衣裙", PURPLE, PURPLE, "52.50", False),
        ("black", "plain", "Black dress", "黑色连衣裙", BLACK, BLACK, "59.00", True),
        ("red", "floral", "Red floral dress", "红色碎花连衣裙", RED, rgb("f6c7cf"), "54.90", True),
        ("purple", "floral", "Purple floral dress", "紫色碎花连衣裙", PURPLE, LILAC, "54.90", True),
        ("purple", "dotted", "Purple polka dot dress", "紫色波点连衣裙", PURPLE, WHITE, "56.00",
         False),
        ("blue", "striped", "Blue striped dress", "蓝色条纹连衣裙", BLUE, WHITE, "47.90", False),
        ("green", "zigzag", "Green zigzag dress", "绿色锯齿纹连衣裙", GREEN, WHITE, "47.90", False),
    )  # fmt: skip
    for seed, (colour, kind, name, name_zh, tone, other, price, sleeves) in enumerate(rows, 10):
        draw = partial(_dress, kind, tone, other, seed, sleeves=sleeves)
        id_ = f"dress-{colour}-{kind}"
        yield Product(id_, name, name_zh, "dresses", colour, kind, price, "1", draw)


def _dress(kind: str, colour: Colour, other: Colour, seed: int, *, sleeves: bool) -> Canvas:
    return garments.dress(cloth(kind, colour, other, seed), colour, seed, sleeves=sleeves)


def shirts_and_jumpers() -> Iterator[Product]:
    """Give T-shirts, shirts and jumpers."""

    def tshirt(kind: str, colour: Colour, other: Colour, seed: int, mark: Colour | None) -> Canvas:
        return tops.tshirt(cloth(kind, colour, other, seed), colour, seed, mark=mark)

    shirts = (
        ("white", "plain", "White T-shirt", "白色T恤", WHITE, WHITE, None, "12.90"),
        ("black", "plain", "Black T-shirt", "黑色T恤", BLACK, BLACK, None, "12.90"),
        ("green", "plain", "Green T-shirt", "绿色T恤", GREEN, GREEN, None, "12.90"),
        ("red", "striped", "Red striped T-shirt", "红色条纹T恤", RED, WHITE, None, "15.90"),
        ("blue", "striped", "Blue striped T-shirt", "蓝色条纹T恤", BLUE, WHITE, None, "15.90"),
        ("purple", "dotted", "Purple polka dot T-shirt", "紫色波点T恤", PURPLE, LILAC, None,
         "16.90"),
        ("yellow", "printed", "Yellow printed T-shirt", "黄色印花T恤", YELLOW, BLUE, BLUE, "17.90"),
    )  # fmt: skip
    for seed, (colour, kind, name, name_zh, tone, other, mark, price) in enumerate(shirts, 30):
        draw = partial(tshirt, kind, tone, other, seed, mark)
        yield Product(
            f"tshirt-{colour}-{kind}", name, name_zh, "t-shirts", colour, kind, price, "2", draw
        )

    def shirt(kind: str, colour: Colour, other: Colour, seed: int) -> Canvas:
        return tops.shirt(cloth(kind, colour, other, seed), colour, seed)

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
    return tops.jumper(patterns.heather(colour, 50), colour, 50)


def trousers_and_skirts() -> Iterator[Product]:
    """Give trousers, shorts, jeans and skirts."""

    def trousers(colour: Colour, seed: int, *, shorts: bool = False) -> Canvas:
        return garments.trousers(patterns.plain(colour), colour, seed, shorts=shorts)

    def jeans(colour: Colour, seed: int) -> Canvas:
        return garments.trousers(patterns.denim(colour, seed), colour, seed, jeans=True)

    for colour, name, name_zh, price, draw in (
        ("beige", "Beige trousers", "米色长裤", "39.90", partial(trousers, BEIGE, 60)),
        ("black", "Black trousers", "黑色长裤", "42.00", partial(trousers, BLACK, 61)),
        ("grey", "Grey shorts", "灰色短裤", "24.90", partial(trousers, GREY, 62, shorts=True)),
        ("blue", "Blue jeans", "蓝色牛仔裤", "49.00", partial(jeans, rgb("3a5f92"), 63)),
        ("black", "Black jeans", "黑色牛仔裤", "49.00", partial(jeans, rgb("2b2e35"), 64)),
    ):
        kind = name.split()[-1]
        yield Product(
            f"{kind}-{colour}", name, name_zh, "trousers", colour, "plain", price, "3", draw
        )

    def skirt(kind: str, colour: Colour, other: Colour, seed: int, *, pleats: bool) -> Canvas:
        return garments.skirt(cloth(kind, colour, other, seed), colour, seed, pleats=pleats)

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
