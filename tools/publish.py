"""Sign catalogs and models for kiosks: a repository of The Update Framework in a folder.

    ./run publish init REPO --keys KEYS
    ./run publish add-model REPO models/default --keys KEYS
    ./run publish add-catalog REPO CATALOG --keys KEYS
    ./run publish export REPO /media/stick

REPO is served as it is by any web server. What is being changed lies in REPO-drafts, which stays
at home, as do the keys. Where some keys lie elsewhere, a command says what still has to be signed:
carry the drafts there and run sign.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.arguments import EXIT_FOUND, EXIT_STOPPED, EXIT_USAGE, Parser, exit_code
from kiosk.catalog.layout import catalog_target, model_target
from kiosk.errors import KioskError
from kiosk.settings import absolute, default_model
from kiosk.terminal import ProgressLine, complain, say, say_json
from tools.publishing import catalogs, ceremonies, fleet, stick, told
from tools.publishing.keys import Passphrases, keys_in, read_public
from tools.publishing.office import Office
from tools.publishing.signing import Lacking, Signing

EXIT_UNSIGNED = 1
_CODES = "exit codes: 0 done, 1 drafted and not signed by all yet, 2 usage, 8 refused, 130 stopped"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    try:
        arguments = parser().parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else EXIT_USAGE
    try:
        run: Callable[[argparse.Namespace], int] = arguments.run
        return run(arguments)
    except KioskError as error:
        complain(str(error))
        return exit_code(error)
    except OSError as error:
        complain(f"{error.filename or 'A file'} cannot be used ({error.strerror}).")
        return exit_code(KioskError())
    except KeyboardInterrupt:
        complain("Stopped. The same command goes on from there.")
        return EXIT_STOPPED


def parser() -> Parser:
    """Describe the command line."""
    made = Parser(
        prog="run publish", description=__doc__, epilog=_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    commands = made.add_subparsers(metavar="COMMAND", title="commands", required=True)

    def add(name: str, does: Callable[[argparse.Namespace], int], help_: str) -> Parser:
        one: Parser = commands.add_parser(
            name, help=help_, description=f"{help_[:1].upper()}{help_[1:]}.", epilog=_CODES
        )
        one.add_argument("repo", type=Path, metavar="REPO", help="the repository's folder")
        one.add_argument("--drafts", type=Path, metavar="DIR", help="instead of REPO-drafts")
        one.add_argument(
            "--keys", type=Path, action="append", default=[], metavar="DIR",
            help="a folder of keys that are at hand; may be given several times",
        )  # fmt: skip
        one.add_argument(
            "--passphrases", type=Path, metavar="TOML",
            help='a file of NAME = "PASSPHRASE" ("*" for any key) instead of asking',
        )  # fmt: skip
        one.set_defaults(run=does)
        return one

    add("init", _init, "make a repository, with a root of two of three keys")
    one = add("add-model", _add_model, "publish a model's bundle")
    one.add_argument("bundle", type=Path, metavar="BUNDLE")
    one.add_argument("--allow-noncommercial", action="store_true")
    one = add("add-catalog", _add_catalog, "check a built catalog, and publish it")
    one.add_argument("catalog", type=Path, metavar="CATALOG", help="what build-catalog made")
    one.add_argument("--channel", default="default", help="(default)")
    one.add_argument("--model", type=Path, default=default_model(), metavar="BUNDLE",
                     help="the model that made its vectors (models/default)")  # fmt: skip
    one.add_argument("--new-lineage", action="store_true", help="in the place of another catalog")
    one.add_argument("--without-queries", action="store_true", help="though it tests nothing")
    add("sign", _sign, "sign the drafts with the keys at hand, and publish what is complete")
    one = add("rotate", _rotate, "give a role new keys in the place of its old ones")
    one.add_argument("role", metavar="ROLE")
    one.add_argument("--into", type=Path, required=True, metavar="DIR", help="for the new keys")
    one = add("revoke", _revoke, "take a stolen key from every role that has it")
    one.add_argument("keyid", metavar="KEYID", help="or its first digits")
    one = add("renew", _renew, "sign anew what is about to expire: snapshot and timestamp always")
    one.add_argument("--roles", nargs="*", default=[], metavar="ROLE", help="others beside them")
    one = add("delegate", _delegate, "let a role of its own sign a channel's catalogs")
    one.add_argument("channel", metavar="CHANNEL")
    one.add_argument("--to", required=True, metavar="ROLE")
    one.add_argument("--public", type=Path, nargs="+", required=True, metavar="FILE.pub")
    one.add_argument("--threshold", type=int, default=1, metavar="N", help="(1)")
    one.add_argument("--parent", default="targets", metavar="ROLE", help="(targets)")
    one = add("withdraw", _withdraw, "take a channel's catalog or a model out")
    what = one.add_mutually_exclusive_group(required=True)
    what.add_argument("--channel", metavar="NAME")
    what.add_argument("--model", metavar="DIGEST")
    add("prune", _prune, "remove files that nothing published refers to")
    one = add("export", _export, "copy what kiosks need to a stick")
    one.add_argument("stick", type=Path, metavar="STICK")
    one.add_argument("--channel", action="append", default=[], metavar="NAME", help="(all)")
    one.add_argument("--since", type=int, default=0, metavar="VERSION", help="of the kiosks")
    one.add_argument("--without-models", action="store_true")
    one = add("status", _status, "say how the repository stands")
    one.add_argument("--json", action="store_true", help="write JSON, for programs")
    one = add("fleet", _fleet, "say which version each kiosk runs, from their status files")
    one.add_argument("places", type=Path, nargs="*", metavar="FILE|DIR")
    one.add_argument("--add", nargs=2, metavar=("NAME", "FILE"), help="register a kiosk's key")
    return made


def _office(a: argparse.Namespace) -> Office:
    drafts = None if a.drafts is None else absolute(a.drafts)
    return Office(absolute(a.repo), drafts)


def _signing(a: argparse.Namespace, office: Office) -> Signing:
    office.require()
    return Signing(office, keys_in(a.keys), Passphrases(a.passphrases))


def _publish(signing: Signing, done: str) -> int:
    """Sign and publish what was drafted, and say how far that went."""
    lacking = signing.publish()
    if not lacking:
        say(done)
        return EXIT_FOUND
    _say_lacking(lacking)
    return EXIT_UNSIGNED


def _say_lacking(lacking: Sequence[Lacking]) -> None:
    say("Drafted, and not published yet:")
    for one in lacking:
        say(f"  {one.role}: {one.signed} of {one.threshold} signatures, in {one.draft}")
    say("Run sign with the other keys: here, or where they are, with a copy of the drafts.")


def _init(a: argparse.Namespace) -> int:
    office = _office(a)
    if len(a.keys) != 1:
        complain("Name one folder for the new keys with --keys.")
        return EXIT_USAGE
    passphrases = Passphrases(a.passphrases)
    made = ceremonies.init(office, a.keys[0], passphrases)
    lacking = Signing(office, made, passphrases).publish()
    if lacking:
        _say_lacking(lacking)
        return EXIT_UNSIGNED
    say(f"The repository is {office.folder}, and its keys are in {a.keys[0]}.")
    say("root-1, root-2, root-3: into three safes, on sticks; two of them change whom to trust.")
    say("targets: where catalogs are approved. snapshot, timestamp: where they are published.")
    say(f"Kiosks are shipped with {office.folder / 'metadata' / '1.root.json'} as their root.json.")
    return EXIT_FOUND


def _add_model(a: argparse.Namespace) -> int:
    office = _office(a)
    signing = _signing(a, office)
    model = catalogs.add_model(office, absolute(a.bundle), noncommercial=a.allow_noncommercial)
    return _publish(signing, f"The model {model.id()} is published.")


def _add_catalog(a: argparse.Namespace) -> int:
    office = _office(a)
    signing = _signing(a, office)
    line = ProgressLine("parts checked")
    try:
        added = catalogs.add_catalog(
            office, absolute(a.catalog), a.channel, absolute(a.model), new_lineage=a.new_lineage,
            without_queries=a.without_queries,
            progress=lambda done, total: line.update(done, total, done),
        )  # fmt: skip
    finally:
        line.close()
    new = added.description
    return _publish(
        signing,
        f"Version {new.version} of {a.channel} is published: {new.items:,} items, {added.pieces} "
        f"new parts of {added.new_bytes / 1e6:.2f} MB, {len(new.queries)} queries passed.",
    )


def _sign(a: argparse.Namespace) -> int:
    office = _office(a)
    signing = _signing(a, office)
    if not office.drafts():
        say("There is nothing to sign.")
        return EXIT_FOUND
    return _publish(signing, "Everything is signed and published.")


def _rotate(a: argparse.Namespace) -> int:
    office = _office(a)
    office.require()
    passphrases = Passphrases(a.passphrases)
    made = ceremonies.rotate(office, a.role, absolute(a.into), passphrases)
    signing = Signing(office, [*keys_in(a.keys), *made], passphrases)
    names = ", ".join(key.name for key in made)
    return _publish(signing, f"The role {a.role} has new keys: {names}.")


def _revoke(a: argparse.Namespace) -> int:
    office = _office(a)
    signing = _signing(a, office)
    roles = ceremonies.revoke(office, a.keyid)
    return _publish(signing, f"The key is taken from {', '.join(roles)}.")


def _renew(a: argparse.Namespace) -> int:
    office = _office(a)
    signing = _signing(a, office)
    ceremonies.renew(office, a.roles)
    roles = list(dict.fromkeys([*a.roles, "snapshot", "timestamp"]))
    return _publish(signing, f"Signed anew: {', '.join(roles)}.")


def _delegate(a: argparse.Namespace) -> int:
    office = _office(a)
    signing = _signing(a, office)
    keys = [read_public(path) for path in a.public]
    ceremonies.delegate(office, a.channel, a.to, a.parent, keys, a.threshold)
    return _publish(signing, f"The role {a.to} signs the catalogs of {a.channel} from now on.")


def _withdraw(a: argparse.Namespace) -> int:
    office = _office(a)
    signing = _signing(a, office)
    target = catalog_target(a.channel) if a.channel else model_target(a.model)
    catalogs.withdraw(office, target)
    return _publish(signing, f"{target} is withdrawn; prune removes its files.")


def _prune(a: argparse.Namespace) -> int:
    office = _office(a)
    office.require()
    files, freed = catalogs.prune(office)
    say(f"{files} files went, {freed / 1e6:.1f} MB.")
    return EXIT_FOUND


def _export(a: argparse.Namespace) -> int:
    office = _office(a)
    office.require()
    line = ProgressLine("bytes")
    try:
        done = stick.export(
            office, absolute(a.stick), a.channel, a.since, models=not a.without_models,
            progress=lambda done, total: line.update(done, total, done),
        )  # fmt: skip
    finally:
        line.close()
    say(
        f"The stick holds {', '.join(done.channels)}: {done.files} files, "
        f"{done.copied_bytes / 1e6:.1f} MB of them copied now."
    )
    return EXIT_FOUND


def _status(a: argparse.Namespace) -> int:
    office = _office(a)
    office.require()
    state = told.state_of_office(office, Signing(office, [], Passphrases()))
    if a.json:
        say_json(state)
    else:
        say(told.told(state))
    return EXIT_FOUND


def _fleet(a: argparse.Namespace) -> int:
    office = _office(a)
    office.require()
    if a.add:
        name, file = a.add
        status = fleet.register(office.work, name, Path(file))
        say(f"{name} is known by the key {status.public_key[:16]} from now on.")
        return EXIT_FOUND
    found = fleet.reports(fleet.files_in(a.places), fleet.known_kiosks(office.work))
    say(fleet.told(found, stick.channels_of(office)))
    return EXIT_FOUND


if __name__ == "__main__":
    sys.exit(main())
