"""The recovery code as people write, read and type it.

140 random bits as 28 characters of a base32 without look-alikes (Crockford's: no I, L, O, U), in
seven groups of four characters and a check character:

    7K2QW-M0D4F-...

The check character is a sum over the field of 32 elements, each character times a power of its
place, and the group's own number: any one wrong character, any two exchanged, and two groups
exchanged are noticed, and named by the group. 140 bits cannot be guessed, by a machine that does
nothing else either; so nothing is stretched and nothing delayed.
"""

import secrets

from kiosk.errors import StoreError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OIL", "011")
_GROUPS = 7
_CHARS = 4
CODE_BITS = 5 * _CHARS * _GROUPS
_MOST_TYPED = 500


def new_code() -> str:
    """Make a random code, in groups."""
    return code_of(secrets.randbits(CODE_BITS))


def code_of(number: int) -> str:
    """Write a number of 140 bits as a code."""
    values = [number >> 5 * place & 31 for place in range(_CHARS * _GROUPS)]
    groups = []
    for group in range(_GROUPS):
        chars = values[group * _CHARS : (group + 1) * _CHARS]
        groups.append("".join(_ALPHABET[value] for value in [*chars, _check(group, chars)]))
    return "-".join(groups)


def read_code(untrusted: str) -> bytes:
    """Give the canonical bytes of a typed code, whatever its case, spaces and dashes.

    Raises StoreError, which names the group that is mistyped.
    """
    text = "".join(char for char in untrusted[:_MOST_TYPED].upper() if char not in " -\t\r\n_.:")
    text = text.translate(_ALIKE)
    if len(text) != (_CHARS + 1) * _GROUPS:
        msg = (
            f"A recovery code has {_GROUPS} groups of {_CHARS + 1} characters, "
            f"and this has {len(text)} characters in all: type it again."
        )
        raise StoreError(msg)
    kept = ""
    for group in range(_GROUPS):
        chars = text[group * (_CHARS + 1) : (group + 1) * (_CHARS + 1)]
        values = [_ALPHABET.find(char) for char in chars]
        if -1 in values or _check(group, values[:-1]) != values[-1]:
            raise StoreError(f"Group {group + 1} of the recovery code is mistyped: look again.")
        kept += chars[:-1]
    return kept.encode("ascii")


def _check(group: int, values: list[int]) -> int:
    """Sum a group's values, each times x to the power of its place, modulo x⁵ + x² + 1."""
    total = group + 1
    for place, value in enumerate(values):
        for _ in range(place + 1):
            value <<= 1
            if value & 32:
                value ^= 0b100101
        total ^= value
    return total
