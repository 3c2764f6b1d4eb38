"""What is fuzzed: each parser with samples, mutations, and the errors it may answer with."""

import contextlib
import hashlib
import io
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
from hypothesis import strategies as st

from kiosk.catalog.description import (
    CatalogDescription,
    read_catalog_description,
    read_model_description,
    route,
)
from kiosk.catalog.facts import Facts, facts_bytes
from kiosk.catalog.handing import HAVE, LAST_RUN, read_have, read_last_run
from kiosk.catalog.pieces import MOST_THUMBNAIL_BYTES, read_piece, write_piece
from kiosk.catalog.status_file import read_status
from kiosk.catalog.trust import open_delivery
from kiosk.domain import ModelId
from kiosk.encoders.manifest import ModelManifest
from kiosk.errors import CatalogError, KioskError, ModelError, StoreError, UpdateError
from kiosk.staff.lessons_file import read_lessons
from kiosk.store import open_repository
from kiosk.ui.images import from_file
from kiosk.updates.applying import put_entry
from tools.fuzzing import mutations, samples

Parse = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Target:
    """A parser that takes untrusted bytes."""

    name: str
    inputs: Callable[[], st.SearchStrategy[bytes]]
    opened: Callable[[], contextlib.AbstractContextManager[Parse]]
    """Makes ready what it needs, and gives it; it raises only what ``allowed`` names."""
    allowed: tuple[type[Exception], ...] = ()


def _plain(parse: Parse) -> Callable[[], contextlib.AbstractContextManager[Parse]]:
    return lambda: contextlib.nullcontext(parse)


def _piece(untrusted: bytes) -> None:
    entries = read_piece(untrusted, samples.DIM)
    for entry in entries:
        if entry.item is not None:
            entry.facts_digest()
            entry.pictures_digest()
    # What was read can be written, and is read the same.
    if read_piece(write_piece(entries, samples.DIM), samples.DIM) != entries:
        raise AssertionError("a piece is not read as it was written")


@contextlib.contextmanager
def _applying() -> Iterator[Parse]:
    """Put what a piece says into an encrypted store, and take it back."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder) / "store.db"
        with open_repository(path, create=True) as repository:

            def apply(untrusted: bytes) -> None:
                entries = read_piece(untrusted, samples.DIM)
                with contextlib.suppress(_UndoneError), repository.batch():
                    changes = repository.changes(ModelId("m", samples.DIGEST), samples.DIM)
                    for entry in (*samples.entries(), *entries):
                        put_entry(changes, entry)
                    list(changes.digests())
                    repository.items()
                    repository.facets()
                    raise _UndoneError

            yield apply


class _UndoneError(Exception):
    """Nothing of it is to stay."""


def _catalog(untrusted: bytes) -> None:
    found = read_catalog_description(untrusted, samples.CHANNEL)
    for have in (0, 1, 2, found.version - 1, found.version):
        route(found, have)
    if msgspec.json.decode(found.to_bytes(), type=CatalogDescription) != found:
        raise AssertionError("a description is not read as it was written")


def _model(untrusted: bytes) -> None:
    read_model_description(untrusted, samples.DIGEST).to_bytes()


def _facts(untrusted: bytes) -> None:
    facts_bytes(msgspec.json.decode(untrusted, type=Facts).item())


@contextlib.contextmanager
def _handing() -> Iterator[Parse]:
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        folder = Path(name)

        def read(untrusted: bytes) -> None:
            for file in (HAVE, LAST_RUN):
                (folder / file).write_bytes(untrusted)
            read_have(folder)
            read_last_run(folder)

        yield read


def _status(untrusted: bytes) -> None:
    read_status(untrusted)


def _lessons(untrusted: bytes) -> None:
    read_lessons(io.BytesIO(untrusted))


def _lessons_inputs() -> st.SearchStrategy[bytes]:
    """Mutate whole files, and lists that are signed again: also a thief of a kiosk's key writes."""
    whole, listed, pictures = samples.lessons()
    again = (mutations.json_of([listed]) | mutations.bytes_of([listed])).map(
        lambda text: samples.signed_lessons(text, pictures)
    )
    return again | mutations.bytes_of([whole])


def _manifest(untrusted: bytes) -> None:
    ModelManifest.from_json(untrusted)


def _thumbnail(untrusted: bytes) -> None:
    # A piece with anything else was refused before.
    if untrusted.startswith(b"\xff\xd8\xff") and len(untrusted) <= MOST_THUMBNAIL_BYTES:
        from_file(untrusted)


@contextlib.contextmanager
def _metadata() -> Iterator[Parse]:
    """Verify a delivery of which one role's metadata is the input, named by its first byte."""
    signed = samples.signed()
    names = dict(
        zip(samples.ROLES, ("2.root", "timestamp", "1.snapshot", "1.targets"), strict=True)
    )
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        folder = Path(name)
        target, description = signed.target
        (folder / target).parent.mkdir(parents=True)
        (folder / target).write_bytes(description)
        (folder / "metadata").mkdir()
        (folder / "metadata" / "1.root.json").write_bytes(signed.files["root"])

        def verify(untrusted: bytes) -> None:
            at = (untrusted[0] if untrusted else 0) % len(samples.ROLES)
            for role, file in names.items():
                path = folder / "metadata" / f"{file}.json"
                if role == samples.ROLES[at]:
                    path.write_bytes(untrusted[1:])
                elif role == "root":
                    path.unlink(missing_ok=True)
                else:
                    path.write_bytes(signed.files[role])
            root = signed.files["root"]
            found = open_delivery(folder, samples.CHANNEL, root, None, samples.NOW)
            if hashlib.sha256(found.description).digest() != hashlib.sha256(description).digest():
                raise AssertionError("another description than was signed")

        yield verify


def _metadata_inputs() -> st.SearchStrategy[bytes]:
    signed = samples.signed()

    def of(at: int, role: str) -> st.SearchStrategy[bytes]:
        whole = signed.files[role]
        part = msgspec.json.encode(msgspec.json.decode(whole)["signed"])
        again = mutations.json_of([part]).map(lambda text: signed.signed_again(role, text))
        plain = mutations.json_of([whole]) | mutations.bytes_of([whole])
        return (again | plain).map(lambda text: bytes([at]) + text)

    return st.one_of([of(at, role) for at, role in enumerate(samples.ROLES)])


def _both(make: Callable[[], tuple[bytes, ...]]) -> Callable[[], st.SearchStrategy[bytes]]:
    return lambda: mutations.json_of(make()) | mutations.bytes_of(make())


def _pieces() -> st.SearchStrategy[bytes]:
    return mutations.pieces_of(samples.pieces()) | mutations.bytes_of(samples.pieces())


def _jpegs() -> st.SearchStrategy[bytes]:
    return mutations.jpegs_of(samples.jpegs()) | mutations.bytes_of(samples.jpegs())


def _facts_samples() -> tuple[bytes, ...]:
    return tuple(facts_bytes(one.item) for one in samples.entries() if one.item is not None)


TARGETS = {
    target.name: target
    for target in (
        Target("piece", _pieces, _plain(_piece), (UpdateError,)),
        Target("apply", _pieces, _applying, (UpdateError, StoreError)),
        Target("catalog", _both(samples.catalogs), _plain(_catalog), (UpdateError,)),
        Target("model", _both(samples.models), _plain(_model), (UpdateError,)),
        Target("manifest", _both(samples.manifests), _plain(_manifest), (ModelError,)),
        Target("facts", _both(_facts_samples), _plain(_facts), (ValueError,)),
        Target("handing", _both(samples.handed), _handing),
        Target("status", _both(samples.statuses), _plain(_status), (UpdateError,)),
        Target("lessons", _lessons_inputs, _plain(_lessons), (CatalogError,)),
        Target("metadata", _metadata_inputs, _metadata, (UpdateError, KioskError)),
        Target("thumbnail", _jpegs, _plain(_thumbnail)),
    )
}
