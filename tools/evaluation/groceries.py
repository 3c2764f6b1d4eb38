"""Products by words, by catalog picture and by photos taught; all products are candidates."""

from dataclasses import dataclass

import numpy as np

from tools.evaluation import wording
from tools.evaluation.folders import Folder
from tools.evaluation.scopes import Scope, asked_rows, bank_rows
from tools.evaluation.sheet import Sheet, Task
from tools.evaluation.stats import Floats, Numbers, corrected, hubness, standardised
from tools.evaluation.store import Space
from tools.evaluation.taught import taught_figures

PHOTO_BANK_K, CATALOG_BANK_K = 50, 3
"""How many of a bank's nearest pictures make a text's hubness: fixed beforehand, not tuned."""


@dataclass(frozen=True)
class Bank:
    """Pictures a text's or catalog picture's hubness is measured on."""

    words: str
    pictures: Floats
    k: int


@dataclass(frozen=True)
class _Shop:
    folder: Folder
    labels: list[str]
    names: dict[str, str]
    catalog: Numbers
    """The row of each label's catalog picture."""
    pictures: Floats
    banks: list[Bank]


def measure(folder: Folder, space: Space, task: Task, sheet: Sheet, others: Floats) -> None:
    """Enter every figure of a folder of groceries. ``others`` are other folders' pictures."""
    names = wording.product_names(folder)
    labels = sorted(names)
    first: dict[str, int] = {}
    for i in folder.where("catalog"):
        first.setdefault(folder.rows[i].label, int(i))
    catalog = np.array([first[label] for label in labels], np.intp)
    pictures = space.pictures(folder)
    banks = [
        Bank("training photos", pictures[bank_rows(folder, task)], PHOTO_BANK_K),
        Bank("the catalog", pictures[catalog], CATALOG_BANK_K),
        Bank("other folders", others, PHOTO_BANK_K),
    ]
    banks = [bank for bank in banks if len(bank.pictures)]
    shop = _Shop(folder, labels, names, catalog, pictures, banks)
    for scope in asked_rows(folder, task):
        if len(scope.asked):
            _by_words(shop, scope, space, task, sheet)
            _by_group(shop, scope, space, task, sheet)
            _by_catalog(shop, scope, space, task, sheet)
            taught_figures(
                sheet, f"{folder.name}: photos taught{scope.suffix}", pictures,
                labels=labels, row_labels=[row.label for row in folder.rows],
                asked=scope.asked, teachable=folder.where("train"), seed=task.options.seed,
                note=f"Top of {len(labels)} products; {scope.words}, never those taught.",
                beside={
                    "catalog picture": pictures[catalog], "words": space.texts(_plain(shop)),
                },
            )  # fmt: skip
            _by_language(shop, scope, space, task, sheet)


def _plain(shop: _Shop) -> list[str]:
    return [wording.plain(shop.names[label]) for label in shop.labels]


def _truth(shop: _Shop, scope: Scope) -> tuple[Numbers, list[str]]:
    own = [shop.folder.rows[i].label for i in scope.asked]
    return np.array([shop.labels.index(label) for label in own], np.intp), own


def described(folder: Folder, label: str, name: str, task: Task) -> list[str]:
    """Give the texts of a product's ensemble: its synonyms, and its own description."""
    description = next((r.description for r in folder.rows if r.label == label), None)
    english = task.lexicons.get("en")
    synonyms = english.names(f"grocery:{label}") if english else []
    return wording.ensemble([name, *synonyms], description)


def _prompts(shop: _Shop, space: Space, task: Task) -> dict[str, Floats]:
    groups = [described(shop.folder, label, shop.names[label], task) for label in shop.labels]
    return {"plain": space.texts(_plain(shop)), "ensemble": space.ensemble(groups)}


def _note(shop: _Shop, task: Task) -> str:
    """Say what the corrections are and what they must not be taken for."""
    said = (
        "Corrected: less each candidate's mean likeness to the pictures of a bank it is nearest "
        f"to: {PHOTO_BANK_K} of the training photos"
        f"{' of products that were not left out' if task.left_out.groceries else ''}, "
        f"{CATALOG_BANK_K} of the catalog pictures, or {PHOTO_BANK_K} of other folders' training "
        "pictures."
    )
    if task.left_out.groceries:
        said += (
            " The training photos show the known candidates and none of the new ones, so that "
            "correcting by them partly tells which are new: what it gains for the products left "
            "out is to be read beside what it costs those that stayed in. The same holds, less, "
            "for the catalog, whose pictures of known products were in training; other folders' "
            "pictures favour neither."
        )
    return said


def _enter(
    shop: _Shop, sheet: Sheet, table: str, row: str, scores: Floats, parts: list[Floats],
    truth: Numbers, own: list[str], only: frozenset[str] = frozenset(),
) -> None:  # fmt: skip
    """Enter scores as they are and corrected by each bank.

    ``parts`` are the candidates' vectors (candidates, dim) whose likenesses were added up.
    ``only``: where it is not empty, also with these products as the only candidates.
    """
    sheet.add_tops(table, row, scores, truth, families=own)
    for bank in shop.banks:
        hubs = np.sum([hubness(bank.pictures, part, bank.k) for part in parts], axis=0)
        fixed = corrected(scores, hubs)
        sheet.add_tops(table, f"{row}, corrected by {bank.words}", fixed, truth, families=own)
    if only:
        some = np.array([i for i, label in enumerate(shop.labels) if label in only], np.intp)
        said = f"{row}, these {len(some)} products the only candidates"
        sheet.add_tops(table, said, scores[:, some], np.searchsorted(some, truth), families=own)


def _by_words(shop: _Shop, scope: Scope, space: Space, task: Task, sheet: Sheet) -> None:
    table = f"{shop.folder.name}: products by words{scope.suffix}"
    sheet.table(
        table, table,
        f"Top of {len(shop.labels)} products; {scope.words}. Plain: \"a photo of {{name}}\"; "
        "ensemble: templates, synonyms and the catalog's description. " + _note(shop, task),
    )  # fmt: skip
    truth, own = _truth(shop, scope)
    photos = shop.pictures[scope.asked]
    for prompt, texts in _prompts(shop, space, task).items():
        scores = photos @ texts.T
        _enter(shop, sheet, table, prompt, scores, [texts], truth, own, scope.only)
        if prompt == "plain":
            given = scores.argmax(axis=1)
            sheet.confusions[table] = [
                (shop.names[a], shop.names[shop.labels[b]]) for a, b in zip(own, given, strict=True)
            ]


def _by_group(shop: _Shop, scope: Scope, space: Space, task: Task, sheet: Sheet) -> None:
    rows = shop.folder.rows
    groups = sorted({str(row.coarse) for row in rows})
    table = f"{shop.folder.name}: coarse classes by words{scope.suffix}"
    sheet.table(table, table, f"Top of {len(groups)} classes; {scope.words}. {_note(shop, task)}")
    english = task.lexicons.get("en")
    called = {}
    for group in groups:
        known = english.names(f"kind:{group}") if english else []
        called[group] = known or [group.replace("-", " ").lower()]
    truth = np.array([groups.index(str(rows[i].coarse)) for i in scope.asked], np.intp)
    own = [rows[i].label for i in scope.asked]
    prompts = {
        "plain": space.texts([wording.plain(called[group][0]) for group in groups]),
        "ensemble": space.ensemble([wording.ensemble(called[group]) for group in groups]),
    }
    for prompt, texts in prompts.items():
        scores = shop.pictures[scope.asked] @ texts.T
        _enter(shop, sheet, table, prompt, scores, [texts], truth, own)


def _by_catalog(shop: _Shop, scope: Scope, space: Space, task: Task, sheet: Sheet) -> None:
    table = f"{shop.folder.name}: products by catalog picture{scope.suffix}"
    sheet.table(
        table, table,
        f"Top of {len(shop.labels)} products by one clean picture of each; {scope.words}. With "
        "words: both scores with equal weights, as they are or each photo's brought to one scale. "
        + _note(shop, task),
    )  # fmt: skip
    truth, own = _truth(shop, scope)
    photos, iconic = shop.pictures[scope.asked], shop.pictures[shop.catalog]
    by_picture = photos @ iconic.T
    _enter(shop, sheet, table, "catalog picture", by_picture, [iconic], truth, own, scope.only)
    for name, texts in _prompts(shop, space, task).items():
        words = photos @ texts.T
        row = f"catalog picture + {name} words"
        both = np.asarray(by_picture + words, np.float32)
        _enter(shop, sheet, table, row, both, [iconic, texts], truth, own, scope.only)
        both = standardised(by_picture) + standardised(words)
        sheet.add_tops(table, f"{row}, one scale", both, truth, families=own)
    sheet.confusions[table] = [
        (shop.names[a], shop.names[shop.labels[b]])
        for a, b in zip(own, by_picture.argmax(axis=1), strict=True)
    ]


def _by_language(shop: _Shop, scope: Scope, space: Space, task: Task, sheet: Sheet) -> None:
    table = f"{shop.folder.name}: products by words, languages{scope.suffix}"
    truth, own = _truth(shop, scope)
    photos = shop.pictures[scope.asked]
    sheet.table(
        table, table,
        f"Top of {len(shop.labels)} products by the first name the language's list has for each, "
        f"bare; {scope.words}.",
    )  # fmt: skip
    for language in task.languages:
        words = task.lexicons[language]
        names = [words.names(f"grocery:{label}") for label in shop.labels]
        if all(names):
            texts = space.texts([of[0] for of in names])
            sheet.add_tops(table, language, photos @ texts.T, truth, families=own)
