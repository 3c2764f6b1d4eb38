"""Mutations of valid samples that know their form: JSON trees, JPEG segments, packed pieces."""

import copy
import json
import struct
import zlib
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

MOST_BYTES = 2 << 20
_NUMBERS = (0, 1, 2, 127, 128, 255, 256, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
# What no writer of JSON would give: put in as text where the tree says so.
_RAW = {
    "~deep~": "[" * 100_000 + "]" * 100_000,
    "~deep objects~": '{"a":' * 20_000 + "1" + "}" * 20_000,
    "~long number~": "9" * 5_000,
    "~long float~": "1." + "3" * 50_000 + "e999999999",
    "~infinity~": "Infinity",
    "~nan~": "NaN",
    "~lone surrogate~": '"\\ud800"',
    "~bad utf-8~": '"\udcff\udcfe"',
    "~unfinished~": "[1, 2",
    "~many~": "[" + "0," * 100_000 + "0]",
    "~wide~": "{" + ",".join(f'"k{i}":{i}' for i in range(20_000)) + "}",
}
_VALUES: Sequence[Any] = (
    None, True, False, "", " ", "0", "a", "\0", "\x7f", "../../etc/passwd", "/", "x" * 200,
    "x" * 1_001, "é" * 20_001, "x" * 200_000, "🧷", "\u202e", -1, 0, 1, 2, 64, 2**31, 2**53,
    2**53 + 1, 2**63, 2**64, 10**40, 0.5, -0.0, 1e308, 1e-320, [], {}, [[]], [None], {"": None},
    "2026-11-25T05:00:00Z", "20" + "9" * 40, "1e400", "1E+9999999", "-1", "NaN", "Infinity",
    "sNaN", "0." + "0" * 30 + "1", "4006381333931", "٤٠٠٦٣٨١٣٣٣٩٣١", "0" * 64, "f" * 64, *_RAW,
)  # fmt: skip


def bytes_of(samples: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Mutate samples byte by byte, without knowing what they are; or take bytes from nowhere."""
    return _flipped(samples) | st.binary(max_size=200)


@st.composite
def _flipped(draw: Callable[[Any], Any], samples: Sequence[bytes]) -> bytes:
    data = bytearray(draw(st.sampled_from(samples)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        match draw(st.integers(0, 6)):
            case 0:
                data[at : at + 1] = bytes([draw(st.integers(0, 255))])
            case 1:
                data[at : at + 4] = struct.pack("<I", draw(st.sampled_from(_NUMBERS)))
            case 2:
                data[at : at + 4] = struct.pack(">I", draw(st.sampled_from(_NUMBERS)))
            case 3:
                del data[at:]
            case 4:
                del data[at : at + draw(st.integers(1, 300))]
            case 5:
                data[at:at] = draw(st.binary(min_size=1, max_size=40))
            case _:
                length = draw(st.integers(1, 400))
                data[at:at] = data[at : at + length] * draw(st.sampled_from((1, 2, 100)))
    return bytes(data[:MOST_BYTES])


def json_of(samples: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Mutate JSON texts as trees: other values, keys more, less, twice, too deep, too long."""
    return _bent(tuple(json.loads(one) for one in samples))


@st.composite
def _bent(draw: Callable[[Any], Any], trees: Sequence[Any]) -> bytes:
    tree = json.loads(json.dumps(draw(st.sampled_from(trees))))
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(tree))
        if not places:
            break
        parent, key = draw(st.sampled_from(places))
        if isinstance(parent, list):
            _bend_list(draw, parent, key)
        else:
            _bend_object(draw, parent, key)
    return _text(tree)


def _bend_list(draw: Callable[[Any], Any], parent: list[Any], at: int) -> None:
    match draw(st.integers(0, 3)):
        case 0:
            del parent[at]
        case 1:
            parent.extend([parent[at]] * draw(st.sampled_from((1, 70, 9_000))))
        case 2:
            parent.insert(at, _value(draw))
        case _:
            parent[at] = _value(draw)


def _bend_object(draw: Callable[[Any], Any], parent: dict[str, Any], key: str) -> None:
    match draw(st.integers(0, 4)):
        case 0:
            del parent[key]
        case 1:
            parent[f"{key} again"] = parent[key]
        case 2:
            # Written with its key once more, the first one's value after the other's.
            parent[f"~twice~{key}"] = _value(draw)
        case 3:
            parent[draw(st.sampled_from(("", "x" * 300, "\0", "id", "__proto__")))] = parent[key]
        case _:
            parent[key] = draw(st.text(max_size=30)) if draw(st.booleans()) else _value(draw)


def _value(draw: Callable[[Any], Any]) -> Any:
    # A copy: it becomes part of a tree that is bent further.
    return copy.deepcopy(draw(st.sampled_from(_VALUES)))


def _places(tree: Any) -> Any:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield tree, key
            yield from _places(value)
    elif isinstance(tree, list):
        for at, value in enumerate(tree[:50]):
            yield tree, at
            yield from _places(value)


def _text(tree: Any) -> bytes:
    text = json.dumps(tree, ensure_ascii=False).replace('"~twice~', '"')
    for name, raw in _RAW.items():
        if f'"{name}"' in text:
            text = text.replace(f'"{name}"', raw, 1)
    return text.encode("utf-8", "surrogateescape")[:MOST_BYTES]


@st.composite
def pieces_of(draw: Callable[[Any], Any], samples: Sequence[bytes]) -> bytes:
    """Mutate pieces of a catalog: their head as JSON, then packed again so that lengths fit."""
    whole = draw(st.sampled_from(samples))
    magic, packed, _ = struct.unpack_from("<8sII", whole)
    head = zlib.decompress(whole[16 : 16 + packed])
    blobs = whole[16 + packed :]
    if draw(st.booleans()):
        head = draw(json_of([head]))
    if draw(st.integers(0, 3)) == 0:
        blobs = draw(_flipped([blobs or b"\0"]))
    said = len(head)
    if draw(st.integers(0, 29)) == 0:
        head += b" " * draw(st.sampled_from((1 << 16, 16 << 20, 40 << 20)))
        said = draw(st.sampled_from((len(head), said, 16 << 20)))
    again = zlib.compress(head, 1)
    if draw(st.integers(0, 9)) == 0:
        again = draw(_flipped([again]))
    length = len(again) + draw(st.sampled_from((0, 0, 0, 0, 1, -1, 1 << 30)))
    return struct.pack("<8sII", magic, length & 0xFFFFFFFF, said & 0xFFFFFFFF) + again + blobs


@st.composite
def jpegs_of(draw: Callable[[Any], Any], samples: Sequence[bytes]) -> bytes:
    """Mutate JPEG files segment by segment: sizes, components, scans, notes; the rest in bytes."""
    segments, scan = _segments(draw(st.sampled_from(samples)))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(segments) - 1))
        marker, body = segments[at]
        match draw(st.integers(0, 5)):
            case 0:
                segments = [_resized(draw, one) for one in segments]
            case 1:
                segments.insert(at, (marker, body))
            case 2 if len(segments) > 1:
                del segments[at]
            case 3:
                segments[at] = (marker, draw(_flipped([body or b"\0"]))[:60_000])
            case 4:
                notes = st.sampled_from((0xE0, 0xE1, 0xE2, 0xEE, 0xFE))
                size = draw(st.sampled_from((0, 2, 60_000)))
                segments.insert(at, (draw(notes), draw(st.binary(max_size=60)).ljust(size, b"I")))
            case _:
                repeats = draw(st.sampled_from((1, 2, 200)))
                scan = draw(_flipped([scan])) if repeats == 1 else scan * repeats
    file = b"\xff\xd8"
    for marker, body in segments:
        file += struct.pack(">BBH", 0xFF, marker, len(body) + 2 & 0xFFFF) + body
    return (file + scan)[:MOST_BYTES]


def _resized(draw: Callable[[Any], Any], segment: tuple[int, bytes]) -> tuple[int, bytes]:
    marker, body = segment
    if marker not in (0xC0, 0xC1, 0xC2) or len(body) < 6:
        return segment
    sides = st.sampled_from((0, 1, 63, 65, 640, 1025, 4_000, 8_000, 16_000, 32_767, 65_500, 65_535))
    return marker, body[:1] + struct.pack(">HH", draw(sides), draw(sides)) + body[5:]


def _segments(file: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """Take a JPEG file apart: segments as (marker, body), and from the first scan's data on."""
    at, found = 2, []
    while True:
        marker, length = file[at + 1], struct.unpack_from(">H", file, at + 2)[0]
        found.append((marker, file[at + 4 : at + 2 + length]))
        at += 2 + length
        if marker == 0xDA:
            return found, file[at:]
