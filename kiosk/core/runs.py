"""Words of scripts that set no spaces between them: which parts of a run are worth offering."""

import re
from collections import Counter
from collections.abc import Collection, Mapping

CROWDED = "\u0e00-\u0e7f\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Thai, kana and Chinese characters, for a class of a regular expression."""
RUN = re.compile(f"(?:(?<![A-Za-z0-9])[A-Za-z])?[{CROWDED}]+")
"""A run of such characters; one letter may lead, as in T恤."""
LONGEST_RUN = 24

_LONGEST_PART = 4
_LONGEST_PIECE = 6
_FEWEST_PARTS = 3
# A part is a word of its own where what stands beside it changes: the commonest longer part that
# holds it must be this much rarer.
_FREE = 1.5


def parts_of(runs: Mapping[str, int], known: Collection[str] = ()) -> dict[str, int]:
    """Give the words within runs, of two characters and more, with how often each stands there.

    Short runs that stand alone somewhere (红色, a colour; 连衣裙, a kind) and ``known`` words cut
    the longer ones into pieces. A short piece is taken for a word, and so are parts of pieces that
    stand in changing company.
    """
    short = range(2, _LONGEST_PART + 1)
    own = {word for word in known if len(word) in short}
    alone = own.union(run for run in runs if len(run) in short)
    seeds = own | {run for run in alone if not _is_made_of_two(run, own, alone)}
    found: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for run, count in runs.items():
        for piece in _pieces(run[:LONGEST_RUN], seeds):
            if piece in seeds:
                found[piece] += count
            elif len(piece) > 1:
                left[piece] += count
    for piece, count in left.items():
        if len(piece) <= _LONGEST_PIECE:
            found[piece] += count
    for part, count in _free_parts(left).items():
        found[part] = max(found[part], count)
    return dict(found)


def _is_made_of_two(run: str, own: Collection[str], alone: Collection[str]) -> bool:
    """Tell whether a run that stands alone is two words all the same: 红色帽子."""
    for cut in range(2, len(run)):
        first, second = run[:cut], run[cut:]
        if first in own or second in own or (first in alone and second in alone):
            return True
    return run[2:] in own or run[:-2] in own


def _pieces(run: str, seeds: Collection[str]) -> list[str]:
    """Cut a run at the longest words that are known, from the left."""
    pieces = []
    place = begun = 0
    while place < len(run):
        for length in range(min(_LONGEST_PART, len(run) - place), 1, -1):
            word = run[place : place + length]
            if word in seeds:
                if begun < place:
                    pieces.append(run[begun:place])
                pieces.append(word)
                place += length
                begun = place
                break
        else:
            place += 1
    if begun < len(run):
        pieces.append(run[begun:])
    return pieces


def _free_parts(pieces: Mapping[str, int]) -> dict[str, int]:
    parts: Counter[str] = Counter()
    for piece, count in pieces.items():
        # One more than the longest, to see whether that stands alone.
        for length in range(2, _LONGEST_PART + 2):
            for place in range(len(piece) - length + 1):
                parts[piece[place : place + length]] += count
    longer: dict[str, int] = {}
    for part, count in parts.items():
        for inner in (part[1:], part[:-1]):
            longer[inner] = max(longer.get(inner, 0), count)
    return {
        part: count
        for part, count in parts.items()
        if len(part) <= _LONGEST_PART
        and count >= _FEWEST_PARTS
        and longer.get(part, 0) * _FREE <= count
    }
