"""The demo shop as a folder: a drawn picture for each product and a ``products.csv``."""

import csv
import io
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from kiosk.demo.product import Product
from kiosk.demo.products import products
from kiosk.errors import CatalogError

CURRENCY = "EUR"
COLUMNS = (
    "file", "id", "name", "name_zh", "brand", "category", "colour", "pattern", "size", "material",
    "price", "currency", "stock", "aisle", "barcode",
)  # fmt: skip
_JPEG_QUALITY = 92


def write_shop(
    folder: Path,
    *,
    goods: Sequence[Product] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Path:
    """Draw the shop into a folder, which is made where there is none, and give the folder.

    ``progress`` is told how many pictures of how many are drawn. ``products.csv`` is written last,
    so a folder that has one is whole. Raises CatalogError where the folder cannot be written.
    """
    goods = products() if goods is None else goods
    rows = io.StringIO()
    table = csv.writer(rows, lineterminator="\n")
    table.writerow(COLUMNS)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Drawing is arithmetic that leaves Python's lock alone, so threads share it well.
        with ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="draw") as pool:
            drawn = pool.map(picture_of, goods)
            for done, (product, picture) in enumerate(zip(goods, drawn, strict=True), 1):
                name = f"{product.id}.jpg"
                (folder / name).write_bytes(picture)
                table.writerow(_row(product, name))
                progress(done, len(goods))
        made = folder / "products.csv.new"
        made.write_text(rows.getvalue(), encoding="utf-8")
        made.replace(folder / "products.csv")
    except OSError as error:
        msg = f"The demo shop cannot be drawn into {folder} ({error.strerror})."
        raise CatalogError(msg) from error
    return folder


def picture_of(product: Product) -> bytes:
    """Draw a product: a JPEG file."""
    file = io.BytesIO()
    Image.fromarray(product.draw().picture()).save(file, "JPEG", quality=_JPEG_QUALITY)
    return file.getvalue()


def _row(product: Product, file: str) -> tuple[str, ...]:
    return (
        file, product.id, product.name, product.name_zh, product.brand, product.category,
        product.colour, product.pattern, product.size, product.material, product.price, CURRENCY,
        str(product.stock), product.aisle, product.barcode,
    )  # fmt: skip
