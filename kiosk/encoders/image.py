"""The image tower."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.encoders.manifest import ModelManifest
from kiosk.encoders.preprocess import preprocess
from kiosk.encoders.session import Session

INPUT, OUTPUT = "pixels", "image_embedding"
_BATCH = 16


class ImageEncoder:
    """Pictures to unit vectors."""

    def __init__(self, manifest: ModelManifest, session: Session) -> None:
        """Take a session whose graph is the manifest's. Raises ModelError if it is not."""
        self._spec, self._dim, self._session = manifest.image, manifest.embed_dim, session
        height, width = manifest.image.image_size
        session.check(
            (INPUT, "uint8", (None, height, width, 3)), (OUTPUT, "float", (None, self._dim))
        )

    def encode_image(self, images: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Encode pictures of any sizes: uint8 RGB (h, w, 3) to float32 (n, embed_dim), unit norm.

        Grey (h, w) or (h, w, 1) and RGBA (h, w, 4), laid on white, are taken too. Raises ModelError
        for an array that is no picture.
        """
        out = np.empty((len(images), self._dim), np.float32)
        for start in range(0, len(images), _BATCH):
            pixels = preprocess(images[start : start + _BATCH], self._spec)
            out[start : start + _BATCH] = self._session.run(INPUT, pixels)
        return out
