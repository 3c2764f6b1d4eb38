"""Build a catalog for kiosks from a table of products, its pictures and a model.

    ./run build-catalog products.csv --pictures PICTURES --out CATALOG

CATALOG gets catalog.json, which says what the new version is and is to be signed with
tools.publish; pieces/, the parts kiosks fetch; report/index.html, what to look at before signing;
and work/, which lets a build that was stopped go on, and a later one encode only what has changed.
Building again makes a new version where anything changed. Bad lines and pictures are named, the
rest goes in.
"""

import argparse
import hashlib
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk.arguments import EXIT_FOUND, EXIT_NO_MATCH, EXIT_STOPPED, Parser, exit_code
from kiosk.catalog.layout import catalog_target
from kiosk.errors import CatalogError, ConfigError, KioskError
from kiosk.settings import absolute, default_model

_MOST_TITLE = 200


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = Parser(
        prog="run build-catalog", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 built; 1 built, and some of its queries fail; 2 usage; 3 model; "
        "4 store; 5 catalog;\n6 configuration; 130 stopped. The same command goes on from where "
        "it was stopped.",
    )  # fmt: skip
    add = made.add_argument
    add(
        "source",
        type=Path,
        metavar="TABLE",
        help="products.csv, as `kiosk catalog build` reads it, or a folder as `kiosk index` does",
    )
    add("--pictures", type=Path, metavar="DIR", help="of the table's files (its own folder)")
    add("--model", type=Path, default=default_model(), metavar="BUNDLE", help="(models/default)")
    add("--out", type=Path, required=True, metavar="CATALOG", help="its folder, made if missing")
    add("--channel", default="default", help="what kiosks take it from, as north/berlin (default)")
    add("--title", help="for the screens of staff; kept until another is given")
    add(
        "--queries",
        type=Path,
        metavar="TOML",
        help="queries the catalog has to answer; kept until others are given",
    )
    add(
        "--suggest-queries",
        type=_count,
        default=0,
        metavar="N",
        help="propose N queries that pass, in CATALOG/suggested-queries.toml",
    )
    add(
        "--ray",
        metavar="ADDRESS",
        help="encode on a Ray cluster; 'local' starts one on this machine",
    )
    add("--shrink", action="store_true", help="let more than a quarter of the items go at once")
    add(
        "--prune",
        action="store_true",
        help="remove pieces only older versions need (those that were published live on there)",
    )
    add(
        "--seed-lineage",
        metavar="TEXT",
        help="name a new catalog by this instead of by chance, to build it twice alike",
    )
    return made  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    try:
        return _run(parser().parse_args(arguments))
    except KioskError as error:
        print(error, file=sys.stderr)
        return exit_code(error)
    except KeyboardInterrupt:
        print("Stopped. What is done is kept: the same command goes on.", file=sys.stderr)
        return EXIT_STOPPED


def _run(args: argparse.Namespace) -> int:
    from tools.building.pipeline import Job, build
    from tools.building.queries import read_queries, write_queries
    from tools.building.telling import told
    from tools.building.versions import Wanted

    catalog_target(args.channel)
    if args.title is not None and not 0 < len(args.title) <= _MOST_TITLE:
        raise CatalogError(f"A title has 1 to {_MOST_TITLE} characters.")
    seed = args.seed_lineage
    wanted = Wanted(
        args.channel,
        args.title,
        None if args.queries is None else read_queries(absolute(args.queries)),
        _made_at(),
        None if seed is None else hashlib.sha256(seed.encode()).hexdigest()[:32],
        args.shrink,
    )
    pictures = None if args.pictures is None else absolute(args.pictures)
    job = Job(
        absolute(args.source), pictures, absolute(args.model), absolute(args.out), wanted,
        args.ray, args.suggest_queries, args.prune,
    )  # fmt: skip
    built = build(job)
    if args.suggest_queries:
        write_queries(job.out / "suggested-queries.toml", built.suggested)
    for line in told(built, job):
        print(line)
    return EXIT_FOUND if all(one.passed for one in built.report.queries) else EXIT_NO_MATCH


def _made_at() -> str:
    """Give the time of the build, or the one a reproducible build is told. Raises ConfigError."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigError(f"SOURCE_DATE_EPOCH is {epoch!r}, and no time in seconds.") from error
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text) <= 200:
        raise argparse.ArgumentTypeError("takes a whole number from 1 to 200")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
