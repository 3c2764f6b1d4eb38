"""A store in which staff taught something."""

import hashlib
import io
from decimal import Decimal

import numpy as np
from PIL import Image

from kiosk.domain import CatalogItem, Embedding, ModelId, Price

MODEL = ModelId("model", "0" * 64)
WRAP = CatalogItem(
    "staff-1", 'Gift wrap, "gold"; 礼品', names={"zh": "礼品包装"}, brand="=Heim", category="wrap",
    attributes={"colour": ("gold", "red; blue"), "Finish": ("matt",)}, stock=3,
    price=Price(Decimal("2.50"), "EUR"), aisle="4", barcodes=("4006381333931",),
    details={"made in": "Delft", "price": "old", "file": "../../etc/passwd"},
)  # fmt: skip


def jpeg(grey: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (48, 40), (grey, grey, grey)).save(file, "JPEG")
    return file.getvalue()


def vector() -> Embedding:
    made = np.zeros(4, np.float32)
    made[0] = 1.0
    return Embedding(made, MODEL)


def teach(repository, source, item, grey, *, who="Ada", corrected=False):
    crop = jpeg(grey)
    repository.teach(item, source, hashlib.sha256(crop).hexdigest(), crop, vector())
    repository.taught.note(source, item, who, corrected=corrected)


def taught_shop(repository):
    """Put one item of the catalog and one staff made into a store, with three lessons."""
    tea = CatalogItem("tea", "Green tea", price=Price(Decimal("1.99"), "EUR"))
    repository.put_picture(tea, "tea.jpg", "0" * 64, jpeg(10), vector())
    repository.taught.add_item(WRAP)
    teach(repository, "lesson-1", "tea", 60)
    teach(repository, "lesson-2", "tea", 120, who="Béla", corrected=True)
    teach(repository, "lesson-3", "staff-1", 180)
