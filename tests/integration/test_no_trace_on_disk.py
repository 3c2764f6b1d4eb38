"""A visit leaves nothing on the disk: no file more, none changed, nothing of it in any."""

import hashlib
import os
import secrets
import string
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from kiosk.encoders import load_bundle
from kiosk.settings import Settings
from kiosk.store import open_repository
from kiosk.wiring import index_folder
from tests.fakes.bundles import write_fake_bundle

ROOT = Path(__file__).parents[2]
PIECE = 24
"""Bytes in a row of a picture or a vector that would give away all of it."""


def noisy(seed: int, colour: tuple[int, int, int], size: tuple[int, int]) -> NDArray[np.uint8]:
    """Draw a picture of one colour that is like no other, pixel by pixel."""
    rng = np.random.default_rng(seed)
    grain = rng.integers(-30, 30, (size[1] // 8, size[0] // 8, 3)).repeat(8, 0).repeat(8, 1)
    return np.clip(np.array(colour) + grain, 0, 255).astype(np.uint8)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give a home with a model and a small shop in its store."""
    home = tmp_path / "home"
    shop = tmp_path / "shop"
    shop.mkdir()
    for number, colour in enumerate(((210, 30, 30), (30, 190, 40), (30, 40, 210), (220, 210, 40))):
        Image.fromarray(noisy(number, colour, (64, 64))).save(shop / f"thing-{number}.png")
    write_fake_bundle(home / "model")
    index_folder(Settings(home, home / "store.db", home / "model"), shop)
    return home


@pytest.fixture
def film(tmp_path: Path) -> tuple[Path, NDArray[np.uint8]]:
    """Film a thing that comes and stays; give the film and what is to be seen in it."""
    folder = tmp_path / "film"
    folder.mkdir()
    seen = noisy(77, (200, 40, 40), (640, 360))
    empty = np.full_like(seen, 128)
    for number in range(60):
        rgb = empty if number < 8 else seen
        cv2.imwrite(str(folder / f"{number:04}.png"), cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))
    return folder, seen


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rows(place: Path) -> dict[str, list[Any]]:
    """Read every table of the store, opened with its key."""
    with open_repository(place / "store.db") as repository:
        run = repository._database.execute
        names = run("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name: run(f"SELECT * FROM [{name}]") for (name,) in names}  # noqa: S608


def pieces(whole: bytes, step: int) -> Iterator[bytes]:
    return (whole[at : at + PIECE] for at in range(0, len(whole) - PIECE, step))


def told_apart(place: Path, words: str, pictures: list[NDArray[np.uint8]]) -> list[bytes]:
    """Give what would tell of the visits: the words, the pictures' pixels, the vectors of both."""
    bundle = load_bundle(place / "model")
    vectors = [bundle.text.encode_text([words]), bundle.image.encode_image(pictures)]
    marks = [words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]
    for picture in pictures:
        marks += pieces(picture.tobytes(), 8_192)
        marks += pieces(np.ascontiguousarray(picture[..., ::-1]).tobytes(), 8_192)
    for vector in np.concatenate(vectors):
        for kind in (np.float32, np.float16, np.float64):
            marks += pieces(vector.astype(kind).tobytes(), PIECE)
    # A piece of one colour alone, or of zeros, would tell of nothing.
    return [mark for mark in marks if len(set(mark)) > 3]


def found_in(folder: Path, marks: list[bytes]) -> dict[str, int]:
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            if count := sum(mark in content for mark in marks):
                found[path.name] = count
    return found


def environ(home: Path, tmp: Path) -> Mapping[str, str]:
    kept = {key: of for key, of in os.environ.items() if not key.startswith("XDG_")}
    (tmp / "runtime").mkdir(mode=0o700)
    return {
        **kept, "HOME": str(home), "TMPDIR": str(tmp), "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(home / "config"), "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "data"), "XDG_RUNTIME_DIR": str(tmp / "runtime"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip


def test_nothing_of_a_visit_is_on_the_disk(place, film, tmp_path):
    path, seen = film
    chosen = noisy(99, (40, 40, 200), (320, 240))
    Image.fromarray(chosen).save(tmp_path / "chosen.png")
    words = "red " + "".join(secrets.choice(string.ascii_lowercase) for _ in range(14))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    before, stored = digests(place), rows(place)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.integration.spending"], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environ(place, scratch),
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        for line in (place, path, tmp_path / "chosen.png", words):
            process.stdin.write(f"{line}\n")
        process.stdin.flush()
        said = [process.stdout.readline().strip() for _ in range(3)]
        assert said == ["matches", "matches", "left"], process.stderr.read()
        marks = told_apart(place, words, [seen, chosen])
        assert len(marks) > 100
        # Between two visits, while everything is open, and after the end.
        assert found_in(place, marks) == {}
        assert found_in(scratch, marks) == {}
        process.stdin.write("\n")
        process.stdin.flush()
        rest, complaints = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "over" in rest
    assert words not in complaints
    assert words.split()[1] not in complaints
    assert found_in(place, marks) == {}
    assert found_in(scratch, marks) == {}
    now = digests(place)
    assert set(now) - set(before) == set(), "files that were not there before"
    assert {name for name in before if now.get(name) != before[name]} == set()
    assert digests(scratch) == {}
    assert rows(place) == stored


def test_what_lies_on_the_disk_is_found(place, film, tmp_path):
    """The search above finds what is there: words, a piece of a picture, a vector."""
    _, seen = film
    marks = told_apart(place, "red planted", [seen])
    for name, content in (
        ("a", "xx red planted xx".encode("utf-16-le")), ("b", seen[100:200].tobytes()),
        ("c", load_bundle(place / "model").text.encode_text(["red planted"]).tobytes()),
    ):  # fmt: skip
        folder = tmp_path / name
        folder.mkdir()
        (folder / "file").write_bytes(content)
        assert found_in(folder, marks)
