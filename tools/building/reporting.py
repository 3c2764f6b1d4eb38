"""Making the report of a version: its search asked, its pictures and words compared."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.catalog.description import Query
from kiosk.core.importing import ImportProgress, Refused
from kiosk.core.search import Searcher
from kiosk.encoders import Bundle
from kiosk.terminal import ProgressLine
from tools.building import looking
from tools.building.content import Content
from tools.building.diversity import diversity_of
from tools.building.findings import Finding, of_problems, of_words
from tools.building.queries import ask, suggested
from tools.building.records import Records
from tools.building.report import FORM, Report, counted, told
from tools.building.report_files import read_report, write_report
from tools.building.searching import searching
from tools.building.seeing import Seen, see
from tools.building.versions import WORK, Version

_LEFT = ("left out", "kept")


@dataclass(frozen=True, slots=True)
class Left:
    """What was wrong with what was given."""

    out: Sequence[Refused] = ()
    kept: Sequence[Refused] = ()
    """Pictures that cannot be read any more, of which the catalog keeps what it had."""


def reported(
    folder: Path, version: Version, content: Content, records: Records,
    load: Callable[[], Bundle], left: Left, suggest: int = 0,
) -> tuple[Report, list[Query]]:  # fmt: skip
    """Give the report of a version, and so many queries proposed for it.

    The report there is is taken where it is about this very version. Raises CatalogError,
    ModelError and StoreError.
    """
    signed = hashlib.sha256(version.description.to_bytes()).hexdigest()
    problems = of_problems(left.out, left.kept, len(content.sources()) + len(left.out))
    before = read_report(folder)
    if before is not None and before.description != signed:
        before = None
    known = before
    if before and [one for one in before.findings if one.kind in _LEFT] != problems:
        known = None
    if known is not None and not suggest:
        return known, []
    bundle = load()
    with closing(ProgressLine("pictures made ready to search")) as line:

        def show(now: ImportProgress) -> None:
            line.update(now.done, now.total, now.encoded)

        with searching(folder / WORK, content, records, bundle, show) as searcher:
            proposed = suggested(searcher, content, suggest) if suggest else []
            if known is None:
                known = _made(version, signed, content, records, bundle, searcher, problems)
                if before is not None:
                    known = msgspec.structs.replace(known, changes=before.changes)
                write_report(folder, known, records)
    return known, proposed


def _made(
    version: Version, signed: str, content: Content, records: Records, bundle: Bundle,
    searcher: Searcher, problems: Sequence[Finding],
) -> Report:  # fmt: skip
    description = version.description
    asked = told(ask(searcher, content, description.queries))
    with closing(ProgressLine("names asked")) as line:
        overtaken, names = looking.of_names(content, searcher, _step(line))
    with closing(ProgressLine("texts encoded")) as line:
        seen = see(content, records, lambda: bundle.text, description.embed_dim, line.update)
    pictured, fitting = _looked_at(seen)
    words = of_words(content)
    return Report(
        FORM, signed, description.channel, description.title, description.version,
        description.made, str(description.model.id()), description.items, len(seen.rows),
        counted(version.changes), _fetched(version), fitting, names, asked,
        (*problems, *pictured, overtaken, *words), diversity_of(seen),
    )  # fmt: skip


def _looked_at(seen: Seen) -> tuple[list[Finding], float]:
    """Give the findings of the pictures, and the share of them that fit their words."""
    with closing(ProgressLine("pictures compared with each other")) as line:
        copies = looking.of_copies(seen, _step(line))
    with closing(ProgressLine("pictures compared with words")) as line:
        misfits, fitting = looking.of_fit(seen, _step(line))
    return [misfits, *copies, *looking.of_measures(seen)], fitting


def _fetched(version: Version) -> dict[str, int]:
    """Give the bytes a new kiosk fetches, and one of the version before."""
    number = version.description.version
    sizes = {"a new kiosk": version.bytes_from(0)}
    if number > 1:
        sizes[f"one of version {number - 1}"] = version.bytes_from(number - 1)
    return {who: size for who, size in sizes.items() if size is not None}


def _step(line: ProgressLine) -> Callable[[int, int], None]:
    return lambda done, total: line.update(done, total, done)
