"""The issue's bars beside what was measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.evaluation.folders import CLOTHING, FASHION, GROCERY

Key = tuple[str, str, str]


@dataclass(frozen=True)
class Bar:
    """A line of the issue's table; each value in per cent."""

    words: str
    first: str
    """The first model's figures, as the issue gives them."""
    issue: tuple[float, ...]
    aim: tuple[float, ...]
    keys: tuple[Key, ...]
    """Table, row and column of the figures that answer to it."""


_FIRST_SHARES = {"zh": "25", "de": "42", "fr": "36", "es": "25"}
"""The first model's share of English, from the README beside it."""
_NAMES = {
    "zh": "Chinese", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch", "pl": "Polish", "tr": "Turkish", "ar": "Arabic",
    "ja": "Japanese", "ko": "Korean",
}  # fmt: skip
INT8 = Bar("lost by int8 on each line (the most)", "–", (1.0,), (0.3,), ())


def bars(names: Mapping[str, str | None], languages: Sequence[str]) -> list[Bar]:
    """Give the lines for the folders there are: sort of folder to its name."""
    found = []
    if shop := names.get(GROCERY):
        words, catalog, taught = (
            f"{shop}: products by words", f"{shop}: products by catalog picture",
            f"{shop}: photos taught",
        )  # fmt: skip
        for suffix, what, values in (
            ("", "grocery, all products",
             ("83.8 / 98.5", (88, 99), (93, 99.7), "51.8 / 81.6", (62, 88), (75, 95),
              "77.7 / 87.5", (83, 91), (90, 96))),
            (", left out", "products left out of training",
             ("8.6 / 44.7", (35, 70), (60, 90), "27.3 / 71.4", (45, 85), (70, 95),
              "58.4 / 77.6", (70, 85), (85, 94))),
        ):  # fmt: skip
            tops = ("top-1", "top-5")
            found += [
                Bar(f"{what}, by text, top-1 / top-5", values[0], values[1], values[2],
                    tuple((words + suffix, "plain", top) for top in tops)),
                Bar(f"{what}, by catalog picture, top-1 / top-5", values[3], values[4], values[5],
                    tuple((catalog + suffix, "catalog picture", top) for top in tops)),
                Bar(f"{what}, one / five photos taught, top-1", values[6], values[7], values[8],
                    tuple((taught + suffix, f"{n} taught, mean", "top-1") for n in (1, 5))),
            ]  # fmt: skip
    if clothes := names.get(CLOTHING):
        found.append(Bar("clothing, by text, top-1", "83.7", (88,), (93,),
                         ((f"{clothes}: named by words", "plain", "top-1"),)))  # fmt: skip
    if fashion := names.get(FASHION):
        table = f"{fashion}: colour type, first ten"
        found.append(Bar("fashion \"colour type\", right type / right colour", "70.9 / 53.6",
                         (88, 72), (95, 88),
                         ((table, "en", "right type"), (table, "en", "right colour"))))  # fmt: skip
        found.append(Bar("both right, share of what is possible, English", "50.9", (70,), (85,),
                         ((table, "en", "both right"),)))  # fmt: skip
        found += [
            Bar(f"the same in {_NAMES.get(code, code)}, as a share of English",
                _FIRST_SHARES.get(code, "–"), (85,), (97,), ((table, code, "share of English"),))
            for code in languages if code != "en"
        ]  # fmt: skip
        titles = (f"{fashion}: pictures by title", "titles", "in the first 10")
        words = (
            "titles in the first ten (the bars: another shop's, never seen; measured: this shop's)"
        )
        found.append(Bar(words, "41.2", (50,), (65,), (titles,)))
    return found


def verdict(bar: Bar, values: Sequence[float], *, less_is_better: bool = False) -> str:
    """Say which bar the values meet."""
    sign = -1 if less_is_better else 1

    def meets(wanted: Sequence[float]) -> bool:
        return all(sign * v >= sign * w for v, w in zip(values, wanted, strict=True))

    if meets(bar.aim):
        return "aim met"
    return "met" if meets(bar.issue) else "missed"
