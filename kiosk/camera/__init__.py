"""Pictures as they happen: a camera, and what is held up to it; a video or folder stands in."""

from kiosk.camera.source import CameraSource
from kiosk.camera.watching import WatchedCamera

__all__ = ["CameraSource", "WatchedCamera"]
