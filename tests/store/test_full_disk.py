"""A disk without a byte of room: the kiosk still opens its store, and says what it cannot do."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.domain import CatalogItem, Embedding, ModelId
from kiosk.errors import StoreError
from kiosk.store import Repository, open_repository

MODEL = ModelId("one", "1" * 64)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of three megabytes."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = mount and umount and os.geteuid() == 0
    options = ["-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if not made or subprocess.run([str(mount), *options], check=False).returncode:
        pytest.skip("nobody may mount a small disk here")
    yield folder
    subprocess.run([str(umount), str(folder)], check=True)


def put(store: Repository, name: str, thumbnail: bytes = b"x") -> None:
    vector = np.zeros(8, np.float32)
    vector[0] = 1
    item = CatalogItem(name, name)
    store.put_picture(item, f"{name}.jpg", "d" * 64, thumbnail, Embedding(vector, MODEL))


def fill(folder: Path) -> None:
    descriptor = os.open(folder / "fill", os.O_CREAT | os.O_WRONLY)
    try:
        while True:
            os.write(descriptor, bytes(4096))
    except OSError:
        os.close(descriptor)


def test_a_store_opens_on_a_full_disk(disk):
    path = disk / "store.db"
    with open_repository(path, create=True) as store:
        put(store, "a")
    fill(disk)
    with open_repository(path) as store:
        assert list(store.items()) == ["a"]
        store.pin()
        assert store.embeddings(MODEL).item_ids == ["a"]
    with open_repository(path) as store, pytest.raises(StoreError, match="the disk is full"):
        put(store, "b", bytes(1 << 20))
    (disk / "fill").unlink()
    with open_repository(path) as store:
        put(store, "b")
        assert list(store.items()) == ["a", "b"]
        store.verify()
