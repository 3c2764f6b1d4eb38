"""Reading pictures nobody has vouched for: bounded, upright, and always uint8 RGB."""

import io
import struct
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from kiosk.errors import CatalogError

MOST_BYTES = 64 * 1024 * 1024
MOST_PIXELS = 64_000_000
THUMBNAIL_SIDE = 320
SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"})

# What Pillow warns of (odd notes in a file, many pixels) is decided here. Once for the process:
# several threads decode at a time, and warnings cannot be switched off for one of them.
warnings.filterwarnings("ignore", module=r"PIL\.")

# What a file may be is told from its content, whatever its name; other decoders stay shut. The
# JPEG one also takes MPO, the form of phones that put several pictures into one file.
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
# JPEG decodes at an eighth, a quarter or half of its size at a fraction of the cost; both sides
# stay above this, several times what any encoder takes in.
_DRAFT_SIDE = 1024
_DECODER_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    MemoryError,
    struct.error,
)


def read_bounded(path: Path) -> bytes:
    """Read a picture's file. Raises CatalogError where it is missing, too large or unreadable."""
    try:
        with path.open("rb") as file:
            untrusted = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise CatalogError(f"There is no picture at {path}.") from None
    except OSError as error:
        msg = f"The picture {path} cannot be read ({error.strerror})."
        raise CatalogError(msg) from error
    if len(untrusted) > MOST_BYTES:
        msg = f"The picture {path} is larger than {MOST_BYTES >> 20} MiB: make it smaller."
        raise CatalogError(msg)
    return untrusted


def decode_picture(untrusted: bytes) -> NDArray[np.uint8]:
    """Decode a picture's file to uint8 RGB (height, width, 3), turned upright.

    The first frame of an animated one; transparency goes on white; CMYK, grey, palettes and 16 bits
    become 8-bit RGB. Large JPEGs come out reduced, no side below 1,024. Raises CatalogError for
    anything that is not a whole picture within the bounds.
    """
    if not untrusted:
        raise CatalogError("The picture's file is empty.")
    try:
        with Image.open(io.BytesIO(untrusted), formats=_FORMATS) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise _too_many_pixels()
            if picture.mode == "RGB":
                picture.draft("RGB", (_DRAFT_SIDE, _DRAFT_SIDE))
            picture.load()
            rgb = _upright(_to_rgb(picture), picture)
            return np.array(rgb, dtype=np.uint8)
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        msg = "The file is not a JPEG, PNG, WebP, GIF, BMP or TIFF picture."
        raise CatalogError(msg) from None
    except _DECODER_ERRORS as error:
        raise CatalogError(f"The picture is damaged or cut short ({error}).") from error


def make_thumbnail(pixels: NDArray[np.uint8]) -> bytes:
    """Make a JPEG file, at most 320 pixels on its longest side, of uint8 RGB (height, width, 3)."""
    picture = Image.fromarray(pixels)
    picture.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.BICUBIC)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=85)
    return file.getvalue()


def _too_many_pixels() -> CatalogError:
    return CatalogError(
        f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels: make it smaller."
    )


def _to_rgb(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        # Pillow would clip these at 255; 16-bit grey keeps its upper byte.
        grey = np.asarray(picture).astype(np.float64)
        if float(grey.max(initial=0.0)) > 255.0:
            grey = grey / 257.0
        return Image.fromarray(grey.clip(0, 255).astype(np.uint8)).convert("RGB")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        white = Image.new("RGBA", layer.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, layer).convert("RGB")
    return picture.convert("RGB")


def _upright(rgb: Image.Image, picture: Image.Image) -> Image.Image:
    """Apply the camera's orientation; a picture with broken notes about itself is still one."""
    try:
        orientation = picture.getexif().get(0x0112, 1)
        if orientation not in range(2, 9):
            return rgb
        rgb.getexif()[0x0112] = orientation
        return ImageOps.exif_transpose(rgb)
    except _DECODER_ERRORS:
        return rgb
