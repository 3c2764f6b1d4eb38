"""Keys sealed by systemd-creds: to a TPM in software, and to a host key."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.domain import CatalogItem
from kiosk.errors import StoreError
from kiosk.store import KeyKind, KeyRing, key_state, open_repository
from kiosk.store.codes import new_code
from kiosk.store.keys import write_keys
from kiosk.store.rekeying import (
    STEPS,
    change_key,
    new_recovery_code,
    seal_key,
    settle,
    use_recovery_code,
)
from kiosk.store.sealing import Sealer, kind_of, pcrs_of
from tests.fakes.tpms import software_tpm

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("systemd-creds"), reason="sealing takes root and systemd"
)
_ONES = "sha256=" + "a1" * 32


def flush():
    for what in ("-l", "-t"):
        tool("tpm2_flushcontext", what)


class FlushingSealer(Sealer):
    """Ends what systemd-creds leaves in a TPM: /dev/tpmrm0 does that, a bare TPM does not."""

    def seal(self, secret, kind, pcrs=(7,)):
        flush()
        return super().seal(secret, kind, pcrs)

    def open(self, sealed):
        flush()
        return super().open(sealed)


class PowerCutError(Exception):
    """Ends a change as a kill does: nothing is done after it."""


@pytest.fixture
def tpm(tmp_path, monkeypatch):
    """Give a TPM whose firmware has measured something."""
    if not (shutil.which("swtpm") and shutil.which("tpm2_pcrextend")):
        pytest.skip("swtpm and tpm2-tools are not installed")
    with software_tpm(tmp_path / "tpm") as address:
        monkeypatch.setenv("TPM2TOOLS_TCTI", address)
        measure()
        yield address


def tool(*words):
    subprocess.run(words, check=True, capture_output=True)


def measure():
    tool("tpm2_pcrextend", f"7:{_ONES}")


def ring_of(folder: Path, device: str = "auto", **environ: str) -> KeyRing:
    sealer = Sealer() if device == "auto" else FlushingSealer(device)
    return KeyRing(folder / "s.db", sealer, environ)


def fill(ring):
    with open_repository(ring.store, create=True, ring=ring) as store:
        store.put_item(CatalogItem("a", "thing"))


def items(ring):
    with open_repository(ring.store, ring=ring) as store:
        store.verify()
        return list(store.items())


def test_a_fresh_key_is_sealed_before_there_is_a_store(tmp_path):
    ring = ring_of(tmp_path)
    assert seal_key(ring, KeyKind.HOST) is KeyKind.HOST
    fill(ring)
    assert not ring.plain.exists()
    assert items(ring) == ["a"]
    state = key_state(ring)
    assert (state.kind, state.opens, state.pcrs, state.well) == (KeyKind.HOST, True, (), True)
    assert "who takes the whole disk reads the store" in state.told()


def test_the_sealed_file_does_not_hold_the_key(tmp_path):
    ring = ring_of(tmp_path)
    fill(ring)
    key = ring.plain.read()
    seal_key(ring, KeyKind.HOST)
    sealed = ring.read_sealed()
    assert ring.open_sealed() == (key,)
    for form in (key, key.hex().encode()):
        assert all(form not in one.read_bytes() for one in tmp_path.iterdir() if one.is_file())
    assert ring.sealed.stat().st_mode & 0o777 == 0o600
    assert kind_of(sealed) is KeyKind.HOST
    assert kind_of(b"Zm9v" + sealed) is None
    with pytest.raises(StoreError, match="damaged"):
        Sealer().open(b"nothing")
    # Of another character, or of one that base64 has not.
    changed = bytearray(sealed)
    changed[len(changed) // 2] ^= 1
    with pytest.raises(StoreError, match=r"does not open|damaged"):
        Sealer().open(bytes(changed))


def test_a_key_that_seals_nothing_is_refused(tmp_path):
    """``systemd-creds`` can also seal with no key at all; whoever can write to the disk could."""
    done = subprocess.run(
        [str(shutil.which("systemd-creds")), "encrypt", "--name=store-key",
         "--with-key=tpm2-absent", "-", "-"],
        input=write_keys((bytes(32),)), capture_output=True, check=True,
    )  # fmt: skip
    assert kind_of(done.stdout) is None
    with pytest.raises(StoreError, match="damaged"):
        Sealer().open(done.stdout)


def test_where_a_key_is_sealed_a_plain_one_is_not_tried(tmp_path):
    """Or whoever can write to the disk would put a store of their own there, with its key."""
    ring = ring_of(tmp_path)
    seal_key(ring, KeyKind.HOST)
    fill(ring)
    thief = ring_of(tmp_path / "thief")
    thief.store.parent.mkdir()
    fill(thief)
    shutil.copy(thief.store, ring.store)
    shutil.copy(thief.plain.path, ring.plain.path)
    with pytest.raises(StoreError, match="another key"):
        items(ring)


def test_by_a_tpm(tmp_path, tpm):
    ring = ring_of(tmp_path, tpm)
    assert seal_key(ring) is KeyKind.TPM
    fill(ring)
    state = key_state(ring)
    assert (state.kind, state.opens, state.pcrs) == (KeyKind.TPM, True, (7,))
    before = ring.open_sealed()
    change_key(ring)
    assert ring.open_sealed() != before
    assert pcrs_of(ring.read_sealed()) == (7,)
    assert items(ring) == ["a"]
    # Sealed again to more of what is measured: the same key.
    kept = ring.open_sealed()
    seal_key(ring, KeyKind.TPM, (0, 7))
    assert pcrs_of(ring.read_sealed()) == (0, 7)
    assert ring.open_sealed() == kept
    assert items(ring) == ["a"]


def test_pcrs_that_nobody_measured_are_refused(tmp_path, tpm):
    with pytest.raises(StoreError, match="bound to nothing"):
        seal_key(ring_of(tmp_path, tpm), KeyKind.TPM, (12,))


def test_a_tpm_that_measures_something_else_needs_the_code(tmp_path, tpm):
    ring = ring_of(tmp_path, tpm)
    seal_key(ring)
    fill(ring)
    code = new_code()
    new_recovery_code(ring, code, lambda: None)
    measure()
    with pytest.raises(StoreError, match="starts otherwise"):
        items(ring)
    with pytest.raises(StoreError, match="kiosk key recovery use"):
        change_key(ring)
    state = key_state(ring)
    assert (state.kind, state.opens, state.recovery) == (KeyKind.RECOVERY, False, True)
    assert use_recovery_code(ring, code) is KeyKind.TPM
    assert items(ring) == ["a"]


def test_a_cleared_tpm_and_another_machine_need_the_code(tmp_path, tpm):
    ring = ring_of(tmp_path, tpm)
    seal_key(ring)
    fill(ring)
    code = new_code()
    new_recovery_code(ring, code, lambda: None)
    tool("tpm2_clear")
    with pytest.raises(StoreError, match="its TPM was cleared"):
        items(ring)
    # The copy on a machine without a TPM.
    assert use_recovery_code(ring_of(tmp_path), code, KeyKind.HOST) is KeyKind.HOST
    assert items(ring_of(tmp_path)) == ["a"]
    assert not key_state(ring_of(tmp_path)).unfinished


@pytest.mark.parametrize("step", STEPS[:-1])
def test_cut_short_the_next_start_is_handed_what_opens(tmp_path, step):
    """systemd hands over what is sealed, and the kiosk's user cannot seal."""
    ring = ring_of(tmp_path)
    seal_key(ring, KeyKind.HOST)
    fill(ring)

    def cut(passed: str) -> None:
        if passed == step:
            raise PowerCutError

    with pytest.raises(PowerCutError):
        change_key(ring, cut)
    service = ring_of(tmp_path, CREDENTIALS_DIRECTORY=handed(ring, tmp_path / "credentials"))
    assert items(service) == ["a"]
    assert key_state(service).opens
    assert settle(ring) is (step != "kept")
    assert len(ring.open_sealed()) == 1
    assert items(ring) == ["a"]


def handed(ring: KeyRing, folder: Path) -> str:
    """Do what systemd does before it starts a service."""
    folder.mkdir(exist_ok=True, mode=0o700)
    (folder / "store-key").unlink(missing_ok=True)
    (folder / "store-key").write_bytes(write_keys(ring.open_sealed()))
    (folder / "store-key").chmod(0o440)
    return str(folder)


def test_a_service_that_runs_is_given_the_new_key(tmp_path):
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    root = ring_of(tmp_path, RUNTIME_DIRECTORY=str(runtime))
    seal_key(root, KeyKind.HOST)
    service = ring_of(
        tmp_path, CREDENTIALS_DIRECTORY=handed(root, tmp_path / "credentials"),
        RUNTIME_DIRECTORY=str(runtime),
    )  # fmt: skip
    fill(service)
    with open_repository(service.store, ring=service) as pinned:
        with open_repository(service.store, ring=service) as staff:
            pinned.pin()
            for number in range(3):
                change_key(root)
                staff.put_item(CatalogItem(f"b{number}", "thing"))
        assert list(pinned.items()) == ["a"]
        # The window opens it anew between two visits.
        assert items(service) == ["a", "b0", "b1", "b2"]
    # The next start has no need of that.
    shutil.rmtree(runtime)
    handed(root, tmp_path / "credentials")
    assert items(service) == ["a", "b0", "b1", "b2"]


def test_without_the_runtime_folder_it_says_to_start_again(tmp_path):
    root = ring_of(tmp_path, RUNTIME_DIRECTORY=str(tmp_path / "none"))
    seal_key(root, KeyKind.HOST)
    folder = handed(root, tmp_path / "credentials")
    service = ring_of(tmp_path, CREDENTIALS_DIRECTORY=folder, RUNTIME_DIRECTORY="/nowhere")
    fill(service)
    change_key(root)
    with pytest.raises(StoreError, match="another key"):
        items(service)
