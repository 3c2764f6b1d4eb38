"""Cut the power at random moments of a kiosk's days, and prove that it always comes back whole.

    python -m tools.kill_days --kills 1000 --work days

A day: the kiosk starts (what a change of the key has left is tidied up), the window opens the store
and reads the catalog, people search, staff teach it, head office's updates come into the inbox and
are applied, the window switches, now and then the key is changed or a new recovery code is made.
All of it by the kiosk's own code, without a screen and without a model: made-up vectors stand in
for it. What the kiosk has acknowledged, a process outside writes down.

The process is killed (SIGKILL) at a random moment of an action that is drawn beforehand. Then what
lies in memory alone is removed, and the kiosk is started again: the store has to be whole, the
catalog the old one or the new one as it was signed, every acknowledged lesson in it, and no update
that was acknowledged gone. Now and then the printed code has to open a copy.

A thousand kills are a year of three a day. Every fifty the shop is opened anew, from the first
start on; where systemd-creds and root are there, every second shop's key is sealed. With
``--work`` the same command goes on where it was stopped.
"""

import argparse
import contextlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.catalog.description import CatalogDescription, state_of
from kiosk.catalog.pieces import Entry
from kiosk.core.building import read_catalog
from kiosk.core.deciding import Calibration
from kiosk.core.search import Searcher
from kiosk.core.session import KioskSession
from kiosk.domain import Embedding, ModelId
from kiosk.durable import write_whole
from kiosk.encoders import read_model_id
from kiosk.errors import KioskError
from kiosk.settings import Settings, UpdateSettings, default_model, load_settings
from kiosk.store import KeyKind, KeyRing, Repository, open_repository
from kiosk.store.codes import new_code
from kiosk.store.rekeying import (
    change_key,
    new_recovery_code,
    seal_key,
    settle,
    use_recovery_code,
)
from kiosk.terminal import ProgressLine
from kiosk.updater.once import update_once
from kiosk.updater.pace import Pace
from kiosk.updater.sources import FolderSource
from kiosk.updates.inbox import take_newest
from tools.benching.offices import MadeUpOffice
from tools.killing.children import Child, KillTestError, Say

_DIM = 512
_ITEMS = 120
_CHANGES = 12
_KILLS_A_SHOP = 50
_STARTING = "starting"
_DAY = ("searching", "teaching", "updating", "teaching", "changing the key", "making a code")
_ASKED = ("red dress", "blue shoes 17", "green mugs", "a bottle", "红色连衣裙")
_LESSONS_AT_ONCE = 5
_COPY_EVERY = 10
_PROGRESS = "progress.json"


@dataclass(slots=True)
class Tally:
    """What was under way at the kills, and what had been acknowledged."""

    kills: Counter[str] = field(default_factory=Counter)
    shops: int = 0
    lessons: int = 0
    updates: int = 0
    keys: int = 0
    codes: int = 0

    @property
    def total(self) -> int:
        """All kills."""
        return sum(self.kills.values())

    def told(self) -> str:
        """Say it."""
        kills = ", ".join(f"{what} {count}" for what, count in sorted(self.kills.items()))
        return (
            f"{self.total} power cuts in {self.shops} shops ({kills}): the kiosk always came back, "
            f"and the store was whole. Acknowledged, and all there: {self.lessons} lessons, "
            f"{self.updates} updates, {self.keys} changes of the key, {self.codes} recovery codes."
        )


class MadeUpEncoder:
    """Gives any words a vector of their own."""

    def encode_text(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give float32 (n, 512) of unit norm."""
        return np.stack([_unit(sum(text.encode())) for text in texts])

    def encode_image(self, images: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Give float32 (n, 512) of unit norm."""
        return np.stack([_unit(int(image.sum())) for image in images])


class Shop:
    """A kiosk, its head office, and what the kiosk has acknowledged."""

    def __init__(self, folder: Path, kind: KeyKind, seed: int) -> None:
        """Set up head office; the kiosk has never been started."""
        self.folder, self.kind = folder, kind
        self._rng = np.random.default_rng(seed)
        self.model: ModelId = read_model_id(default_model())
        self.office = MadeUpOffice(folder / "office", self.model, _DIM, thumbnail=2000)
        file = self.office.settings(folder / "kiosk", default_model())
        self.settings: Settings = load_settings(file)
        assert self.settings.updates is not None  # noqa: S101 - written one line above
        self.updates: UpdateSettings = self.settings.updates
        # As the package makes it.
        self.settings.store.parent.mkdir(parents=True)
        self.memory = folder / "run"
        self.memory.mkdir()
        self.ring = KeyRing(self.settings.store, environ={"RUNTIME_DIRECTORY": str(self.memory)})
        self.signed: dict[int, CatalogDescription] = {}
        self.lessons: set[str] = set()
        self.version = 0
        self.codes: list[str] = []
        """The last one acknowledged, and those shown since, of which any may be right."""
        self.kept = 0
        self.publish()

    def publish(self) -> None:
        """Publish the next version of the catalog: changes, and now and then all anew."""
        edition = self.office.version + 1
        if edition % 20 == 1:
            made = self.office.publish(self.office.goods(range(_ITEMS), edition), base=True)
        else:
            numbers = self._rng.choice(_ITEMS, _CHANGES, replace=False).tolist()
            changed = list(self.office.goods(numbers, edition))
            entries = [Entry(changed[0].id, None), *changed[1:]]
            made = self.office.publish(iter(entries))
        self.signed[made.version] = made

    def hear(self, lines: list[str]) -> None:
        """Write down what the kiosk has acknowledged."""
        for line in lines:
            what, _, told = line.partition(" ")
            if what == "taught":
                self.lessons.add(told)
            elif what == "updated":
                self.version = int(told)
            elif what == "code":
                self.codes.append(told)
            elif what == "coded":
                self.codes = [told]

    def cut_the_power(self) -> None:
        """Take away what lies in memory."""
        shutil.rmtree(self.memory)
        self.memory.mkdir()

    def check(self) -> None:
        """Start the kiosk and look at everything. Raises KillTestError."""
        if not self.settings.store.exists():
            if self.version or self.lessons:
                raise KillTestError("The store is gone.")
            return
        try:
            settle(self.ring)
            with open_repository(self.settings.store, ring=self.ring) as store:
                store.verify()
                self._compare(store)
        except KioskError as error:
            raise KillTestError(f"The kiosk does not come back: {error}") from error

    def _compare(self, store: Repository) -> None:
        running = store.ledger.running()
        version = 0 if running is None else running.version
        if version < self.version:
            raise KillTestError(f"Version {self.version} was acknowledged; {version} is there.")
        if version:
            state = state_of(store.changes(self.model, _DIM).digests())
            if state != self.signed[version].state:
                raise KillTestError(f"The catalog is not what was signed as {version}.")
            read_catalog(store, self.model)
        # Those of goods that the catalog has not got at the moment are put aside.
        rows = store._database.execute(
            "SELECT source FROM pictures WHERE origin = 'staff' UNION SELECT source FROM put_aside"
        )
        lost = self.lessons - {source for (source,) in rows}
        if lost:
            raise KillTestError(f"{len(lost)} lessons that were acknowledged are gone.")

    def check_code(self) -> None:
        """Open a copy of the disk by the printed code. Raises KillTestError."""
        if not self.codes:
            return
        elsewhere = self.folder / "elsewhere"
        shutil.rmtree(elsewhere, ignore_errors=True)
        shutil.copytree(self.settings.store.parent, elsewhere)
        copy = KeyRing(elsewhere / self.settings.store.name, environ={})
        for path in (copy.sealed, copy.plain.path):
            path.unlink(missing_ok=True)
        for code in self.codes:
            with contextlib.suppress(KioskError):
                use_recovery_code(copy, code, KeyKind.FILE)
                break
        else:
            raise KillTestError("The printed code does not open the store.")
        with open_repository(copy.store, ring=copy) as store:
            self._compare(store)


def day(shop: Shop, actions: Sequence[str], seed: int, say: Say) -> None:
    """Live a day of these actions; say what begins, and what is done."""
    rng = np.random.default_rng(seed)
    say(f"begins {_STARTING}")
    if shop.ring.sealed.exists():
        if shop.settings.store.exists():
            settle(shop.ring)
    elif shop.kind is not KeyKind.FILE and not shop.settings.store.exists():
        seal_key(shop.ring, shop.kind)
    _update(shop, say)
    window = _window(shop)
    for number, what in enumerate(actions):
        say(f"begins {number} {what}")
        if what == "searching":
            _search(window[1], rng)
        elif what == "teaching":
            _teach(shop, rng, say)
        elif what == "updating":
            _update(shop, say)
            window[0].close()
            window = _window(shop)
        elif what == "changing the key":
            change_key(shop.ring)
            say("changed the key")
        else:
            code = new_code()
            new_recovery_code(shop.ring, code, lambda code=code: say(f"code {code}"))  # type: ignore[misc]
            say(f"coded {code}")
        say(f"ends {number} {what}")
    window[0].close()


def _window(shop: Shop) -> tuple[Repository, Searcher]:
    """Open the catalog as the window does."""
    store = open_repository(shop.settings.store, ring=shop.ring)
    store.pin()
    index, facets = read_catalog(store, shop.model)
    encoder = MadeUpEncoder()
    searcher = Searcher(index, store, facets, (encoder, encoder), Calibration.from_manifest({}))
    return store, searcher


def _search(searcher: Searcher, rng: np.random.Generator) -> None:
    session = KioskSession()
    for words in rng.choice(_ASKED, 3):
        if not searcher.search_text(session.ask_text(str(words)), 4).hits:
            raise KillTestError(f"“{words}” finds nothing any more.")
    session.wipe()


def _teach(shop: Shop, rng: np.random.Generator, say: Say) -> None:
    """Teach it some goods, one transaction each, as staff do at the shelf."""
    with open_repository(shop.settings.store, ring=shop.ring) as store:
        items = list(store.items())
        for _ in range(_LESSONS_AT_ONCE):
            source = f"staff/{rng.integers(1 << 60)}"
            embedding = Embedding(_unit(int(rng.integers(1 << 30))), shop.model)
            crop = b"\xff\xd8\xff" + rng.bytes(3000)
            store.teach(str(rng.choice(items)), source, "0" * 64, crop, embedding)
            say(f"taught {source}")


def _update(shop: Shop, say: Say) -> None:
    """Fetch what head office has published, and apply it."""
    update_once(shop.updates, FolderSource(Path(shop.updates.source), Pace()))
    with open_repository(shop.settings.store, create=True, ring=shop.ring) as store:
        record = take_newest(shop.settings, store, datetime.now(UTC), again=True)
        if record is not None:
            say(f"updated {record.version}")


def _unit(seed: int) -> NDArray[np.float32]:
    vector = np.random.default_rng(seed).standard_normal(_DIM).astype(np.float32)
    return vector / np.linalg.norm(vector)


def run(
    folder: Path, kills: int, seed: int, *, a_shop: int = _KILLS_A_SHOP,
    shown: ProgressLine | None = None,
) -> Tally:  # fmt: skip
    """Cut the power so many times. Raises KillTestError where that did harm.

    What was done before in the same folder counts.
    """
    tally = _read(folder)
    before = tally.total
    while tally.total < kills:
        number = tally.shops
        place = folder / "shop"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        kind = KeyKind.HOST if number % 2 and _can_seal() else KeyKind.FILE
        shop = Shop(place, kind, seed + number)
        tally.shops += 1
        _year(shop, min(kills, tally.total + a_shop), seed + 1000 * tally.total, tally,
              lambda: _show(folder, tally, kills, before, shown))  # fmt: skip
    return tally


def _year(shop: Shop, until: int, seed: int, tally: Tally, after: Callable[[], None]) -> None:
    """Cut the power of one shop until there are so many kills."""
    rng = np.random.default_rng(seed)
    seconds = {_STARTING: 0.4}
    while tally.total < until:
        actions = [str(what) for what in rng.permutation(_DAY)]
        if rng.random() < 0.6:
            shop.publish()
        child = Child(partial(day, shop, actions, int(rng.integers(1 << 60))))
        # The fifth part of the kills comes while it starts; else in an action drawn by chance.
        victim = int(rng.integers(len(actions)))
        early = rng.random() < 0.2
        what = _STARTING if early else actions[victim]
        child.begin()
        if child.wait_for(f"begins {_STARTING}" if early else f"begins {victim} {what}"):
            started = time.monotonic()
            time.sleep(float(rng.uniform(0.0, 1.3 * seconds.get(what, 0.1))))
            killed = child.kill()
            ended = f"ends {victim} {what}"
            if ended in child.lines or (early and "begins 0" in " ".join(child.lines)):
                seconds[what] = max(0.005, min(seconds.get(what, 0.1), time.monotonic() - started))
            else:
                seconds[what] = min(2.0, 1.05 * seconds.get(what, 0.1))
        else:
            killed = child.kill()
        shop.hear(child.lines)
        if killed:
            tally.kills[what] += 1
        tally.lessons += sum(line.startswith("taught") for line in child.lines)
        tally.updates += sum(line.startswith("updated") for line in child.lines)
        tally.keys += child.lines.count("changed the key")
        tally.codes += sum(line.startswith("coded") for line in child.lines)
        shop.cut_the_power()
        shop.check()
        if killed and tally.total % _COPY_EVERY == 0:
            shop.check_code()
        after()


def _show(folder: Path, tally: Tally, kills: int, before: int, shown: ProgressLine | None) -> None:
    fields = ("shops", "lessons", "updates", "keys", "codes")
    kept = {"kills": dict(tally.kills), **{name: getattr(tally, name) for name in fields}}
    write_whole(folder / _PROGRESS, json.dumps(kept).encode())
    if shown is not None:
        shown.update(tally.total, kills, tally.total - before)


def _read(folder: Path) -> Tally:
    """Give what was done in this folder before."""
    try:
        kept = json.loads((folder / _PROGRESS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Tally()
    return Tally(Counter(kept.pop("kills")), **kept)


def _can_seal() -> bool:
    return os.geteuid() == 0 and shutil.which("systemd-creds") is not None


def main(argv: list[str] | None = None) -> int:
    """Run and give 0, or 1 where a kill did harm."""
    parser = argparse.ArgumentParser(
        prog="tools.kill_days", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--kills", type=int, default=1000, help="(1000)")
    parser.add_argument("--seed", type=int, default=1, help="(1)")
    parser.add_argument(
        "--work", type=Path, metavar="FOLDER", help="where it goes on when it is given again"
    )
    a = parser.parse_args(argv)
    line = ProgressLine("power cuts")
    try:
        with tempfile.TemporaryDirectory(prefix="kill-days-") as passing:
            tally = run(a.work or Path(passing), a.kills, a.seed, shown=line)
    except KillTestError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped; with --work the same command goes on from there.\n")
        return 130
    finally:
        line.close()
    print(tally.told())
    return 0


if __name__ == "__main__":
    sys.exit(main())
