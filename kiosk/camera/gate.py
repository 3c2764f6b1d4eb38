"""The gate: waits until what is held up is still and sharp, and takes its picture once."""

import math
import time

from kiosk.camera import measuring
from kiosk.camera.measuring import View
from kiosk.domain import Frame, Hint, Look

# Below this at its brightest tenth a picture is too dark: 50 of 255 is 3 % of white's light in
# sRGB. A black thing alone does not make a whole picture so dark, a switched-off lamp does.
_DARK = 50.0
# Cells with structure, of some hundred in the guide: one or two are a speck on the wall.
_FEWEST_CELLS = 3
# Of the guide's area, the outline of what is seen: less than an eighth would be 90 pixels of a
# 260 pixel picture for the encoder.
_LEAST_FILL = 0.125
# How far the thing may be from where it was when it came to rest, in pixels of the small picture
# (160 across): a hand that trembles by 0.8 % of the width stays within it, one that moves does not.
_STILL = 1.3
# Between two frames it may not move faster than this, in the same pixels a second: a smear of a
# quarter of one in an exposure of 1/60 s, 2 pixels at 720p, as much as is still sharp.
_FASTEST = 15.0
# Long enough to tell a stop from a turning point of a movement, short enough for a hold of 0.8 s.
_SECONDS_STILL = 0.35
# So long, where nothing has moved since the camera was opened: that may be the shop behind an empty
# place, or somebody who has not held anything up yet.
_SECONDS_UNMOVED = 1.0
# Of them this many were sharp, or an autofocus that swings through may be caught in passing.
_FEWEST_SHARP = 3
# A plain thing with soft folds before a soft background has few sharp edges: what has been still
# for this long and does not get sharper may be as sharp as it is. The hold is 0.8 s at least.
_SECONDS_SETTLED = 0.6
# Blur measured twice of one scene differs by this much, for the camera's noise.
_ALIKE = 0.02
# A camera that skipped more than this may have missed a movement.
_LONGEST_GAP = 0.7
# So long has it to look different before there is another picture: a hand that passes in front of
# it is shorter, putting one thing away and holding up the next is longer.
_SECONDS_CHANGED = 0.25
# Of the guide's coarse cells: the least thing that is taken covers about as many.
_CHANGED = 0.12


class Gate:
    """Looks at one frame at a time and takes no picture twice.

    Nothing is learnt of an empty scene first: what is there when the camera opens may already be
    the thing. So a shelf behind an empty place is taken once, too, as any still scene, unless
    something comes to be held up within a second.
    """

    def __init__(self) -> None:
        """Begin with the next frame."""
        self._number = self._holding = 0
        self._seconds: float | None = None
        self._previous: View | None = None
        self._taken: View | None = None
        self._changed_since: float | None = None
        self._rest: View | None = None
        self._rest_since = 0.0
        self._moved = False
        self._sharp = self._nearly = 0
        self._best = math.inf
        self._picture: Frame | None = None

    def reset(self) -> None:
        """Make ready for the next picture, though it be of the same thing."""
        self._taken = None
        self._changed_since = None
        self._previous = None
        self._moved = False
        self._start_again()

    def look(self, frame: Frame, seconds: float | None = None) -> Look:
        """Look at the newest frame, uint8 RGB (height, width, 3).

        ``seconds`` is when it was taken, on any clock that only goes forward; the time now where it
        is left out. A picture that is taken is a copy of the sharpest since it became still.

        Raises ValueError for a frame of another form.
        """
        view = View(frame.pixels)
        now = time.monotonic() if seconds is None else seconds
        self._number += 1
        if self._seconds is not None and not 0 <= now - self._seconds <= _LONGEST_GAP:
            self._previous = None
            self._start_again()
        passed = 0.0 if self._seconds is None else now - self._seconds
        hint = self._judge(frame, view, now, passed)
        self._previous, self._seconds = view, now
        if hint is Hint.TAKEN and self._picture is not None:
            taken, self._picture = self._picture, None
            return Look(self._number, hint, taken=taken, holding=self._holding)
        return Look(self._number, hint, holding=self._holding)

    def pass_over(self) -> None:
        """Take no picture of what is held up now: its barcode has said what it is."""
        if self._taken is None:
            self._taken, self._changed_since = self._previous, None
            self._start_again()

    def _judge(self, frame: Frame, view: View, now: float, passed: float) -> Hint:
        if view.brightness() < _DARK:
            # What cannot be seen has not changed.
            self._changed_since = None
            self._moved = True
            self._start_again()
            return Hint.LIGHT
        empty = view.cells() < _FEWEST_CELLS
        if self._taken is not None and not self._has_changed(view, now, empty=empty):
            self._start_again()
            return Hint.NOTHING if empty else Hint.TAKEN
        if empty:
            # What is seen next has come.
            self._moved = True
            self._start_again()
            return Hint.NOTHING
        if not self._is_still(view, now, passed):
            return Hint.STILL
        if view.fill() < _LEAST_FILL:
            self._start_again()
            return Hint.CLOSER
        if not self._is_sharp(frame, now - self._rest_since):
            return Hint.WAIT if self._sharp else Hint.STILL
        taken = self._picture
        self._start_again()
        self._taken, self._changed_since, self._picture = view, None, taken
        return Hint.TAKEN

    def _is_sharp(self, frame: Frame, settled: float) -> bool:
        """Count a frame that is sharp, or nearly; tell whether there are enough of them."""
        blur = measuring.blur_of(frame.pixels)
        self._sharp = self._sharp + 1 if blur <= measuring.MOST_BLUR else 0
        self._nearly = self._nearly + 1 if blur <= measuring.MOST_BLUR_SETTLED else 0
        if self._nearly and blur <= self._best + _ALIKE:
            # Of equally sharp ones the last: the first may still have been coming to rest, with a
            # smear along lines that do not show it. A copy: whoever made the frame may draw the
            # next into it.
            self._best = min(blur, self._best)
            self._picture = Frame(frame.pixels.copy())
        if not self._moved:
            return self._sharp >= _FEWEST_SHARP and settled >= _SECONDS_UNMOVED
        if self._sharp >= _FEWEST_SHARP and settled >= _SECONDS_STILL:
            return True
        return self._nearly >= _FEWEST_SHARP and settled >= _SECONDS_SETTLED

    def _has_changed(self, view: View, now: float, *, empty: bool) -> bool:
        """Tell whether what is seen is not what was taken any more, and if so forget that."""
        if self._taken is None:
            return True
        if not empty and view.changed_from(self._taken) < _CHANGED:
            self._changed_since = None
            return False
        if self._changed_since is None:
            self._changed_since = now
        if now - self._changed_since < _SECONDS_CHANGED:
            return False
        self._taken, self._moved = None, True
        self._holding += 1
        return True

    def _is_still(self, view: View, now: float, passed: float) -> bool:
        """Tell whether it has not moved away from where it came to rest; if so, rest anew."""
        if self._previous is not None and self._rest is not None:
            step = view.moved_from(self._previous)
            if (
                step <= _STILL
                and step <= _FASTEST * passed
                and view.moved_from(self._rest) <= _STILL
            ):
                return True
            self._moved = True
        self._start_again()
        self._rest, self._rest_since = view, now
        return False

    def _start_again(self) -> None:
        self._rest = None
        self._sharp = self._nearly = 0
        self._best = math.inf
        self._picture = None
