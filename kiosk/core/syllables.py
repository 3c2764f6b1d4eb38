"""Letters and syllables of pinyin: how a syllable may be typed, and what typed letters are."""

import unicodedata
from collections.abc import Iterator

LONGEST_TYPED = 60

_TWO_LETTERS = ("zh", "ch", "sh")


def ways_to_say(syllable: str, rest: str) -> Iterator[tuple[int, bool]]:
    """Give how many letters of the rest may stand for a syllable, and whether cut short."""
    spelled = syllable.replace("ve", "ue") if rest.startswith(syllable[0] + "ue") else syllable
    if rest.startswith(spelled):
        yield len(spelled), False
    elif spelled.startswith(rest):
        yield len(rest), False  # still being typed
    if len(syllable) > 1:
        yield 1, True
        if syllable[:2] in _TWO_LETTERS and rest.startswith(syllable[:2]):
            yield 2, True


def read_typed(typed: str) -> tuple[str, list[int], frozenset[int]]:
    """Take typed letters apart.

    Gives the letters; for each number of them, where in the text they end, with the signs behind
    them; and the numbers after which a syllable must end.
    """
    letters = ""
    ends = [0]
    breaks = set()
    for place, char in enumerate(typed[:LONGEST_TYPED], 1):
        bare = letters_of(char)
        if bare.isascii() and bare.isalpha():
            letters += bare
            ends += [place] * len(bare)
        else:
            breaks.add(len(letters))
            ends[-1] = place
    return letters, ends, frozenset(breaks)


def letters_of(text: str) -> str:
    """Write a syllable as it is typed: ``v`` for ü, no tones."""
    apart = unicodedata.normalize("NFD", text.lower()).replace("u\u0308", "v")
    return "".join(char for char in apart if not unicodedata.combining(char))


def is_spoken(syllable: str) -> bool:
    """Tell whether a reading is one that can be typed."""
    return syllable.isascii() and syllable.isalpha()


def taught_first() -> str:
    """Give the 3,755 characters in common use: the first level of GB 2312."""
    cells = [(row, cell) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
    # The last row of the level is five characters short.
    return "".join(bytes(pair).decode("gb2312") for pair in cells if pair < (0xD7, 0xFA))
