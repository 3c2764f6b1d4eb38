"""Kill an import again and again, and prove that no damage and no lost picture comes of it.

    python -m tools.kill_index --kills 200
    python -m tools.kill_index --kills 20 --model models/default --pictures 400

A child process takes pictures into a store and says after every committed batch how many are in.
It is killed (SIGKILL) at a random moment; then the store is opened, checked page by page, and
compared with what the child had said and with an import that nobody disturbed. The same store is
gone on with until it is complete, then a new one is begun.
"""

import argparse
import hashlib
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

import kiosk
from kiosk.domain import ModelId
from kiosk.encoders import load_bundle
from kiosk.errors import KioskError
from kiosk.settings import default_model
from kiosk.store import open_repository
from kiosk.terminal import ProgressLine

_CHILD = """
import sys
from pathlib import Path
from kiosk.settings import Settings
from kiosk.wiring import index_folder

folder, store, model = (Path(word) for word in sys.argv[1:])
settings = Settings(store.parent, store, model)
index_folder(settings, folder, progress=lambda now: print(now.done, flush=True))
print("whole", flush=True)
"""
_SIDE = 48
# So many of the kills come while the child starts: it loads the model, it makes the store.
_EARLY = 0.2
_MOST_DIGITS = 6


class KillTestError(Exception):
    """A kill did harm."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many kills there were, in how many stores, and the pictures they had acknowledged."""

    kills: int
    stores: int
    acknowledged: int


@dataclass(frozen=True, slots=True)
class _Reference:
    """What an undisturbed import puts into the store, and how long it starts and works."""

    model: ModelId
    item_ids: list[str]
    vectors: NDArray[np.float32]
    digests: dict[str, str]
    starting: float
    working: float


def run(work: Path, model: Path, *, kills: int, pictures: int, seed: int) -> Outcome:
    """Kill imports in the folder ``work``. Raises KillTestError where a kill did harm."""
    rng = np.random.default_rng(seed)
    folder = work / "pictures"
    digests = _draw(folder, pictures, rng)
    reference = _reference(work, folder, model, digests)
    done = stores = acknowledged = 0
    store = work / "store-0" / "store.db"
    in_store = 0
    line = ProgressLine("kills")
    while done < kills:
        child = _start(folder, store, model)
        if rng.random() < _EARLY:
            time.sleep(float(rng.uniform(0.0, reference.starting)))
        else:
            _wait_for_a_line(child)
            time.sleep(float(rng.uniform(0.0, reference.working)))
        whole, said = _kill(child)
        acknowledged += max(0, said - in_store)
        in_store = _examine(store, reference, max(said, in_store), whole=whole)
        if whole:
            stores += 1
            store, in_store = work / f"store-{stores}" / "store.db", 0
        else:
            done += 1
            line.update(done, kills, done)
    line.close()
    _finish(folder, store, model, reference)
    return Outcome(done, stores + 1, acknowledged)


def _draw(folder: Path, count: int, rng: np.random.Generator) -> dict[str, str]:
    """Draw pictures of noise and give the digest of each by its name."""
    folder.mkdir(parents=True)
    digests = {}
    for number in range(count):
        base = rng.integers(0, 256, 3)
        grain = rng.integers(-30, 31, (_SIDE, _SIDE, 3))
        path = folder / f"{number:05}.png"
        Image.fromarray((base + grain).clip(0, 255).astype(np.uint8)).save(path)
        digests[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return digests


def _start(folder: Path, store: Path, model: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 (our own interpreter and words)
        [sys.executable, "-c", _CHILD, str(folder), str(store), str(model.absolute())],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(kiosk.__file__).parents[1],
    )


def _wait_for_a_line(child: subprocess.Popen[str]) -> None:
    """Wait for the child's first count, which comes with nothing in the store yet, or its end."""
    assert child.stdout is not None  # noqa: S101 (for the types)
    child.stdout.readline()


def _kill(child: subprocess.Popen[str]) -> tuple[bool, int]:
    """Kill the child; tell whether it was done before, and its last count."""
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate()
    # The last line may have been cut by the kill; a count without its line end was not said.
    lines = rest[: rest.rfind("\n") + 1].split("\n")
    counts = [int(line) for line in lines if line.isdecimal()]
    whole = "whole" in lines
    if not whole and child.returncode != -signal.SIGKILL:
        raise KillTestError(f"the import failed by itself with exit code {child.returncode}")
    return whole, counts[-1] if counts else 0


def _examine(store: Path, reference: _Reference, promised: int, *, whole: bool) -> int:
    """Check the store and give the number of pictures in it."""
    if not store.exists():
        if promised:
            raise KillTestError(f"{promised} pictures were in the store, and it is gone")
        return 0
    with open_repository(store) as repository:
        repository.verify()
        items, pictures = repository.counts()
        known = repository.digests(reference.model)
        found = repository.embeddings(reference.model)
        item_ids, vectors = found.item_ids, found.gathered()
        torn = [one for one in repository.items() if not repository.thumbnail(one)]
    if pictures < promised:
        raise KillTestError(f"{promised} pictures were promised, {pictures} are in the store")
    if not items == pictures == len(known) == len(item_ids) or torn:
        raise KillTestError(f"half a picture: {items}, {pictures}, {len(known)}, {len(item_ids)}")
    if any(reference.digests[source] != digest for source, (_, digest) in known.items()):
        raise KillTestError("a picture has another digest than its file")
    place = {item_id: row for row, item_id in enumerate(reference.item_ids)}
    rows = reference.vectors[[place[item_id] for item_id in item_ids]]
    if rows.shape[0] and not np.allclose(rows, vectors, atol=1e-4):
        raise KillTestError("a vector is not that of its picture")
    if whole and pictures != len(reference.item_ids):
        raise KillTestError(f"a finished import holds {pictures} of {len(reference.item_ids)}")
    return pictures


def _reference(work: Path, folder: Path, model: Path, digests: dict[str, str]) -> _Reference:
    store = work / "undisturbed" / "store.db"
    started = time.monotonic()
    child = _start(folder, store, model)
    _wait_for_a_line(child)
    ready = time.monotonic()
    child.communicate()
    ended = time.monotonic()
    if child.returncode != 0:
        raise KillTestError("the undisturbed import failed")
    with open_repository(store) as repository:
        (model_id,) = repository.models()
        found = repository.embeddings(model_id)
        vectors = found.gathered()
    return _Reference(model_id, found.item_ids, vectors, digests, ready - started, ended - ready)


def _finish(folder: Path, store: Path, model: Path, reference: _Reference) -> None:
    """Let the import that was killed last come to its end."""
    child = _start(folder, store, model)
    child.communicate()
    if child.returncode != 0:
        raise KillTestError("the import does not come to its end")
    _examine(store, reference, len(reference.item_ids), whole=True)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= len(text) <= _MOST_DIGITS or int(text) < 1:
        raise argparse.ArgumentTypeError("takes a whole number from 1")
    return int(text)


def main(argv: list[str] | None = None) -> int:
    """Run the kills and give the exit code: 0 where none did harm."""
    parser = argparse.ArgumentParser(
        prog="tools.kill_index", description="Kill an import again and again; look for harm."
    )
    for name, default, told in (
        ("--kills", 200, "how often (200)"),
        ("--pictures", 400, "how many are taken in (400)"),
        ("--seed", 1, "of the moments (1)"),
    ):
        parser.add_argument(name, type=_count, default=default, metavar="N", help=told)
    parser.add_argument(
        "--model", type=Path, default=default_model(), metavar="PATH", help="the model bundle"
    )
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="kill-index-") as work:
        try:
            # Looked at here: a child that cannot load it says so with a traceback.
            load_bundle(arguments.model)
            outcome = run(
                Path(work),
                arguments.model,
                kills=arguments.kills,
                pictures=arguments.pictures,
                seed=arguments.seed,
            )
        except KioskError as error:
            print(error, file=sys.stderr)
            return 3
        except KillTestError as error:
            print(f"Harm was done: {error}.", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print("Stopped.", file=sys.stderr)
            return 130
    print(
        f"{outcome.kills} kills over {outcome.stores} stores: no store damaged, none of "
        f"{outcome.acknowledged} pictures said to be in it lost."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
