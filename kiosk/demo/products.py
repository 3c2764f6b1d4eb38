"""What the demo shop sells: names in English and Chinese, prices, aisles, and how each looks."""

from kiosk.demo import clothes, goods
from kiosk.demo.product import Product


def products() -> tuple[Product, ...]:
    """Give everything the demo shop sells, in the order of its shelves."""
    return (
        *clothes.dresses(),
        *clothes.shirts_and_jumpers(),
        *clothes.trousers_and_skirts(),
        *goods.outdoors(),
        *goods.shoes(),
        *goods.extras(),
        *goods.produce(),
        *goods.drinks(),
    )
