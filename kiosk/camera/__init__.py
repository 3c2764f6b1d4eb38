"""Pictures as they happen: a camera, or a video or folder that stands in for one."""

from kiosk.camera.source import CameraSource

__all__ = ["CameraSource"]
