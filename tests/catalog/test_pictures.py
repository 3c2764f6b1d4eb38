"""Pictures in every form come out upright and RGB, or are refused with a sentence."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from kiosk.catalog import pictures
from kiosk.catalog.pictures import decode_picture, make_thumbnail, read_bounded
from kiosk.errors import CatalogError
from tests.fakes.pictures import file_of, noisy, plain


def near(pixels, rgb, tolerance=6):
    return bool((np.abs(pixels.astype(int) - np.array(rgb)) <= tolerance).all())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF"])
def test_formats(kind):
    pixels = decode_picture(file_of(plain((200, 40, 90)), kind))
    assert pixels.shape == (30, 40, 3)
    assert pixels.dtype == np.uint8
    assert near(pixels, (200, 40, 90))
    assert pixels.flags.writeable


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_rotation(orientation):
    upright = np.zeros((20, 30, 3), np.uint8)
    upright[:10, :15] = (255, 0, 0)
    upright[10:, 15:] = (0, 0, 255)
    undo = {
        1: lambda a: a,
        2: np.fliplr,
        3: lambda a: np.rot90(a, 2),
        4: np.flipud,
        5: lambda a: np.rot90(np.fliplr(a)),
        6: lambda a: np.rot90(a, 1),
        7: lambda a: np.rot90(np.fliplr(a), -1),
        8: lambda a: np.rot90(a, -1),
    }
    stored = Image.fromarray(np.ascontiguousarray(undo[orientation](upright)))
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert np.array_equal(decode_picture(file_of(stored, "PNG", exif=exif)), upright)


def test_broken_exif_is_ignored():
    exif = b"Exif\0\0II*\0\xff\xff\xff\x7f" + b"\xff" * 40
    assert decode_picture(file_of(plain((9, 9, 9)), exif=exif)).shape == (30, 40, 3)


def test_modes():
    red = plain((255, 0, 0))
    assert near(decode_picture(file_of(red.convert("CMYK"))), (255, 0, 0), 12)
    assert near(decode_picture(file_of(Image.new("L", (9, 9), 77))), (77,) * 3)
    assert near(decode_picture(file_of(Image.new("1", (9, 9), 1), "PNG")), (255,) * 3)
    assert near(decode_picture(file_of(red.convert("P"), "PNG")), (255, 0, 0))
    deep = Image.fromarray(np.full((9, 9), 0x8080, np.uint16))
    assert near(decode_picture(file_of(deep, "PNG")), (128,) * 3, 1)


def test_transparency_goes_on_white():
    clear = Image.new("RGBA", (8, 8), (200, 0, 0, 0))
    assert near(decode_picture(file_of(clear, "PNG")), (255, 255, 255), 0)
    half = Image.new("RGBA", (8, 8), (0, 0, 0, 128))
    assert near(decode_picture(file_of(half, "PNG")), (127, 127, 127), 1)
    grey = Image.new("LA", (8, 8), (0, 0))
    assert near(decode_picture(file_of(grey, "PNG")), (255, 255, 255), 0)
    palette = Image.new("P", (8, 8), 0)
    palette.putpalette([10, 20, 30] * 256)
    assert near(decode_picture(file_of(palette, "PNG", transparency=0)), (255, 255, 255), 0)


def test_the_first_frame_of_an_animation():
    frames = [plain((0, 200, 0)), plain((200, 0, 0)), plain((0, 0, 200))]
    moving = file_of(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert near(decode_picture(moving), (0, 200, 0))


def test_strange_sizes():
    assert decode_picture(file_of(plain((1, 2, 3), (1, 1)), "PNG")).shape == (1, 1, 3)
    assert decode_picture(file_of(plain((1, 2, 3), (20_000, 20)), "PNG")).shape == (20, 20_000, 3)


def test_a_large_jpeg_is_read_reduced():
    pixels = decode_picture(file_of(plain((50, 60, 70), (4096, 2048))))
    assert pixels.shape == (1024, 2048, 3)


def test_cut_short():
    whole = file_of(noisy(1, (99, 99, 99), (200, 200)))
    for length in (len(whole) // 2, len(whole) - 300, 20):
        with pytest.raises(CatalogError, match=r"cut short|is not a"):
            decode_picture(whole[:length])


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"hello", b"<svg/>", b"\xff\xd8\xff", b"%!PS"])
def test_no_picture(content):
    with pytest.raises(CatalogError):
        decode_picture(content)


def bomb(side):
    """A PNG header that promises side × side pixels."""

    def chunk(kind, body):
        sealed = kind + body
        return struct.pack(">I", len(body)) + sealed + struct.pack(">I", zlib.crc32(sealed))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8_100, 10_000, 30_000, 60_000])
def test_a_decompression_bomb(side):
    with pytest.raises(CatalogError, match="more than 64 million pixels"):
        decode_picture(bomb(side))


def test_any_bytes_are_decoded_or_refused():
    rng = np.random.default_rng(5)
    for kind in ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP"):
        whole = bytearray(file_of(noisy(2, (90, 120, 40)), kind))
        for _ in range(40):
            broken = bytearray(whole)
            for place in rng.integers(0, len(broken), 6):
                broken[place] = rng.integers(0, 256)
            try:
                pixels = decode_picture(bytes(broken))
            except CatalogError:
                continue
            assert pixels.ndim == 3


def test_files(tmp_path, monkeypatch):
    with pytest.raises(CatalogError, match="There is no picture"):
        read_bounded(tmp_path / "none.jpg")
    with pytest.raises(CatalogError, match="cannot be read"):
        read_bounded(tmp_path)
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)
    (tmp_path / "large.jpg").write_bytes(bytes(11))
    with pytest.raises(CatalogError, match="larger than"):
        read_bounded(tmp_path / "large.jpg")


def test_thumbnails_are_small_jpegs():
    made = make_thumbnail(np.full((900, 1800, 3), 40, np.uint8))
    with Image.open(io.BytesIO(made)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (320, 160))
    assert make_thumbnail(np.full((1, 1, 3), 40, np.uint8)).startswith(b"\xff\xd8")
    assert make_thumbnail(np.full((1, 5000, 3), 40, np.uint8)).startswith(b"\xff\xd8")
