"""The one door to onnxruntime: telemetry off before it is imported, digests before it reads."""

import hashlib
import os
from pathlib import Path

# Wheels from 1.29 on report over the network unless this is set before the import; 1.26 to 1.28
# have no such code. It is set all the same, and newer ones are refused below.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from kiosk.encoders.manifest import FileSpec
from kiosk.errors import ModelError

OLDEST, NEWER_THAN_KNOWN = (1, 26), (1, 29)
_ERRORS_ONLY = 3


def check_runtime(version: str = ort.__version__) -> None:
    """Refuse an onnxruntime that was not examined. Raises ModelError."""
    parts = tuple(int(p) for p in version.split(".")[:2] if p.isdigit())
    if not OLDEST <= parts < NEWER_THAN_KNOWN:
        msg = (
            f"onnxruntime {version} is installed; this program needs 1.26 to 1.28, "
            "which send nothing over a network: install one of these."
        )
        raise ModelError(msg)


def read_checked(folder: Path, name: str, spec: FileSpec) -> bytes:
    """Read a file and give its bytes only if they are the ones the manifest names.

    The bytes checked are the bytes used, so nothing can be exchanged in between. Raises ModelError.
    """
    try:
        with (folder / name).open("rb") as file:
            blob = file.read(spec.bytes + 1)
    except FileNotFoundError as error:
        msg = f"The model in {folder} lacks its file {name}: copy the model again."
        raise ModelError(msg) from error
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        msg = f"The model's file {name} cannot be read ({reason}): copy the model again."
        raise ModelError(msg) from error
    if len(blob) != spec.bytes:
        than = "longer" if len(blob) > spec.bytes else "shorter"
        msg = f"The model's file {name} is {than} than its manifest says: copy the model again."
        raise ModelError(msg)
    if hashlib.sha256(blob).hexdigest() != spec.sha256:
        msg = (
            f"The model's file {name} is not the one its manifest names (wrong digest): "
            "copy the model again."
        )
        raise ModelError(msg)
    return blob


class Session:
    """An inference session of one graph with one input and one output."""

    def __init__(self, name: str, graph: bytes, *, threads: int) -> None:
        """Make it. Raises ModelError for what onnxruntime cannot run."""
        check_runtime()
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY
        # Threads that wait by spinning cost a quarter of a core and gain nothing.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._name = name
        try:
            self._session = ort.InferenceSession(
                graph, sess_options=options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            msg = f"The model's graph {name} cannot be run by onnxruntime: export the model again."
            raise ModelError(msg) from error
        # It keeps the whole file's bytes to try other providers with, of which there are none.
        if hasattr(self._session, "_model_bytes"):
            self._session._model_bytes = None

    def check(
        self, inputs: tuple[str, str, tuple[int | None, ...]],
        outputs: tuple[str, str, tuple[int | None, ...]],
    ) -> None:  # fmt: skip
        """Compare the graph with (name, type, shape) of input and output; None is any size.

        Raises ModelError naming what differs.
        """
        for what, found, wanted in (
            ("input", self._session.get_inputs(), inputs),
            ("output", self._session.get_outputs(), outputs),
        ):
            names = [one.name for one in found]
            if names != [wanted[0]]:
                shown = ", ".join(names) or "none"
                self._fail(f"has the {what} {shown} where {wanted[0]} alone is expected")
            one = found[0]
            if one.type != f"tensor({wanted[1]})":
                self._fail(f"has an {what} of type {one.type} where {wanted[1]} is expected")
            shape = list(one.shape)
            fits = len(shape) == len(wanted[2]) and all(
                size is None or not isinstance(have, int) or have == size
                for have, size in zip(shape, wanted[2], strict=True)
            )
            if not fits:
                expected = [size or "any" for size in wanted[2]]
                self._fail(f"has an {what} of shape {shape} where {expected} is expected")

    def _fail(self, why: str) -> None:
        msg = f"The model's graph {self._name} {why}: graph and manifest do not belong together."
        raise ModelError(msg)

    def run(self, name: str, values: NDArray[np.generic]) -> NDArray[np.float32]:
        """Run the graph on its one input. Raises ModelError if it fails or gives no numbers."""
        try:
            (out,) = self._session.run(None, {name: values})
        except Exception as error:
            msg = f"The model's graph {self._name} failed while running: start the kiosk again."
            raise ModelError(msg) from error
        result = np.asarray(out, dtype=np.float32)
        if not np.isfinite(result).all():
            msg = f"The model's graph {self._name} gave no valid numbers: export the model again."
            raise ModelError(msg)
        return result
