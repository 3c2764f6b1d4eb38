"""Known inputs whose vectors a bundle stores: a broken model or runtime shows at start."""

import io
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kiosk.encoders.manifest import SelfTestSpec
from kiosk.errors import ModelError

if TYPE_CHECKING:
    from kiosk.encoders.bundle import Bundle

SELF_TEST_TEXTS = (
    "a red dress", "红色连衣裙", "ein Glas Orangensaft", "une montre", "حذاء أحمر", "",
)  # fmt: skip
COLLAPSED = 0.9995
"""When even the two least alike of such different inputs have this cosine, the tower says one thing
whatever it is asked."""


def self_test_pictures() -> list[NDArray[np.uint8]]:
    """Draw four pictures of different sizes, by whole numbers alone: the same on every machine."""
    pictures = []
    for k, (height, width) in enumerate(((96, 64), (48, 120), (80, 80), (130, 50))):
        y, x = np.mgrid[0:height, 0:width]
        red = (x * 255 // width + 40 * k) % 256
        green = (y * 255 // height + 90 * k) % 256
        blue = ((x // 8 + y // 8) % 2) * (255 - 50 * k)
        inside = (2 * x - width) ** 2 * height**2 + (2 * y - height) ** 2 * width**2
        disc = inside < (height * width) ** 2 // (2 + k)
        pixels = np.stack([red, green, blue], axis=-1)
        pixels[disc] = (220 - 60 * k, 30 + 50 * k, 40 * k)
        pictures.append(pixels.astype(np.uint8))
    return pictures


def make_self_test(bundle: "Bundle") -> dict[str, NDArray[np.float32]]:
    """Give the arrays to store for a bundle that is known to be good."""
    return {
        "image_embeddings": bundle.image.encode_image(self_test_pictures()),
        "text_embeddings": bundle.text.encode_text(SELF_TEST_TEXTS),
    }


def run_self_test(bundle: "Bundle", blob: bytes, spec: SelfTestSpec) -> None:
    """Compare with the stored vectors. Raises ModelError with the likely cause."""
    try:
        with np.load(io.BytesIO(blob), allow_pickle=False) as stored:
            known = {name: np.asarray(stored[name]) for name in stored.files}
    except (ValueError, OSError, KeyError) as error:
        msg = f"The model's file {spec.file} cannot be read: export the model again."
        raise ModelError(msg) from error
    for name, found in make_self_test(bundle).items():
        tower = name.removesuffix("_embeddings")
        if name not in known or known[name].shape != found.shape:
            msg = f"The model's file {spec.file} is of another model: export the model again."
            raise ModelError(msg)
        cosines = (known[name] * found).sum(axis=1)
        norms = np.linalg.norm(found, axis=1)
        if np.abs(norms - 1.0).max() > 0.01:
            msg = f"The model's {tower} tower gives vectors that are not of unit length."
            raise ModelError(msg)
        if float((found @ found.T).min()) > COLLAPSED:
            msg = (
                f"The model's {tower} tower gives the same answer to everything: "
                "it is damaged, copy or export the model again."
            )
            raise ModelError(msg)
        if float(cosines.min()) < spec.min_cosine:
            msg = (
                f"The model's {tower} tower answers differently here than where it was made "
                f"(cosine {float(cosines.min()):.3f}, at least {spec.min_cosine:g} needed): "
                "another onnxruntime or a damaged machine."
            )
            raise ModelError(msg)
