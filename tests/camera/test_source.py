"""The frame source, with a video and a folder standing in for a camera."""

import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from kiosk.camera import CameraSource
from kiosk.domain import Frame
from kiosk.errors import CameraError

WAIT_SECONDS = 20


def first_frame(source: CameraSource, good: Callable[[Frame], bool] = lambda _: True) -> Frame:
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        frame = source.latest()
        if frame is not None and good(frame):
            return frame
        time.sleep(0.01)
    raise AssertionError("no frame came")


def is_red(red: int, frame: Frame) -> bool:
    return abs(int(frame.pixels[9, 9, 0]) - red) < 25


def first_error(source: CameraSource) -> str:
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        try:
            source.latest()
        except CameraError as error:
            return str(error)
        time.sleep(0.01)
    raise AssertionError("no error came")


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "shelf.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 50.0, (64, 48))
    for red in (40, 120, 200):
        writer.write(np.full((48, 64, 3), (0, 0, red), np.uint8))
    writer.release()
    return path


def test_a_folder_of_pictures_is_shown_in_rgb(tmp_path):
    Image.new("RGB", (30, 20), (250, 10, 20)).save(tmp_path / "a.png")
    (tmp_path / "b.jpg").write_bytes(b"no picture at all")
    with CameraSource(tmp_path) as source:
        frame = first_frame(source)
    assert frame.pixels.shape == (20, 30, 3)
    assert frame.pixels.dtype == np.uint8
    assert tuple(int(v) for v in frame.pixels[0, 0]) == (250, 10, 20)


def test_a_video_moves_on_and_starts_again(video):
    with CameraSource(video) as source:
        for red in (200, 40, 200):
            frame = first_frame(source, partial(is_red, red))
            assert frame.pixels.shape == (48, 64, 3)


def test_closing_forgets_the_last_frame(video):
    with CameraSource(video) as source:
        first_frame(source)
    assert source.latest() is None


def test_a_missing_camera_is_one_plain_sentence():
    with CameraSource(4711) as source:
        assert first_error(source) == (
            "There is no camera 4711: connect one, or choose a picture instead."
        )


def test_a_source_that_comes_back_is_found_again(tmp_path):
    folder = tmp_path / "later"
    with CameraSource(folder) as source:
        assert "There is no video or folder" in first_error(source)
        folder.mkdir()
        Image.new("RGB", (8, 8), (1, 2, 3)).save(folder / "a.png")
        end = time.monotonic() + WAIT_SECONDS
        frame = None
        while frame is None and time.monotonic() < end:
            try:
                frame = source.latest()
            except CameraError:
                time.sleep(0.05)
        assert frame is not None


@pytest.mark.parametrize("content", [b"", b"not a video"])
def test_a_file_that_is_no_video(tmp_path, content):
    path = tmp_path / "x.mp4"
    path.write_bytes(content)
    with CameraSource(path) as source:
        assert "is not a video" in first_error(source)


def test_an_empty_folder(tmp_path):
    with CameraSource(tmp_path) as source:
        assert "There is no picture" in first_error(source)


def test_opening_and_closing_at_once_leaves_nothing(video):
    for _ in range(5):
        with CameraSource(video):
            pass


def test_pictures_with_numbers_for_names_play_in_their_order_and_start_again(tmp_path):
    # As numbers: by letters 10 would come before 9.
    for number, red in ((9, 40), (10, 120), (11, 200)):
        Image.new("RGB", (16, 12), (red, 0, 0)).save(tmp_path / f"{number}.png")
    seen = [-1]
    end = time.monotonic() + WAIT_SECONDS
    with CameraSource(tmp_path) as source:
        while len(seen) < 8 and time.monotonic() < end:
            frame = source.latest()
            if frame is not None and frame.pixels[0, 0, 0] != seen[-1]:
                seen.append(int(frame.pixels[0, 0, 0]))
            time.sleep(0.002)
    # A picture may be missed where the machine is busy, so look at what followed what.
    followed = set(pairwise(seen[1:]))
    assert followed >= {(40, 120), (120, 200), (200, 40)}


@pytest.mark.parametrize("names", [("1.png", "b.png"), ("4711.png",)])
def test_a_folder_with_other_names_is_no_film(tmp_path, monkeypatch, names):
    for name in names:
        Image.new("RGB", (16, 12), (9, 9, 9)).save(tmp_path / name)
    waits: list[float] = []
    source = CameraSource(tmp_path)
    monkeypatch.setattr(source._stop, "wait", waits.append)
    assert len(list(source._from_folder(tmp_path))) == len(names)
    # Each is shown for a second, less what reading it took.
    assert all(0.5 < seconds <= 1.0 for seconds in waits)
    assert len(waits) == len(names)
