"""What the kernel does with a filter: classic BPF, as far as ours uses it."""

import struct
from dataclasses import dataclass

KILL, DENY, ALLOW = 0x80000000, 0x0005000D, 0x7FFF0000


@dataclass(frozen=True)
class Call:
    """struct seccomp_data."""

    number: int
    audit: int
    first: int = 0
    second: int = 0

    def data(self) -> bytes:
        return struct.pack("<IIQ6Q", self.number, self.audit, 0, self.first, self.second, *[0] * 4)


def verdict(code: bytes, call: Call) -> int:
    data, held, at = call.data(), 0, 0
    while True:
        kind, if_so, if_not, operand = struct.unpack_from("<HBBI", code, at * 8)
        at += 1
        if kind == 0x20:
            (held,) = struct.unpack_from("<I", data, operand)
        elif kind == 0x15:
            at += if_so if held == operand else if_not
        elif kind == 0x35:
            at += if_so if held >= operand else if_not
        else:
            assert kind == 0x06
            return int(operand)
