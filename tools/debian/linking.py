"""Which shared libraries a program or library asks for: the ELF file's dynamic section."""

import struct
from dataclasses import dataclass
from pathlib import Path

from tools.debian.failing import PackagingError

_PT_LOAD, _PT_DYNAMIC = 1, 2
_DT_NULL, _DT_NEEDED, _DT_STRTAB = 0, 1, 5


@dataclass(frozen=True, slots=True)
class Elf:
    """A 64-bit little-endian ELF file in memory (System V ABI, chapters 4 and 5)."""

    content: bytes

    @staticmethod
    def is_one(path: Path) -> bool:
        """Tell whether a file is one."""
        if path.is_symlink() or not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(6) == b"\x7fELF\x02\x01"

    def segments(self) -> list[tuple[int, int, int, int]]:
        """Give the segments: type, offset in the file, address, size in the file."""
        start = struct.unpack_from("<Q", self.content, 32)[0]
        size, count = struct.unpack_from("<HH", self.content, 54)
        found = []
        for number in range(count):
            at = start + number * size
            kind = struct.unpack_from("<I", self.content, at)[0]
            offset, address, _, length = struct.unpack_from("<QQQQ", self.content, at + 8)
            found.append((kind, offset, address, length))
        return found

    def needed(self) -> list[str]:
        """Give the names of the libraries it asks for."""
        segments = self.segments()
        dynamic = [one for one in segments if one[0] == _PT_DYNAMIC]
        if not dynamic:
            return []
        names, table = [], 0
        _, offset, _, length = dynamic[0]
        for at in range(offset, offset + length, 16):
            tag, value = struct.unpack_from("<qQ", self.content, at)
            if tag == _DT_NULL:
                break
            if tag == _DT_NEEDED:
                names.append(value)
            elif tag == _DT_STRTAB:
                table = value
        strings = next(
            offset + table - address
            for kind, offset, address, length in segments
            if kind == _PT_LOAD and address <= table < address + length
        )
        return [self._text(strings + name) for name in names]

    def _text(self, at: int) -> str:
        return self.content[at : self.content.index(b"\0", at)].decode("ascii")


def needed_by(path: Path) -> list[str]:
    """Give the names of the shared libraries a file asks for. Raises PackagingError."""
    try:
        return Elf(path.read_bytes()).needed()
    except (struct.error, ValueError, StopIteration) as error:
        raise PackagingError(f"{path} is no ELF file that can be read.") from error
