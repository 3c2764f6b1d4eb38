"""The measured side of ``tools.bench_encoders``: one bundle in a process of its own.

Reads a word a line, ``load`` or ``turn``, and answers each with a line of JSON: lists of figures,
or an ``error`` in one sentence. It ends with its standard input.
"""

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from kiosk.encoders import Bundle

RUNS = 4
"""A turn's runs, all of them counted: a kiosk's caches too are cold for the first."""
_TEXTS = (
    "red dress", "红色连衣裙", "clothes, purple, pattern", "衣服,紫色,图案", "trainers",
    "comfortable red shoes", "舒适的红色鞋子", "a coffee cup", "一杯咖啡杯", "wristwatch",
    "something for the rain",
    "rotes Kleid", "robe rouge", "vestido rojo", "赤いワンピース", "빨간 원피스", "فستان أحمر",
)  # fmt: skip
"""What shoppers ask for, as long as they do; every turn goes on where the last one stopped."""
_HEIGHT, _WIDTH = 480, 640


def picture(seed: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Make a picture of soft areas and noise as a camera gives it, uint8 (480, 640, 3)."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 256, (6, 8, 3)).repeat(_HEIGHT // 6, 0).repeat(_WIDTH // 8, 1)
    noisy = coarse + rng.integers(-12, 13, coarse.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)


class Measured:
    """A loaded bundle and its turns."""

    def __init__(self, bundle: "Bundle") -> None:
        """Keep the bundle; pictures are drawn before any clock runs."""
        self._bundle = bundle
        self._pictures = [picture(seed) for seed in range(4)]
        self._at = 0

    def turn(self) -> dict[str, list[float]]:
        """Encode pictures and texts, one at a time; milliseconds of each."""
        from kiosk.encoders.preprocess import preprocess

        found: dict[str, list[float]] = {"preprocess_ms": [], "picture_ms": [], "text_ms": []}
        spec = self._bundle.manifest.image
        for _ in range(RUNS):
            shown = [self._pictures[self._at % len(self._pictures)]]
            text = [_TEXTS[self._at % len(_TEXTS)]]
            self._at += 1
            begin = time.perf_counter()
            preprocess(shown, spec)
            prepared = time.perf_counter()
            self._bundle.image.encode_image(shown)
            seen = time.perf_counter()
            self._bundle.text.encode_text(text)
            read = time.perf_counter()
            found["preprocess_ms"].append((prepared - begin) * 1e3)
            found["picture_ms"].append((seen - prepared) * 1e3)
            found["text_ms"].append((read - seen) * 1e3)
        return found


def load(path: Path) -> tuple[Measured, dict[str, Any]]:
    """Import, load, prove and warm both towers; say what that took. Raises ModelError."""
    begin = time.perf_counter()
    from kiosk.encoders import load_bundle

    imported = time.perf_counter()
    bundle = load_bundle(path, threads=1)  # its self-test runs both towers: they are warm
    ready = time.perf_counter()
    sizes = [file.stat().st_size / 1e6 for file in path.iterdir() if file.is_file()]
    answer = {
        "name": bundle.manifest.name,
        "quantization": dict(bundle.manifest.quantization),
        "import_s": [imported - begin],
        "ready_s": [ready - imported],
        "memory_mb": [_status_mb("VmRSS")],
        "peak_memory_mb": [_status_mb("VmHWM")],
        "bundle_mb": [sum(sizes)],
        "largest_file_mb": [max(sizes)],
    }
    return Measured(bundle), answer


def _status_mb(name: str) -> float:
    """Read a size of this process as the kernel counts it, in MB; not a number elsewhere."""
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) * 1024 / 1e6
    return float("nan")


def main() -> int:
    """Answer until standard input ends."""
    measured: Measured | None = None
    for line in sys.stdin:
        answer: dict[str, Any]
        try:
            if line.strip() == "load":
                measured, answer = load(Path(sys.argv[1]))
            elif measured is not None:
                answer = {**measured.turn(), "used_memory_mb": [_status_mb("VmRSS")]}
        except Exception as error:  # noqa: BLE001 - the other side tells the person
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
