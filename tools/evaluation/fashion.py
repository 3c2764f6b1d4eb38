"""Words to pictures by attributes: "colour type", patterns, and product titles."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.evaluation import wording
from tools.evaluation.folders import Folder
from tools.evaluation.sheet import Sheet, Task
from tools.evaluation.stats import Floats, Numbers, Wide, best
from tools.evaluation.store import Space
from tools.training.attributes import FALSE, TRUE, facts_of, state_matrix
from tools.training.lexicon import Lexicon

LEAST = 5
"""A query needs so many right pictures."""
TITLES = 921
"""As many as the issue's figure of another shop's titles was measured on."""
_NO_COLOURS = frozenset({"NA", "Multi"})
_TEN = 10


@dataclass(frozen=True)
class Query:
    """What is asked for."""

    kind: str
    colour: str | None = None
    pattern: str | None = None

    def said(self, lexicon: Lexicon) -> str | None:
        """Put it into a language's words; None where a word is missing."""
        return wording.say(lexicon, self.kind, colour=self.colour, pattern=self.pattern)


@dataclass(frozen=True)
class _Rack:
    """The pictures searched."""

    vectors: Floats
    types: NDArray[np.str_]
    colours: NDArray[np.str_]
    patterns: dict[str, NDArray[np.int8]]
    """Each pattern's state in each picture: true, false or unknown."""


def colour_type_queries(folder: Folder, split: str, least: int = LEAST) -> list[Query]:
    """Give the combinations of colour and type with so many pictures."""
    counts = Counter(
        (str(folder.rows[i].meta["baseColour"]), str(folder.rows[i].meta["articleType"]))
        for i in folder.where(split)
    )
    return [
        Query(kind, colour)
        for (colour, kind), n in sorted(counts.items())
        if n >= least and colour not in _NO_COLOURS
    ]


def measure(folder: Folder, space: Space, task: Task, sheet: Sheet) -> None:
    """Enter every figure of a folder of fashion pictures."""
    own = folder.where(task.options.split)
    if not len(own):
        return
    rack = _rack(folder, own, space)
    queries = colour_type_queries(folder, task.options.split)
    table = f"{folder.name}: colour type, first ten"
    note = (
        f"{{}} queries such as \"red dress\" with at least {LEAST} right pictures of "
        f"{len(own)}. Both right: share of what is possible, as a query may have fewer than ten; "
        "recall: share of all right pictures that are in the first ten; share of English: of its "
        "\"both right\", on the same queries."
    )  # fmt: skip
    _by_language(table, note, rack, queries, space, task, sheet)
    if task.left_out.types:
        lost = [q for q in queries if q.kind in task.left_out.types]
        kept = [q for q in queries if q.kind not in task.left_out.types]
        _by_language(f"{table}, types left out", note, rack, lost, space, task, sheet)
        _by_language(f"{table}, types that stayed in", note, rack, kept, space, task, sheet)
    _patterns(folder, rack, space, task, sheet)
    _titles(folder, own, space, task, sheet)


def _rack(folder: Folder, own: Numbers, space: Space) -> _Rack:
    rows = [folder.rows[i] for i in own]
    facts = [facts_of(row) for row in rows]
    names = sorted({name for of in facts for name in of.true if name.startswith("pattern:")})
    states = state_matrix(facts, names)
    return _Rack(
        space.pictures(folder)[own],
        np.array([str(row.meta["articleType"]) for row in rows]),
        np.array([str(row.meta["baseColour"]) for row in rows]),
        {name.split(":", 1)[1]: states[:, i] for i, name in enumerate(names)},
    )


def first_ten(
    scores: Floats, of_type: NDArray[np.bool_], of_look: NDArray[np.bool_]
) -> tuple[float, float, float, float]:
    """Give the shares of one query: right type, right look, both of what is possible, recall.

    ``scores``, ``of_type`` and ``of_look`` are (pictures,).
    """
    chosen = best(scores, _TEN)
    both = of_type & of_look
    right = int(both[chosen].sum())
    count = max(1, int(both.sum()))
    return (
        float(of_type[chosen].mean()), float(of_look[chosen].mean()),
        right / min(_TEN, count), right / count,
    )  # fmt: skip


_COLUMNS = ("right type", "right colour", "both right", "recall at 10")


def _by_language(
    table: str, note: str, rack: _Rack, queries: list[Query], space: Space, task: Task,
    sheet: Sheet,
) -> None:  # fmt: skip
    if not queries:
        return
    sheet.table(table, table, note.format(len(queries)))
    english: dict[int, float] = {}
    for language in task.languages:
        said = [query.said(task.lexicons[language]) for query in queries]
        asked = [i for i, text in enumerate(said) if text is not None]
        if not asked:
            continue
        words = space.texts([text for text in said if text is not None])
        shares = np.array(
            [
                first_ten(
                    rack.vectors @ word, rack.types == queries[i].kind,
                    rack.colours == queries[i].colour,
                )
                for i, word in zip(asked, words, strict=True)
            ]
        )  # fmt: skip
        for column, values in zip(_COLUMNS, shares.T, strict=True):
            sheet.add(table, language, column, values, "queries")
        if language == "en":
            english = dict(zip(asked, shares[:, 2].tolist(), strict=True))
        elif english:
            common = [k for k, i in enumerate(asked) if i in english]
            beside = np.array([english[asked[k]] for k in common])
            sheet.add(table, language, "share of English", shares[common, 2], "queries",
                      against=beside)  # fmt: skip


def _patterns(folder: Folder, rack: _Rack, space: Space, task: Task, sheet: Sheet) -> None:
    """Enter pattern queries, among the pictures whose pattern is known."""
    kinds = sorted(set(rack.types.tolist()))
    two, three = [], []
    for pattern, states in rack.patterns.items():
        for kind in kinds:
            right = (states == TRUE) & (rack.types == kind)
            if right.sum() >= LEAST:
                two.append(Query(kind, None, pattern))
            for colour in sorted(set(rack.colours[right].tolist()) - _NO_COLOURS):
                if (right & (rack.colours == colour)).sum() >= LEAST:
                    three.append(Query(kind, colour, pattern))
    for name, queries in (("pattern type", two), ("colour pattern type", three)):
        if not queries:
            continue
        table = f"{folder.name}: {name}, first ten"
        sheet.table(
            table, table,
            f"{len(queries)} queries such as \"{_example(name)}\", each among the pictures whose "
            "title tells whether they have the pattern (most titles tell nothing).",
        )  # fmt: skip
        for language in task.languages:
            said = [(q, q.said(task.lexicons[language])) for q in queries]
            known = [(q, text) for q, text in said if text is not None]
            if known:
                words = space.texts([text for _, text in known])
                shares = _pattern_shares(rack, [q for q, _ in known], words)
                columns = ("right type", "right look", "both right", "recall at 10")
                for column, values in zip(columns, shares.T, strict=True):
                    sheet.add(table, language, column, values, "queries")


def _example(name: str) -> str:
    return "striped shirt" if name == "pattern type" else "shirt, blue, striped"


def _pattern_shares(rack: _Rack, queries: Sequence[Query], words: Floats) -> Wide:
    shares = []
    for query, word in zip(queries, words, strict=True):
        states = rack.patterns[str(query.pattern)]
        told = (states == TRUE) | (states == FALSE)
        look = states == TRUE
        if query.colour:
            look = look & (rack.colours == query.colour)
        scores = rack.vectors[told] @ word
        shares.append(first_ten(scores, (rack.types == query.kind)[told], look[told]))
    return np.array(shares)


def _titles(folder: Folder, own: Numbers, space: Space, task: Task, sheet: Sheet) -> None:
    """Enter the share of titles that find their own picture."""
    by_title: dict[str, list[int]] = {}
    for i in own:
        by_title.setdefault(str(folder.rows[i].meta["productDisplayName"]), []).append(int(i))
    rng = random.Random(task.options.seed)
    drawn = sorted(rng.sample(sorted(by_title), min(TITLES, len(by_title))))
    pictures = np.array([rng.choice(by_title[title]) for title in drawn], np.intp)
    table = f"{folder.name}: pictures by title"
    sheet.table(
        table, table,
        f"Among {len(drawn)} pictures of split {task.options.split} with distinct titles, drawn. "
        "In-domain: other titles of the same shop were in training. No other shop's pictures are "
        "at hand here, so the issue's line of titles never seen cannot be measured with this.",
    )  # fmt: skip
    scores = space.texts(drawn) @ space.pictures(folder)[pictures].T
    for k in (1, 5, 10):
        places = np.arange(len(drawn))
        better = (scores > scores[places, places][:, None]).sum(axis=1)
        values = (better < k).astype(np.float64)
        sheet.add(table, "titles", f"in the first {k}", values, "queries")
