"""What words ask for, as facts that are true, false or unknown of a picture."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tools.evaluation import wording
from tools.evaluation.fashion import colour_type_queries
from tools.evaluation.folders import FASHION, GROCERY, OBJECTS, OTHER, Folder, of_kind
from tools.evaluation.sheet import Task
from tools.training.attributes import FALSE, TRUE, UNKNOWN, Facts, state_matrix
from tools.training.lexicon import Lexicon

Wish = tuple[tuple[str, ...], list[str]]
"""The facts wished for, and its words in every language."""


def states_of(
    facts: list[Facts], labels: list[tuple[str, str]], names: list[str]
) -> NDArray[np.int8]:
    """Give the pictures' states of facts; a label says nothing of other folders' pictures."""
    states = state_matrix(facts, names)
    for i, name in enumerate(names):
        if name.startswith("label:"):
            folder, label = name.removeprefix("label:").split("/", 1)
            states[:, i] = [
                UNKNOWN if own != folder else TRUE if called == label else FALSE
                for own, called in labels
            ]
    return states


def wishes_of(folders: list[Folder], task: Task) -> list[Wish]:
    """Give what is asked for, as facts, and its words in every language."""
    made: list[Wish] = []
    lexicons = [task.lexicons[language] for language in task.languages]
    for folder in of_kind(folders, FASHION):
        queries = colour_type_queries(folder, task.options.split)
        for query in queries:
            said = [query.said(lexicon) for lexicon in lexicons]
            made.append(((f"colour:{query.colour}", f"type:{query.kind}"), _some(said)))
        for kind in sorted({query.kind for query in queries}):
            said = [wording.say(lexicon, kind) for lexicon in lexicons]
            made.append(((f"type:{kind}",), _some(said)))
    for folder in of_kind(folders, GROCERY):
        for label, name in sorted(wording.product_names(folder).items()):
            fact = f"grocery:{label}"
            made.append(((fact,), _some([name, *_first_names(lexicons, fact)])))
    for folder in of_kind(folders, OBJECTS):
        rows = [folder.rows[i] for i in folder.where(task.options.split)]
        for name in sorted({row.captions[-1] for row in rows}):
            fact = f"object:{name}"
            made.append(((fact,), _some([name, *_first_names(lexicons, fact)])))
    for folder in of_kind(folders, OTHER):
        names = wording.class_names(folder)
        for label in folder.labels(folder.where(task.options.split)):
            made.append(((f"label:{folder.name}/{label}",), [names[label]]))
    return [(wanted, texts) for wanted, texts in made if texts]


def _first_names(lexicons: Sequence[Lexicon], fact: str) -> list[str | None]:
    return [next(iter(lexicon.names(fact)), None) for lexicon in lexicons]


def _some(texts: list[str | None]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))
