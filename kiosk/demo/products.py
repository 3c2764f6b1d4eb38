"""What the demo shop sells: names in English and Chinese, prices, aisles, and how each looks."""

from dataclasses import replace
from functools import cache

from kiosk.demo import clothes, goods
from kiosk.demo.product import Product, barcode_of

_STOCK = (12, 3, 0, 25, 7, 1, 40, 5)


@cache
def products() -> tuple[Product, ...]:
    """Give everything the demo shop sells, in the order of its shelves."""
    everything = (
        *clothes.in_cloth(),
        *goods.outdoors(),
        *goods.shoes(),
        *goods.extras(),
        *goods.produce(),
        *goods.drinks(),
        *goods.for_the_house(),
    )
    return tuple(
        replace(one, stock=_STOCK[number % len(_STOCK)], barcode=barcode_of(number))
        for number, one in enumerate(everything, 1)
    )
