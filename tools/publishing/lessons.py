"""What staff of a shop taught, unpacked at head office into a table that build-catalog takes."""

import argparse
import csv
import io
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.arguments import EXIT_FOUND
from kiosk.catalog.columns import ATTRIBUTES, item_of
from kiosk.catalog.pictures import decode_picture
from kiosk.catalog.products import MOST_TEXT, PRODUCTS
from kiosk.core.tables import csv_bytes, harmless
from kiosk.domain import CatalogItem
from kiosk.durable import new_name, sync_path, write_whole
from kiosk.errors import CatalogError, ConfigError
from kiosk.settings import absolute
from kiosk.staff.lessons_file import ReadLessons, TaughtPicture, read_lessons
from kiosk.terminal import complain, plain, say
from tools.publishing.fleet import KNOWN, known_kiosks

NOTES = "lessons.csv"
"""Who taught which picture, and when: not for shoppers, so not in the table of products."""
_LANGUAGE = re.compile(r"[a-z]{2}")
_SHORTEST_KEY = 8
_MOST_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came of a file."""

    read: ReadLessons
    pictures: int
    items: int
    complaints: tuple[str, ...]


def unpack_lessons(arguments: argparse.Namespace) -> int:
    """Check a file of lessons, say whose it is, and unpack it."""
    path, out = absolute(arguments.file), absolute(arguments.out)
    known = {} if arguments.known is None else _known(absolute(arguments.known))
    done = unpack(path, out, key=arguments.key or "", known=known)
    taught = done.read.taught
    for sentence in done.complaints:
        complain(sentence)
    name = next((name for name, key in known.items() if key == done.read.public_key), None)
    who = f"known as {plain(name)}" if name else "not registered: compare the key with the kiosk's"
    say(f"From    {plain(taught.kiosk)}, written {plain(taught.written)}")
    say(f"Key     {done.read.public_key} ({who})")
    say(f"Holds   {done.pictures} pictures of {done.items} items")
    say(f"\nLook them through in {out}, then: ./run build-catalog {out / PRODUCTS} --out CATALOG")
    return EXIT_FOUND


def unpack(path: Path, out: Path, *, key: str, known: Mapping[str, str]) -> Unpacked:
    """Unpack a file into a folder that is made for it, there wholly or not at all.

    ``key`` are the first digits of the public key it has to be signed with, "" for any; ``known``
    the keys of kiosks by their names, of which one that calls itself so must have its own. Raises
    CatalogError, and OSError where the folder cannot be written.
    """
    if out.exists():
        raise CatalogError(f"There is something at {out} already: name a new folder.")
    try:
        file = path.open("rb")
    except OSError as error:
        raise CatalogError(f"{path} cannot be read ({error.strerror}).") from error
    made = new_name(out)
    shutil.rmtree(made, ignore_errors=True)
    with file:
        try:
            read = read_lessons(file)
            _require_key(read, key, known)
            (made / "pictures").mkdir(parents=True)
            done = _unpack(read, list(_pictures(read, file, made)), made)
        except CatalogError as error:
            shutil.rmtree(made, ignore_errors=True)
            raise CatalogError(f"{path}: {error}") from error
        except OSError:
            shutil.rmtree(made, ignore_errors=True)
            raise
    made.rename(out)
    sync_path(out.parent)
    return done


def _require_key(read: ReadLessons, key: str, known: Mapping[str, str]) -> None:
    if not read.public_key.startswith(key):
        raise CatalogError(f"It is signed by another kiosk, with the key {read.public_key}.")
    expected = known.get(read.taught.kiosk, read.public_key)
    if expected != read.public_key:
        raise CatalogError(
            f"It says it is of {plain(read.taught.kiosk)}, and is not signed by that kiosk."
        )


def _pictures(
    read: ReadLessons, file: "io.BufferedReader", folder: Path
) -> "list[tuple[TaughtPicture, str, str]]":
    """Write the pictures that are ones; give each with its name and what is wrong with it."""
    found = []
    for number, (one, untrusted) in enumerate(read.pictures(file), start=1):
        # Names are our own: none that was carried here is used for a path.
        name = f"pictures/{number:05d}.jpg"
        why = ""
        try:
            _require_jpeg(untrusted)
        except CatalogError as error:
            why = str(error)
        else:
            write_whole(folder / name, untrusted)
        found.append((one, name, why))
    return found


def _require_jpeg(untrusted: bytes) -> None:
    if not untrusted.startswith(b"\xff\xd8\xff"):
        raise CatalogError("It is no JPEG file.")
    decode_picture(untrusted)


def _unpack(
    read: ReadLessons, pictures: Sequence[tuple[TaughtPicture, str, str]], folder: Path
) -> Unpacked:
    items = {one.facts.id: one.facts.item() for one in read.taught.items}
    complaints, rows, notes = [], [], []
    for one, name, why in pictures:
        notes.append([
            name if not why else "", one.item, one.who, one.at, "yes" if one.corrected else "",
            "yes" if one.item not in items else "", why,
        ])  # fmt: skip
        if why:
            complaints.append(f"{name} was left out: {why}")
        elif one.item not in items:
            complaints.append(
                f"{name} is not in {PRODUCTS}: the kiosk's catalog has no item {plain(one.item)}."
            )
        else:
            rows.append((items[one.item], name))
    if rows:
        write_whole(folder / PRODUCTS, _products(rows))
    head = ["file", "id", "taught by", "when", "corrected", "not in its catalog", "left out"]
    write_whole(folder / NOTES, csv_bytes(head, notes))
    count = len({item.id for item, _ in rows})
    return Unpacked(read, len(rows), count, tuple(complaints))


def _products(rows: Sequence[tuple[CatalogItem, str]]) -> bytes:
    """Write ``products.csv``. What a spreadsheet would run gets an apostrophe before it."""
    values = [{"file": name, "id": item.id, **columns_of(item)} for item, name in rows]
    head = list(dict.fromkeys(["file", "id", "name", *(key for row in values for key in row)]))
    if len(head) > _MOST_COLUMNS:
        raise CatalogError(f"Its items have more than {_MOST_COLUMNS} different details.")
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, head, restval="", lineterminator="\r\n")
    writer.writerow({name: harmless(name) for name in head})
    for row in values:
        writer.writerow({name: harmless(value) for name, value in row.items()})
    return written.getvalue().encode("utf-8", "replace")


def columns_of(item: CatalogItem) -> dict[str, str]:
    """Give an item's values by the columns of a table of products, less file and id."""
    found = {"name": item.name, "brand": item.brand, "category": item.category,
             "aisle": item.aisle, "barcode": " ".join(item.barcodes)}  # fmt: skip
    if item.price is not None:
        found |= {"price": f"{item.price.amount:f}", "currency": item.price.currency}
    if item.stock is not None:
        found["stock"] = str(item.stock)
    for language, name in item.names.items():
        if _LANGUAGE.fullmatch(language):
            found[f"name_{language}"] = name
    for language, text in item.descriptions.items():
        if not language or _LANGUAGE.fullmatch(language):
            found[f"description_{language}" if language else "description"] = text
    for name, several in item.attributes.items():
        column = " ".join(name.lower().split())
        key = column if column in ATTRIBUTES else f"attribute_{column}"
        if column:
            found[key] = "; ".join(one.replace(";", ",") for one in several)
    for name, text in item.details.items():
        column = harmless(" ".join(name.replace("\0", "").split()))
        if column and _is_detail(column):
            found.setdefault(column, text)
    flat = {name: " ".join(value.replace("\0", "").split()) for name, value in found.items()}
    return {name: value[: MOST_TEXT - 1] for name, value in flat.items() if value}


def _is_detail(column: str) -> bool:
    """Tell whether a column is none of those that mean something."""
    if column.lower() in ("file", "id"):
        return False
    try:
        return bool(item_of("-", {"name": "-", column: "1"}).details)
    except ValueError:
        return False


def key_digits(text: str) -> str:
    """Take the first digits of a key."""
    if not re.fullmatch(rf"[0-9a-f]{{{_SHORTEST_KEY},64}}", text):
        raise argparse.ArgumentTypeError(f"takes the first {_SHORTEST_KEY} or more of its digits")
    return text


def _known(path: Path) -> dict[str, str]:
    if path.name != KNOWN or not path.is_file():
        raise ConfigError(f"{path} is no file {KNOWN}: it lies in REPO-drafts.")
    return known_kiosks(path.parent)
