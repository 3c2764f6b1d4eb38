"""Whole queries and starts on stores of thousands of items, and building a catalog."""

import json
import os
import statistics
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import numpy as np
from PIL import Image

from kiosk.catalog.pictures import make_thumbnail
from kiosk.core.looks import looks_of
from kiosk.domain import CatalogItem, Embedding, Frame, ImageQuery, Price, SearchResults, TextQuery
from kiosk.encoders import read_model_id
from kiosk.settings import Settings
from kiosk.store import open_repository
from kiosk.wiring import Kiosk, index_folder, open_kiosk
from tools.benching.searching import clustered

WORDS = (
    "red dress", "红色连衣裙", "comfortable shoes", "something for the rain", "wristwatch",
    "blue mug, not striped", "Kleid ohne Muster", "zapatos rojos",
)  # fmt: skip
_KINDS = ("dress", "shirt", "mug", "shoe", "bag", "towel", "watch", "lamp")
_COLOURS = ("red", "blue", "green", "black", "white", "yellow", "purple", "grey")
_BATCH = 2000
_TILES = 12
FRAME = (720, 1280, 3)


def write_store(settings: Settings, count: int, seed: int) -> float:
    """Write a store of so many items with drawn vectors; give the seconds it took."""
    model = read_model_id(settings.model)
    vectors = clustered(count, seed)
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (240, 240, 3)).astype(np.uint8)
    thumbnail, looks = make_thumbnail(pixels), looks_of(pixels)
    started = time.perf_counter()
    with open_repository(settings.store, create=True) as repository:
        for first in range(0, count, _BATCH):
            with repository.batch():
                for number in range(first, min(first + _BATCH, count)):
                    item = _item(number, Decimal(number % 200))
                    made = Embedding(vectors[number], model)
                    repository.put_picture(
                        item, f"{number:07}.jpg", f"{number:064x}", thumbnail, made, looks
                    )
    return time.perf_counter() - started


def _item(number: int, amount: Decimal) -> CatalogItem:
    kind, colour = _KINDS[number % 8], _COLOURS[number // 8 % 8]
    return CatalogItem(
        f"{number:07}", f"{colour.title()} {kind} {number}", names={"zh": f"商品{number}"},
        brand=f"Brand {number % 50}", category=f"{kind}s", attributes={"colour": (colour,)},
        price=Price(amount, "EUR"), stock=number % 9, aisle=str(number % 20),
    )  # fmt: skip


def measure_queries(settings: Settings, rounds: int) -> dict[str, float]:
    """Measure word and frame queries end to end: from words or a 720p frame to tiles' pictures."""
    rng = np.random.default_rng(1)
    frames = [rng.integers(0, 256, FRAME).astype(np.uint8) for _ in range(4)]
    taken: dict[str, list[float]] = {"word": [], "frame": []}
    with open_kiosk(settings) as kiosk:
        for number in range(rounds + 1):
            words = TextQuery(number, WORDS[number % len(WORDS)])
            shown = ImageQuery(number, Frame(frames[number % len(frames)]))
            for name in taken:
                started = time.perf_counter()
                if name == "word":
                    results = kiosk.searcher.search_text(words, _TILES)
                else:
                    results = kiosk.searcher.search_image(shown, _TILES)
                _with_pictures(kiosk, results)
                if number:  # the first of each warms up
                    taken[name].append((time.perf_counter() - started) * 1e3)
    return {
        f"{name} query, {what}, ms": round(value, 2)
        for name, of in taken.items()
        for what, value in (
            ("median", statistics.median(of)), ("95 of 100", sorted(of)[int(0.95 * len(of))])
        )
    }  # fmt: skip


def _with_pictures(kiosk: Kiosk, results: SearchResults) -> None:
    for hit in results.hits:
        kiosk.repository.thumbnail(hit.item.id)


_START = """
import json, sys, time
from pathlib import Path
from kiosk.domain import TextQuery
from kiosk.settings import Settings
from kiosk.wiring import open_kiosk
settings = Settings(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
with open_kiosk(settings) as kiosk:
    kiosk.searcher.search_text(TextQuery(1, "red dress"), 12)
    lines = Path("/proc/self/status").read_text().splitlines()
    kept = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.startswith("Vm")}
    print(json.dumps({"rss_mb": kept["VmRSS"] / 1024, "peak_mb": kept["VmHWM"] / 1024}))
"""


def measure_start(settings: Settings, times: int = 3) -> dict[str, float]:
    """Measure a fresh process from its start to its first answer, and the memory it then has."""
    took, memory = [], {}
    root = str(Path(__file__).parents[2])
    for _ in range(times):
        started = time.perf_counter()
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", _START, str(settings.data_folder), str(settings.store),
             str(settings.model)],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": root},
        )  # fmt: skip
        took.append(time.perf_counter() - started)
        memory = json.loads(done.stdout)
    return {
        "start to first answer, s": round(statistics.median(took), 2),
        "memory, MB": round(memory["rss_mb"]),
        "its peak, MB": round(memory["peak_mb"]),
    }


def measure_building(settings: Settings, folder: Path, count: int) -> dict[str, float]:
    """Measure building a catalog of drawn photos, and doing it again with nothing changed."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(2)
    for number in range(count):
        small = rng.integers(0, 256, (30, 40, 3)).astype(np.uint8)
        photo = Image.fromarray(small).resize((1200, 900), Image.Resampling.BICUBIC)
        photo.save(folder / f"{number:04}.jpg", quality=88)
    took = []
    for _ in range(2):
        started = time.perf_counter()
        index_folder(settings, folder)
        took.append(time.perf_counter() - started)
    return {
        "pictures a second": round(count / took[0], 1),
        "first build, s": round(took[0], 2),
        "again with nothing changed, s": round(took[1], 2),
        "times faster": round(took[0] / took[1], 1),
    }
