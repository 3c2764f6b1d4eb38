"""A desk over a small encrypted store, with encoders that see colours alone."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np

from kiosk.core.building import build_searcher
from kiosk.core.colours import colour_shares
from kiosk.core.weighing import Weighing
from kiosk.domain import CatalogItem, Embedding, Frame, Price
from kiosk.staff.desk import Desk, make_desk
from kiosk.staff.pictures import Taken
from kiosk.staff.sticks import Sticks
from kiosk.staffing import Person, Role
from kiosk.store import Repository, open_repository
from tests.fakes.encoders import COLOURS, MODEL, FakeEncoders
from tests.fakes.pictures import file_of, plain

PIN, OTHER_PIN = "493027", "861542"
ADA, BO = Person("Ada", Role.MANAGER), Person("Bo", Role.CLERK)
CODES = {"red": "4006381333931", "green": "96385074"}
UNKNOWN_CODE = "5901234123457"
WEIGHING = replace(
    Weighing.plain(), taught=np.array([0.0, 1.0]), bias=np.zeros(2), none=24.6,
    weights=np.array([[20.0, 20.0, 0.0, 0.0], [5.0, 5.0, 0.0, 40.0]]),
    sure=np.array([0.8, 0.8]), maybe=np.array([0.3, 0.3]),
)  # fmt: skip
"""Sure of a colour that is one item's, unsure between two, and of nothing for a grey wall."""


def frame(colour: tuple[int, int, int], size: tuple[int, int] = (64, 48)) -> Frame:
    return Frame(np.full((size[1], size[0], 3), colour, np.uint8))


def put(repository: Repository, name: str, rgb: tuple[int, int, int], aisle: str) -> None:
    picture = np.asarray(plain(rgb), np.uint8)
    (vector,) = FakeEncoders().encode_image([picture])
    item = CatalogItem(
        name, f"A {name} thing", names={"de": f"Ein Ding ({name})"},
        price=Price(Decimal("4.50"), "EUR"), stock=3, aisle=aisle,
        barcodes=(CODES[name],) if name in CODES else (),
    )  # fmt: skip
    repository.put_picture(
        item, f"{name}.png", name.ljust(64, "0"), file_of(plain(rgb)), Embedding(vector, MODEL),
        colour_shares(picture),
    )  # fmt: skip


def fill(path: Path) -> None:
    """Make a store with a thing of each colour and two people."""
    with open_repository(path, create=True) as repository:
        for place, (name, rgb) in enumerate(COLOURS.items()):
            put(repository, name, rgb, "1" if place < 3 else "2")
        repository.people().add("Ada", Role.MANAGER, PIN, "IT")
        repository.people().add("Bo", Role.CLERK, OTHER_PIN, "Ada")


@contextlib.contextmanager
def open_fake_desk(
    path: Path, *, people: bool = False, sticks: Sticks | None = None
) -> Iterator[Desk]:
    """Open the desk of a filled store; ``people`` says that everything shows somebody."""
    encoders = FakeEncoders()
    with open_repository(path) as store:
        searcher = build_searcher(store, MODEL, (encoders, encoders))

        def shows_person(_: Taken) -> bool:
            return people

        yield make_desk(
            store, searcher, (encoders, encoders), WEIGHING, shows_person, sticks=sticks
        )
