"""``pairs.jsonl`` beside ``images.tar``: a JSON object a line, each picture an item of its own.

A line has ``file`` (a name in the tar), ``label`` and possibly ``coarse``, ``split`` and ``meta``.
"""

import json
import tarfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from kiosk.catalog.listing import FolderPicture, Listing, read_table
from kiosk.domain import CatalogItem
from kiosk.errors import CatalogError

PAIRS = "pairs.jsonl"
TAR = "images.tar"
_ATTRIBUTES = {"baseColour": "colour", "gender": "gender", "season": "season", "usage": "usage"}


def from_pairs(folder: Path) -> Listing:
    """List the pictures ``pairs.jsonl`` names. Raises CatalogError."""
    members = _tar_members(folder / TAR)
    pictures: dict[str, FolderPicture] = {}
    problems: list[tuple[str, str]] = []
    for number, line in enumerate(read_table(folder / PAIRS).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            source, item = row["file"], _pair_item(row)
            if not isinstance(source, str) or source in pictures:
                problems.append((f"{PAIRS} line {number}", "Its file is named twice or not text."))
            elif source not in members:
                problems.append((f"{PAIRS} line {number}", f"There is no {source} in {TAR}."))
            else:
                start, length = members[source]
                pictures[source] = FolderPicture(source, item, folder / TAR, start, length)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            problems.append((f"{PAIRS} line {number}", "It is not a picture's line."))
    ordered = tuple(pictures[source] for source in sorted(pictures))
    return Listing(ordered, tuple(problems))


def _pair_item(row: Mapping[str, object]) -> CatalogItem:
    """Make the item of one line; anything missing or of another kind raises."""
    meta = row.get("meta") or {}
    if not isinstance(meta, Mapping):
        raise TypeError("meta is an object")
    details = {key: value for key, value in meta.items() if isinstance(value, str) and value}
    for key in ("label", "coarse", "split"):
        value = row.get(key)
        if isinstance(value, str) and value:
            details[key] = value
    name = details.pop("productDisplayName", None) or details["label"]
    file = str(row["file"])
    attributes = {
        ours: (details.pop(theirs),) for theirs, ours in _ATTRIBUTES.items() if theirs in details
    }
    return CatalogItem(
        file.removesuffix(PurePosixPath(file).suffix),
        name,
        details,
        category=details.pop("coarse") if "coarse" in details else details.pop("label"),
        attributes=attributes,
    )


def _tar_members(path: Path) -> dict[str, tuple[int, int]]:
    """Give (start, length) of every plain file in an uncompressed tar."""
    try:
        with tarfile.open(path, "r:") as tar:
            return {
                member.name.removeprefix("./"): (member.offset_data, member.size)
                for member in tar
                if member.isreg() and not member.issparse()
            }
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise CatalogError(f"{path} is not a whole tar file: {error}.") from error
    except FileNotFoundError:
        raise CatalogError(f"There is no {path} for the lines of {PAIRS}.") from None
