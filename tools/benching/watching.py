"""Scenes and codes for the camera's benchmark: made from a seed, played, judged by their script.

The scenes are drawn by the tests' fakes; here they are chosen at random, put through a film or a
folder of pictures as a camera's stand-in, and played to the gate at the film's own rate.
"""

import math
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.camera.barcodes import BarcodeReader
from kiosk.camera.gate import Gate
from kiosk.domain import Frame, Hint
from tests.fakes import codes, scenes
from tests.fakes.scenes import EXPOSURE, Script, Shot

_KINDS = {"hold": 0.56, "there": 0.1, "dark": 0.14, "unfocused": 0.1, "passing": 0.1}
_RATES = (10.0, 12.0, 15.0, 20.0, 25.0, 30.0)
_SIZES = ((1280, 720), (1280, 720), (640, 480), (800, 600))
# A smear or a blur in pixels of a picture 720 high from which a picture counts as blurred. The
# encoder sees the guide's height in 260 pixels, 2.2 of these to one.
_MOST_SMEAR = 3.0
_MOST_DEFOCUS = 2.5
# Stripes and checks of cloth are the likeliest to be taken for bars.
_NO_CODE = 0.25
# A camera keeps about as many frames in the gate's time.
_FRAMES_KEPT = 40


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene to be played, and how it is filmed."""

    kind: str
    script: Script
    rate: float
    size: tuple[int, int]
    thing: int
    on_shelf: bool
    noise: float
    as_film: bool
    seed: int


@dataclass(slots=True)
class Played:
    """What came of a scene."""

    kind: str
    held: bool = False
    """A picture was taken of what was held still."""
    seconds: float = math.nan
    """From the beginning of the hold until it was taken."""
    bad: int = 0
    """Pictures that were blurred, dark, or taken while it moved."""
    again: int = 0
    """Further pictures of the same hold."""
    of_nothing: int = 0
    """Pictures of the place behind alone."""
    hints: set[str] = field(default_factory=set)
    milliseconds: list[float] = field(default_factory=list)


def random_scene(rng: np.random.Generator) -> Scene:
    """Choose a scene: most hold something up; some never hold it still, or out of focus."""
    kind = str(rng.choice(list(_KINDS), p=list(_KINDS.values())))
    side = float(rng.choice([-0.5, 1.5]))
    start = (0.5, 1.7) if rng.random() < 0.6 else (side, float(rng.uniform(0.4, 0.7)))
    empty, approach = float(rng.uniform(0.2, 0.6)), float(rng.uniform(0.4, 0.9))
    hold, dark = float(rng.uniform(0.8, 2.0)), (0.0, 0.0)
    if kind == "there":
        empty = approach = 0.0
    if kind == "dark":
        # The lamp fails as the thing comes to rest; the hold counts from the light's return.
        dark = (empty + 0.7 * approach, empty + approach + float(rng.uniform(0.1, 0.4)))
        hold += dark[1] - empty - approach
    if kind == "passing":
        start = (side, float(rng.uniform(0.4, 0.6)))
    script = Script(
        empty, approach, hold, float(rng.uniform(0.3, 0.6)), start,
        end=(float(rng.uniform(0.44, 0.56)), float(rng.uniform(0.44, 0.56))),
        size=float(rng.uniform(0.6, 1.0)), turn=float(rng.uniform(-20, 20)),
        tremor=float(rng.uniform(0.0, 0.0025)), tremor_hertz=float(rng.uniform(4, 10)),
        defocus=float(rng.uniform(4.5, 9) if kind == "unfocused" else rng.uniform(0, 7)),
        unfocused=kind == "unfocused", dark=dark, drift=float(rng.uniform(-0.05, 0.05)),
        passing=kind == "passing",
    )  # fmt: skip
    return Scene(
        kind, script, float(rng.choice(_RATES)), _SIZES[int(rng.integers(len(_SIZES)))],
        int(rng.integers(10_000)), bool(rng.random() < 0.5), float(rng.uniform(1, 7)),
        bool(rng.random() < 0.5), int(rng.integers(2**31)),
    )  # fmt: skip


def play(scene: Scene, folder: Path) -> Played:
    """Film a scene into an empty folder, play the film to a gate, and judge what it took."""
    shots = list(scenes.shots(scene.script, scene.rate))
    film = _filmed(scene, shots, folder)
    gate, played = Gate(), Played(scene.kind)
    kept: deque[tuple[Shot, NDArray[np.uint8]]] = deque(maxlen=_FRAMES_KEPT)
    came = max(scene.script.held_from, scene.script.dark[1])
    for shot, pixels in zip(shots, film, strict=False):
        kept.append((shot, pixels))
        started = time.perf_counter()
        look = gate.look(Frame(pixels), shot.seconds)
        played.milliseconds.append((time.perf_counter() - started) * 1e3)
        played.hints.add(look.hint.value)
        if look.taken is None:
            continue
        assert look.hint is Hint.TAKEN  # noqa: S101 (a gate that says otherwise is broken)
        of = next(s for s, p in reversed(kept) if np.array_equal(p, look.taken.pixels))
        if not _in_view(of):
            played.of_nothing += 1
        elif of.speed * EXPOSURE > _MOST_SMEAR or of.defocus > _MOST_DEFOCUS or of.light < 0.3:
            played.bad += 1
        elif played.held:
            played.again += 1
        elif of.held or shot.held:
            # The sharpest may be one of the last moments before the thing is quite at rest.
            played.held, played.seconds = True, shot.seconds - came
    return played


def _in_view(shot: Shot) -> bool:
    """Tell whether any of the thing can be seen; it is about as wide as it is high."""
    across, down = shot.size * 9 / 16 / 2, shot.size / 2
    return shot.shown and -across < shot.x < 1 + across and -down < shot.y < 1 + down


def _filmed(scene: Scene, shots: list[Shot], folder: Path) -> Iterator[NDArray[np.uint8]]:
    """Write a scene as an MP4, or as numbered pictures, and give its frames as they are read."""
    rng = np.random.default_rng(scene.seed)
    behind = (scenes.shelf if scene.on_shelf else scenes.wall)(rng, scene.size)
    layer = scenes.thing(scene.thing)
    path = folder / "scene.mp4"
    writer = None
    if scene.as_film:
        writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), scene.rate, scene.size)
    for number, shot in enumerate(shots):
        pixels = scenes.photograph(behind, layer, shot, rng, noise=scene.noise)
        bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
        if writer is None:
            # As a USB camera sends them.
            cv2.imwrite(str(folder / f"{number:04}.jpg"), bgr, [cv2.IMWRITE_JPEG_QUALITY, 85])
        else:
            writer.write(bgr)
    if writer is not None:
        writer.release()
        capture = cv2.VideoCapture(str(path))
        while (read := capture.read())[0]:
            yield np.asarray(cv2.cvtColor(read[1], cv2.COLOR_BGR2RGB), np.uint8)
        capture.release()
        return
    for picture in sorted(folder.glob("*.jpg")):
        bgr = np.asarray(cv2.imread(str(picture)), np.uint8)
        yield np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8)


@dataclass(slots=True)
class CodeRead:
    """What came of a code held up for some frames."""

    kind: str
    read: bool = False
    wrong: list[str] = field(default_factory=list)
    frames: int = 0
    """Until it was given; all where it was not."""
    milliseconds: list[float] = field(default_factory=list)


def show_code(rng: np.random.Generator, frames: int, rate: float = 15.0) -> CodeRead:
    """Hold up a code, or goods without one, for so many frames."""
    reader, behind = BarcodeReader(), codes.background(rng)
    kind, digits = "no code", ""
    frame_of: Callable[[], NDArray[np.uint8]]
    if rng.random() < _NO_CODE:
        layer, shot = scenes.thing(int(rng.integers(10_000))), Shot(0.0, turn=rng.uniform(-90, 90))
        frame_of = partial(scenes.photograph, behind, layer, shot, rng)
    else:
        kind = codes.KINDS[int(rng.integers(len(codes.KINDS)))]
        code, pose = codes.random_code(rng, kind), codes.random_pose(rng, kind)
        digits, drawn = code.digits, codes.printed(code)
        frame_of = partial(_shaken, drawn, pose, behind, rng)
    shown = CodeRead(kind)
    for number in range(frames):
        pixels = frame_of()
        started = time.perf_counter()
        found = reader.read(Frame(pixels), number / rate)
        shown.milliseconds.append((time.perf_counter() - started) * 1e3)
        shown.frames += 1
        if found is not None and found == digits:
            shown.read = True
            break
        if found is not None:
            shown.wrong.append(found)
    return shown


def _shaken(
    drawn: NDArray[np.uint8], pose: codes.Pose, behind: NDArray[np.uint8], rng: np.random.Generator
) -> NDArray[np.uint8]:
    return codes.photographed(drawn, pose.shaken(rng), behind, rng)
