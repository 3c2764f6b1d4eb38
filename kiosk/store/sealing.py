"""Sealing the key to the machine with systemd-creds: by its TPM, or by its host key.

``systemd-creds`` (systemd 250 and later) encrypts a small secret so that only this machine opens
it: with a key that the TPM holds and gives out only while chosen PCRs are as they were, or with the
host key, a file of root's. ``LoadCredentialEncrypted=store-key:FILE`` in a unit has systemd open it
and hand it over in memory; so the kiosk itself needs neither root nor the TPM.

The secret goes through pipes: never through arguments, the environment or a file.
"""

import base64
import binascii
import enum
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.store.owner import as_root

CREDENTIAL = "store-key"
"""The name under which a unit hands the key over; it is sealed with it."""
DEFAULT_PCRS = (7,)
"""Secure Boot: whether it is on, and whose signatures start the machine; see packaging/KEYS.md."""
MOST_SEALED_BYTES = 65_536
_TPM = Path("/dev/tpmrm0")
_SECONDS = 60
_MOST_SAID = 300

# The first 16 bytes of a credential say how it is sealed (systemd, `creds-util.h`).
_HOST_ID = "5a1c6a86df9d4096b1d5a65e0862f19a"
_TPM_IDS = (
    "0c7cc07b117645919c4b0bea08bc20fe",  # the TPM
    "faf7eb9341e3412ca1a436f95a29362f",  # the TPM, with signed PCRs
    "93a894094874449090caf2fc93cab553",  # host key and TPM
    "af4950a849134eb1a73846304ff30c05",  # host key and TPM, with signed PCRs
)
# Behind it: four lengths, the vector of 12 bytes, up to the next 8 bytes; then the PCRs as bits.
_PCRS_AT = 48


class KeyKind(enum.StrEnum):
    """What keeps the store's key."""

    FILE = "file"
    HOST = "host"
    TPM = "tpm"
    RECOVERY = "recovery"
    """Nothing on this machine opens the store any more; the printed code does."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals and opens by ``systemd-creds``; both take root."""

    device: str = "auto"
    """The TPM, as ``systemd-creds --tpm2-device`` takes it."""

    def best(self) -> KeyKind:
        """Name the best this machine has. Raises StoreError where it has no systemd-creds."""
        _tool()
        return KeyKind.TPM if self.device != "auto" or _TPM.exists() else KeyKind.HOST

    def seal(self, secret: bytes, kind: KeyKind, pcrs: tuple[int, ...] = DEFAULT_PCRS) -> bytes:
        """Seal a secret, and see that it can be opened again. Raises StoreError."""
        options = ["--with-key=host"]
        if kind is KeyKind.TPM:
            options = ["--with-key=tpm2", f"--tpm2-pcrs={'+'.join(map(str, pcrs))}"]
            options.append(f"--tpm2-device={self.device}")
        sealed, said = _run(["encrypt", f"--name={CREDENTIAL}", *options, "-", "-"], secret)
        if not sealed:
            by = "TPM" if kind is KeyKind.TPM else "host key"
            msg = f"The key cannot be sealed by this machine's {by}: systemd-creds says “{said}”."
            raise StoreError(msg)
        if "unenforced" in said or "not enforced" in said:
            msg = (
                "The TPM's PCRs of these numbers were never set by the firmware, so that a key "
                "sealed to them is bound to nothing: choose others with --pcrs, or --with host."
            )
            raise StoreError(msg)
        if kind_of(sealed) is not kind or self.open(sealed) != secret:
            raise StoreError("The key was sealed and does not open again, so it was not used.")
        return sealed

    def open(self, sealed: bytes) -> bytes:
        """Open what was sealed. Raises StoreError."""
        kind = kind_of(sealed)
        options = [f"--name={CREDENTIAL}"]
        if kind is KeyKind.TPM:
            options.append(f"--tpm2-device={self.device}")
        elif kind is not KeyKind.HOST:
            raise StoreError("The sealed key is damaged: use the recovery code.")
        secret, said = _run(["decrypt", *options, "-", "-"], sealed)
        if not secret:
            why = (
                "its TPM was cleared, its board was changed, or it starts otherwise than then"
                if kind is KeyKind.TPM
                else "it was sealed on another machine, or this one was installed anew"
            )
            msg = (
                f"This machine does not open the sealed key of the store: {why}. "
                "`kiosk key recovery use` opens the store by the printed code. "
                f"(systemd-creds says “{said}”.)"
            )
            raise StoreError(msg)
        return secret


def kind_of(sealed: bytes) -> KeyKind | None:
    """Say what a credential is sealed by; None where it is none, or sealed by nothing."""
    start = _decoded(sealed)[:16].hex()
    if start == _HOST_ID:
        return KeyKind.HOST
    return KeyKind.TPM if start in _TPM_IDS else None


def pcrs_of(sealed: bytes) -> tuple[int, ...]:
    """Name the PCRs a credential is bound to; none where no TPM sealed it."""
    if kind_of(sealed) is not KeyKind.TPM:
        return ()
    bits = int.from_bytes(_decoded(sealed)[_PCRS_AT : _PCRS_AT + 8], "little")
    return tuple(number for number in range(24) if bits >> number & 1)


def _decoded(sealed: bytes) -> bytes:
    try:
        return base64.b64decode(sealed)
    except binascii.Error:
        return b""


def _tool() -> str:
    found = shutil.which("systemd-creds")
    if found is None:
        msg = "systemd-creds is not installed (systemd 250 or later): keys cannot be sealed here."
        raise StoreError(msg)
    return found


def _run(words: list[str], given: bytes) -> tuple[bytes, str]:
    """Give what the tool writes, b"" where it fails, and the last line of what it says."""
    command = [_tool(), *words]
    try:
        with as_root():
            done = subprocess.run(  # noqa: S603 - our own words
                command, input=given, capture_output=True, timeout=_SECONDS, check=False,
                env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"},
            )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        return b"", str(error)[:_MOST_SAID]
    lines = re.sub(r"[^ -~\n]", "", done.stderr.decode("utf-8", "replace")).strip().split("\n")
    said = next((line for line in lines if "enforced" in line), lines[-1])
    return (b"" if done.returncode else done.stdout), said.strip()[:_MOST_SAID]
