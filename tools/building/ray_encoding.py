"""The same encoding as Ray tasks, for catalogs that outgrow one machine.

Pictures and the model travel with the tasks, so the machines of a cluster need no folder in common:
what they need is this project's requirements and Ray. A shard's records are committed when it comes
back; a build that was stopped sends only what is not there yet. The bytes are those of a build
without Ray, as long as all machines have processors of one kind (floating point differs a little
between kinds, and so would a few vectors' last bits).

Ray moves Python objects by pickle: use a cluster of your own, in a network of your own. ``local``
starts one on this machine alone, on the loopback interface. Ray's usage statistics are off.
"""

import contextlib
import hashlib
import os
import socket
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

import kiosk
import tools
from kiosk.core.ports import ImageEncoder, SourcePicture
from kiosk.domain import CatalogItem
from kiosk.encoders import load_bundle
from kiosk.encoders.manifest import MANIFEST, ModelManifest
from kiosk.errors import CatalogError, ConfigError, KioskError
from tools.building.encoding import (
    Gatherer,
    Known,
    Outcome,
    Progress,
    Taken,
    encode,
    known_of,
    usable,
)
from tools.building.records import Records

LOCAL = "local"
_FOUND_BY_RAY = (LOCAL, "auto")
_PATIENCE = 10.0
SHARD = 512
_SHARD_BYTES = 64 << 20
_OUTCOMES = msgspec.msgpack.Decoder(list[Outcome])
_NO_RAY = (
    "Ray is not installed in this environment: install it with `.venv/bin/pip install 'ray>=2.40'`,"
    " or build without --ray."
)
_Shard = list[tuple[str, bytes]]
_loaded: dict[str, ImageEncoder] = {}


@dataclass(frozen=True, slots=True)
class _Held:
    """A picture that came with its task."""

    source: str
    item: CatalogItem
    file: bytes

    def read(self) -> bytes:
        """Give its file."""
        return self.file


def encode_shard(model: Mapping[str, bytes], shard: _Shard) -> bytes:
    """Encode the pictures of a shard, in a worker: a list of outcomes, packed."""
    pictures = [_Held(source, CatalogItem(source, source), file) for source, file in shard]
    found = list(encode(pictures, Known({}, set()), _encoder_of(model)))
    return msgspec.msgpack.encode(found)


def _encoder_of(model: Mapping[str, bytes]) -> ImageEncoder:
    """Load the model that came with the task, once for a worker's life."""
    digest = hashlib.sha256(model[MANIFEST]).hexdigest()
    if digest not in _loaded:
        with tempfile.TemporaryDirectory(prefix="kiosk-model-") as folder:
            for name, content in model.items():
                (Path(folder) / name).write_bytes(content)
            _loaded[digest] = load_bundle(Path(folder)).image
    return _loaded[digest]


def take_in_with_ray(
    address: str,
    pictures: Sequence[SourcePicture],
    records: Records,
    model: Path,
    progress: Progress = lambda _: None,
) -> Taken:
    """Encode what is new on a Ray cluster. Raises as ``take_in`` does, and ConfigError for Ray."""
    known = known_of(records)
    gatherer = Gatherer(records, known, len(pictures), progress)
    with _cluster(address) as ray:
        held = ray.put(_files_of(model))
        task = ray.remote(num_cpus=1, max_retries=3)(encode_shard)
        most = 2 * max(1, int(ray.cluster_resources().get("CPU", 1)))
        waiting: list[Any] = []
        for shard in _shards(pictures, known, gatherer):
            waiting.append(task.remote(held, shard))
            if len(waiting) >= most:
                waiting = _collected(ray, waiting, gatherer)
        while waiting:
            waiting = _collected(ray, waiting, gatherer)
    return usable(gatherer.taken, len(pictures))


def _shards(
    pictures: Sequence[SourcePicture], known: Known, gatherer: Gatherer
) -> Iterator[_Shard]:  # fmt: skip
    """Give what has to be encoded, in the order of the sources; the rest is done here."""
    shard: _Shard = []
    size = 0
    there: list[Outcome] = []
    for picture in pictures:
        try:
            file = picture.read()
        except CatalogError as error:
            there.append(Outcome(picture.source, problem=str(error)))
            continue
        digest = hashlib.sha256(file).hexdigest()
        if digest in known.have:
            there.append(Outcome(picture.source, digest))
        else:
            shard.append((picture.source, file))
            size += len(file)
        if len(there) >= SHARD:
            gatherer.add(there)
            there = []
        if len(shard) >= SHARD or size >= _SHARD_BYTES:
            yield shard
            shard, size = [], 0
    if there:
        gatherer.add(there)
    if shard:
        yield shard


def _collected(ray: ModuleType, waiting: list[Any], gatherer: Gatherer) -> list[Any]:
    """Wait for one shard and commit it; give those still waited for."""
    done, rest = ray.wait(waiting, num_returns=1)
    try:
        for one in done:
            gatherer.add(_OUTCOMES.decode(ray.get(one)))
    except ray.exceptions.RayTaskError as error:
        if isinstance(error.cause, KioskError):
            raise type(error.cause)(str(error.cause)) from error
        raise
    except ray.exceptions.RayError as error:
        msg = f"Ray lost a part of the work ({type(error).__name__}): the same command goes on."
        raise CatalogError(msg) from error
    return list(rest)


def _files_of(model: Path) -> dict[str, bytes]:
    """Read a bundle's files; the worker checks their digests."""
    try:
        manifest = (model / MANIFEST).read_bytes()
        names = ModelManifest.from_json(manifest).files
        return {MANIFEST: manifest} | {name: (model / name).read_bytes() for name in names}
    except OSError as error:
        raise ConfigError(f"The model in {model} cannot be read ({error.strerror}).") from error


def _require_answer(address: str) -> None:
    """Knock at an address: Ray itself would go on trying for minutes. Raises ConfigError."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    try:
        socket.create_connection((host, int(port)), _PATIENCE).close()
    except (OSError, ValueError, OverflowError) as error:
        msg = (
            f"Nothing answers at {address} ({error}): give the address of the cluster's head, such "
            "as 10.0.0.5:6379, or local."
        )
        raise ConfigError(msg) from error


@contextlib.contextmanager
def _cluster(address: str) -> Iterator[ModuleType]:
    """Be a driver of the cluster at an address, or of one of our own."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    if address == LOCAL or address.startswith(("127.", "localhost:")):
        # Under this name Ray has the switch for a cluster of one machine; without it every one of
        # its ports is open to the network, and a loopback address is taken for another.
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
    if address not in _FOUND_BY_RAY:
        _require_answer(address)
    try:
        import ray
    except ImportError as error:
        raise ConfigError(_NO_RAY) from error
    with tempfile.TemporaryDirectory(prefix="ray-") as folder:
        options: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
        if address == LOCAL:
            options |= {"include_dashboard": False, "_node_ip_address": "127.0.0.1",
                        "_temp_dir": folder}  # fmt: skip
        else:
            modules = [str(Path(str(one.__file__)).parent) for one in (kiosk, tools)]
            code = {"py_modules": modules, "excludes": ["start", "__pycache__"]}
            options |= {"address": address, "runtime_env": code}
        try:
            ray.init(**options)
        except (ConnectionError, ValueError, RuntimeError, ray.exceptions.RayError) as error:
            msg = (
                f"The Ray cluster at {address} does not take this build ({error}): see that it is "
                "one, of the same version of Ray, and, where it wants a token, that Ray's "
                "RAY_AUTH_MODE and RAY_AUTH_TOKEN are set here too."
            )
            raise ConfigError(msg) from error
        try:
            yield ray
        finally:
            ray.shutdown()
