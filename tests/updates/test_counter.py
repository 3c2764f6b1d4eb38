"""An old disk that was put back is noticed by a counter that no disk holds."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store import Repository, open_repository
from kiosk.updates.counter import TpmCounter, fulfil, promise, put_back
from tests.fakes.tpms import software_tpm


class FakeCounter:
    """Counts in memory, or not at all."""

    def __init__(self) -> None:
        self.at: int | None = 7

    def read(self) -> int | None:
        return self.at

    def count(self) -> int | None:
        self.at = None if self.at is None else self.at + 1
        return self.at


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Repository]:
    with open_repository(tmp_path / "store.db", create=True) as repository:
        yield repository


def change(store: Repository, counter: FakeCounter | TpmCounter) -> None:
    with store.batch():
        promise(store.ledger, counter)
    fulfil(store.ledger, counter)


def test_an_old_disk_is_noticed(store):
    counter = FakeCounter()
    assert put_back(store.ledger, counter) == ""
    change(store, counter)
    old = store.ledger.setting("tpm counter")
    assert put_back(store.ledger, counter) == ""
    change(store, counter)
    assert put_back(store.ledger, counter) == ""
    store.ledger.keep("tpm counter", old)
    assert "an old copy was put back" in put_back(store.ledger, counter)
    # The next update starts anew from there.
    change(store, counter)
    assert put_back(store.ledger, counter) == ""


def test_a_power_cut_between_change_and_counting_is_no_old_disk(store):
    counter = FakeCounter()
    change(store, counter)
    with store.batch():
        promise(store.ledger, counter)
    assert put_back(store.ledger, counter) == ""
    assert counter.at == 9
    change(store, counter)
    assert put_back(store.ledger, counter) == ""


def test_another_machine_is_noticed_and_none_is_no_matter(store):
    counter = FakeCounter()
    change(store, counter)
    counter.at = 3
    assert "another machine" in put_back(store.ledger, counter)
    counter.at = None
    assert put_back(store.ledger, counter) == ""
    assert put_back(store.ledger, None) == ""


@pytest.fixture
def tpm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run a TPM in software."""
    if not (shutil.which("swtpm") and shutil.which("tpm2_nvread")):
        pytest.skip("swtpm and tpm2-tools are not installed")
    with software_tpm(tmp_path / "tpm") as address:
        monkeypatch.setenv("TPM2TOOLS_TCTI", address)
        yield


def test_with_a_real_tpm_in_software(store, tpm):
    counter = TpmCounter()
    first = counter.read()
    assert first is not None
    assert counter.read() == first
    change(store, counter)
    assert counter.read() == first + 1
    old = store.ledger.setting("tpm counter")
    change(store, counter)
    assert put_back(store.ledger, counter) == ""
    store.ledger.keep("tpm counter", old)
    assert "an old copy was put back" in put_back(store.ledger, counter)
