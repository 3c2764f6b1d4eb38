"""The watched camera, on frames that a test gives out one by one."""

import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

import cv2
import numpy as np
import pytest

from kiosk.camera import CameraSource, WatchedCamera
from kiosk.domain import Frame, Hint, Look
from kiosk.errors import CameraError
from tests.fakes.codes import Code, Pose, photographed, printed
from tests.fakes.scenes import Shot, photograph, thing, wall

WAIT_SECONDS = 20
T = TypeVar("T")
MUG = Code("EAN-13", "4006381333931", "4006381333931")


class Frames:
    """A source that shows what it is told to."""

    def __init__(self) -> None:
        self.shown: Frame | None = None
        self.broken: str | None = None
        self.is_open = False

    def latest(self) -> Frame | None:
        if self.broken is not None:
            raise CameraError(self.broken)
        return self.shown

    def __enter__(self) -> Self:
        self.is_open = True
        return self

    def __exit__(self, *_: object) -> None:
        self.is_open = False
        self.shown = None


def until(ask: Callable[[], T | None]) -> T:
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        found = ask()
        if found is not None:
            return found
        time.sleep(0.005)
    raise AssertionError("it did not come")


def seen_after(camera: WatchedCamera, number: int) -> Look:
    def ask() -> Look | None:
        look = camera.look()
        return look if look is not None and look.number > number else None

    return until(ask)


def wait_for(camera: WatchedCamera, good: Callable[[Look], bool]) -> Look:
    """Wait for a look without asking for it, which would take what it has to give."""

    def peek() -> Look | None:
        look = camera._look
        return look if look is not None and good(look) else None

    return until(peek)


def dress(seed: int) -> Frame:
    rng = np.random.default_rng(seed)
    behind = wall(np.random.default_rng(1), (640, 360))
    return Frame(photograph(behind, thing(3), Shot(0), rng))


def code(seed: int) -> Frame:
    rng = np.random.default_rng(seed)
    return Frame(photographed(printed(MUG), Pose(), wall(rng), rng))


def empty() -> Frame:
    return Frame(wall(np.random.default_rng(1), (640, 360)))


def hold(source: Frames, camera: WatchedCamera, asked: list[Look] | None = None) -> None:
    """Hold a dress up until the gate says it was taken, asking for looks or only for their hint."""
    for seed in range(200):
        source.shown = dress(seed)
        time.sleep(0.04)
        if asked is not None and (look := camera.look()) is not None:
            asked.append(look)
            if look.taken is not None:
                return
        if asked is None and seed > 25:
            return


def test_what_is_held_still_comes_with_a_look_once():
    source = Frames()
    looks: list[Look] = []
    with WatchedCamera(source) as camera:
        assert camera.look() is None
        hold(source, camera, looks)
        taken = looks[-1].taken
        assert taken is not None
        assert taken.pixels.shape == (360, 640, 3)
        assert {look.hint for look in looks[:-1]} <= {Hint.STILL, Hint.WAIT}
        later = camera.look()
        assert later is not None
        assert later.taken is None


def test_a_picture_nobody_asked_for_is_kept_until_it_is_given_out():
    source = Frames()
    with WatchedCamera(source) as camera:
        hold(source, camera)
        wait_for(camera, lambda look: look.hint is Hint.TAKEN)
        source.shown = empty()
        wait_for(camera, lambda look: look.hint is Hint.NOTHING)
        look = camera.look()
        assert look is not None
        assert look.hint is Hint.NOTHING
        assert look.taken is not None
        again = camera.look()
        assert again is not None
        assert again.taken is None


def test_a_barcode_is_kept_until_it_is_given_out():
    source = Frames()
    with WatchedCamera(source) as camera:
        found = []
        for seed in range(4):
            source.shown = code(seed)
            look = seen_after(camera, seed)
            found.append(look.barcode)
        assert found.count(MUG.digits) == 1
        camera.reset()
        for seed in range(4, 8):
            frame = code(seed)
            source.shown = frame
            wait_for(camera, partial(is_number, seed + 1))
        source.shown = empty()
        wait_for(camera, partial(is_number, 9))
        kept, later = camera.look(), camera.look()
        assert kept is not None
        assert later is not None
        assert kept.barcode == MUG.digits
        assert later.barcode is None


def is_number(number: int, look: Look) -> bool:
    return look.number == number


def test_a_frame_is_looked_at_once():
    source = Frames()
    with WatchedCamera(source) as camera:
        source.shown = dress(1)
        first = seen_after(camera, 0)
        time.sleep(0.2)
        later = camera.look()
        assert later is not None
        assert later.number == first.number == 1


def test_a_reset_makes_ready_for_the_same_thing():
    source = Frames()
    with WatchedCamera(source) as camera:
        first: list[Look] = []
        hold(source, camera, first)
        camera.reset()
        second: list[Look] = []
        hold(source, camera, second)
        assert first[-1].taken is not None
        assert second[-1].taken is not None


def test_a_reset_forgets_a_picture_nobody_asked_for():
    source = Frames()
    with WatchedCamera(source) as camera:
        hold(source, camera)
        before = wait_for(camera, lambda look: look.hint is Hint.TAKEN).number
        camera.reset()
        source.shown = empty()
        assert seen_after(camera, before).taken is None


def test_the_newest_frame_and_the_cameras_errors_come_through():
    source = Frames()
    with WatchedCamera(source) as camera:
        assert camera.latest() is None
        source.shown = frame = dress(1)
        assert camera.latest() is frame
        seen_after(camera, 0)
        source.broken = "The camera has stopped: check its cable."
        with pytest.raises(CameraError, match="check its cable"):
            camera.latest()
        until(lambda: "gone" if camera.look() is None else None)
        source.broken, source.shown = None, dress(2)
        seen_after(camera, 0)


def test_closing_forgets_all_and_leaves_no_thread():
    source = Frames()
    camera = WatchedCamera(source)
    with camera:
        was_open = source.is_open
        hold(source, camera)
    assert was_open
    assert not source.is_open
    assert camera.look() is None
    assert camera.latest() is None
    assert "gate" not in {thread.name for thread in threading.enumerate()}
    assert not [value for value in vars(camera).values() if isinstance(value, Frame | Look)]
    assert not [value for value in vars(camera._gate).values() if isinstance(value, Frame)]


def test_it_can_be_opened_again():
    source = Frames()
    camera = WatchedCamera(source)
    for _ in range(2):
        with camera:
            source.shown = dress(1)
            seen_after(camera, 0)


def test_a_source_that_cannot_be_opened_leaves_no_thread():
    class Stuck(Frames):
        def __enter__(self) -> Self:
            raise CameraError("no camera")

    camera = WatchedCamera(Stuck())
    with pytest.raises(CameraError):
        camera.__enter__()


def test_a_sequence_of_pictures_stands_in_for_a_camera(tmp_path: Path):
    for n in range(30):
        bgr = cv2.cvtColor(dress(n).pixels, cv2.COLOR_RGB2BGR)
        cv2.imwrite(str(tmp_path / f"{n:04}.png"), bgr)
    with WatchedCamera(CameraSource(tmp_path)) as camera:

        def picture() -> Frame | None:
            look = camera.look()
            return None if look is None else look.taken

        taken = until(picture)
    assert any(np.array_equal(taken.pixels, dress(n).pixels) for n in range(30))
