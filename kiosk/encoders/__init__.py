"""The dual encoder at work: pictures and words to vectors of one space, on onnxruntime alone."""

from kiosk.encoders.bundle import Bundle, load_bundle, read_model_id
from kiosk.encoders.manifest import ModelManifest

__all__ = ["Bundle", "ModelManifest", "load_bundle", "read_model_id"]
