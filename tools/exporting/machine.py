"""What a figure was measured on, in words that name a processor and no machine."""

import platform
from pathlib import Path

_INT8_FLAGS = ("amx_int8", "avx512_vnni", "avx_vnni", "avx2")
"""Widest first: what decides how much int8 arithmetic gains."""


def machine_name() -> str:
    """Name the processor and its widest int8 instructions, where the system tells."""
    info = Path("/proc/cpuinfo")
    told: dict[str, str] = {}
    if info.is_file():
        for line in info.read_text(encoding="utf-8", errors="replace").splitlines():
            key, _, value = line.partition(":")
            told.setdefault(key.strip(), value.strip())
    flags = told.get("flags", "").split()
    best = next((flag for flag in _INT8_FLAGS if flag in flags), "")
    name = told.get("model name") or platform.machine()
    return f"{name} ({best} the widest for int8)" if best else name
