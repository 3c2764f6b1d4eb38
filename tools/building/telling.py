"""What a build says at its end."""

from collections.abc import Iterator, Sequence

from kiosk.terminal import plain
from tools.building.pipeline import Built, Job

_MOST_SHOWN = 20
_MOST_IDS = 8


def told(built: Built, job: Job) -> Iterator[str]:
    """Say in lines what was built and what to do next."""
    description, changes = built.version.description, built.version.changes
    for one in built.left.out[:_MOST_SHOWN]:
        yield plain(f"Left out {one.source}: {one.reason}")
    if len(built.left.out) > _MOST_SHOWN:
        yield f"Left out {len(built.left.out) - _MOST_SHOWN} more: the report lists them."
    for one in built.left.kept[:_MOST_SHOWN]:
        yield plain(f"Kept as it was {one.source}: {one.reason}")
    size = f"{_many(description.items, 'item')}, {_many(built.report.pictures, 'picture')}"
    named = f"version {description.version} of the catalog for {description.channel}"
    if not built.version.new:
        yield f"Nothing has changed: {named} stays as it is ({size})."
    else:
        encoded = _many(built.encoded, "picture")
        yield f"{named[0].upper()}{named[1:]}: {size}; {encoded} encoded now."
    if built.version.new and description.version > 1:
        parts = [
            _some("added", changes.added), _some("with other pictures", changes.pictures),
            _some("with other words, prices or stock", changes.facts),
            _some("gone", changes.removed, by_name=True),
        ]  # fmt: skip
        said = "; ".join(part for part in parts if part) or "only its title or queries"
        yield f"Changed since version {description.version - 1}: {said}."
    if built.version.new_model:
        yield "Another model made it: every kiosk fetches all of it, and that model with it."
    yield from _sizes(built)
    yield from _queries(built, job)
    for finding in built.report.serious():
        yield f"To look at: {finding.title} ({finding.count:,} {finding.scope})"
    if built.pruned is not None:
        count, size = built.pruned[0], _mega(built.pruned[1])
        yield f"Removed {_many(count, 'piece')} no longer needed, {size}."
    yield f"The report: {built.page}"
    if all(one.passed for one in built.report.queries):
        yield f"To be signed: ./run publish add-catalog REPO {job.out} --keys KEYS{_channel(built)}"


def _some(what: str, ids: Sequence[str], *, by_name: bool = False) -> str:
    if not ids:
        return ""
    if not by_name:
        return f"{len(ids):,} {what}"
    more = ", …" if len(ids) > _MOST_IDS else ""
    return plain(f"{len(ids):,} {what} ({', '.join(ids[:_MOST_IDS])}{more})")


def _channel(built: Built) -> str:
    channel = built.version.description.channel
    return "" if channel == "default" else f" --channel {channel}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _sizes(built: Built) -> Iterator[str]:
    version = built.version.description.version
    new = built.version.bytes_from(0) or 0
    step = built.version.bytes_from(version - 1) if version > 1 else None
    text = f"A new kiosk fetches {_mega(new)}"
    if step is not None:
        text += f", one of version {version - 1} {_mega(step)}"
    yield f"{text}."


def _queries(built: Built, job: Job) -> Iterator[str]:
    asked = built.report.queries
    failed = [one for one in asked if not one.passed]
    if asked:
        yield f"Queries: {len(asked) - len(failed)} of {len(asked)} pass."
    for one in failed:
        yield plain(f"  Fails: {one.told}")
    if failed:
        yield "  A kiosk would refuse this version: correct the catalog or its queries."
    if not asked and not job.suggest:
        yield "It has no queries to test itself by: --suggest-queries 20 proposes some."
    if job.suggest:
        yield (
            f"{len(built.suggested)} queries are proposed in {job.out / 'suggested-queries.toml'}: "
            "look through them, and give them with --queries."
        )


def _mega(size: int) -> str:
    if not size:
        return "nothing"
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{size / 1e3:,.1f} kB"
