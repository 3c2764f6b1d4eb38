"""Where things lie in a repository of updates: on a server, a stick and in a kiosk's inbox alike.

::

    metadata/   3.root.json, timestamp.json, 12.snapshot.json, 9.targets.json, 4.north.json …
    targets/    catalogs/CHANNEL/SHA256.catalog.json    (TUF target catalogs/CHANNEL/catalog.json)
                models/SHA256.DIGEST.json               (TUF target models/DIGEST.json)
    pieces/     ab/abcdef…                              (named by the SHA-256 of their bytes)

The metadata are those of The Update Framework (TUF 1.0.33) with consistent snapshots. Pieces are no
targets of their own: the description of a catalog or a model, which is one, names each by digest
and length. They lie in folders by their first two digits, since FAT has no room for many long names
in one. No name differs from another by case alone, and none holds what FAT forbids.
"""

import re

from kiosk.errors import UpdateError

METADATA, TARGETS, PIECES = "metadata", "targets", "pieces"
CHANNEL = re.compile(r"[a-z0-9][a-z0-9-]{0,39}(/[a-z0-9][a-z0-9-]{0,39}){0,3}")
"""A channel: what a kiosk takes its catalog from, such as "default" or "north/berlin-1"."""
DIGEST = re.compile(r"[0-9a-f]{64}")

MOST_DESCRIPTION_BYTES = 4 << 20
MOST_PIECE_BYTES = 32 << 20
"""Of a piece of a catalog."""
MOST_FILE_BYTES = 512 << 20
"""Of a file of a model."""


def catalog_target(channel: str) -> str:
    """Name the TUF target that describes a channel's catalog. Raises UpdateError."""
    if not CHANNEL.fullmatch(channel):
        msg = (
            f"{channel!r} is no name of a channel: up to four parts of small letters, digits and "
            "hyphens, apart by slashes, such as north/berlin."
        )
        raise UpdateError(msg)
    return f"catalogs/{channel}/catalog.json"


def model_target(digest: str) -> str:
    """Name the TUF target that describes a model's bundle, by the digest of its ModelId."""
    return f"models/{_digest(digest)}.json"


def piece_path(sha256: str) -> str:
    """Give where a piece lies, from the repository's root."""
    return f"{PIECES}/{_digest(sha256)[:2]}/{sha256}"


def _digest(text: str) -> str:
    if not DIGEST.fullmatch(text):
        raise ValueError("not a SHA-256 in hexadecimal digits")
    return text
