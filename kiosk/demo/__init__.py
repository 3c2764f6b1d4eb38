"""A small shop drawn by our own code, so that the kiosk runs on an empty machine."""

from kiosk.demo.product import Product
from kiosk.demo.products import products
from kiosk.demo.shop import write_shop

__all__ = ["Product", "products", "write_shop"]
