"""Sign catalogs and models for kiosks: a repository of The Update Framework in a folder.

    ./run publish init REPO --keys KEYS
    ./run publish add-model REPO models/default --keys KEYS
    ./run publish add-catalog REPO CATALOG --keys KEYS
    ./run publish export REPO /media/stick

REPO is served as it is by any web server. What is being changed lies in REPO-drafts, which stays
at home, as do the keys. Where some keys lie elsewhere, a command says what still has to be signed:
carry a copy of the drafts there, run sign, and run it here again.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.arguments import EXIT_STOPPED, EXIT_USAGE, Parser, exit_code
from kiosk.errors import ConfigError, KioskError
from kiosk.terminal import complain
from tools.publishing import commands, lessons, looking

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
        return exit_code(ConfigError())
    except KeyboardInterrupt:
        complain("Stopped. The same command goes on from there.")
        return EXIT_STOPPED


def parser() -> Parser:
    """Describe the command line."""
    made = Parser(
        prog="run publish", description=__doc__, epilog=_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    found = made.add_subparsers(metavar="COMMAND", title="commands", required=True)
    _for_keys(_Adder(found))
    _for_contents(_Adder(found))
    _for_looking(_Adder(found))
    return made


class _Adder:
    """Adds commands, each with the options that all of them have."""

    def __init__(self, commands: "argparse._SubParsersAction[Parser]") -> None:
        self._commands = commands

    def __call__(
        self, name: str, does: Callable[[argparse.Namespace], int], help_: str,
        *examples: str, more: str = "", repo: bool = True,
    ) -> Parser:  # fmt: skip
        """Add a command; ``examples`` are what follows its name."""
        shown = "\n".join(f"    ./run publish {name} {one}" for one in examples)
        described = f"{help_[:1].upper()}{help_[1:]}."
        one = self._commands.add_parser(
            name, help=help_, description=f"{described}\n{more}" if more else described,
            epilog=f"examples:\n{shown}\n\n{_CODES}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        one.set_defaults(run=does)
        if repo:
            one.add_argument("repo", type=Path, metavar="REPO", help="the repository's folder")
            one.add_argument("--drafts", type=Path, metavar="DIR", help="instead of REPO-drafts")
            one.add_argument(
                "--keys", type=Path, action="append", default=[], metavar="DIR",
                help="a folder of keys that are at hand, or one .key file; may be given again",
            )  # fmt: skip
        one.add_argument(
            "--passphrases", type=Path, metavar="TOML",
            help='a file of NAME = "PASSPHRASE" ("*" for any key), such as /dev/fd/3, instead of '
            "asking",
        )  # fmt: skip
        return one


def _for_keys(add: _Adder) -> None:
    one = add(
        "init", commands.init, "make a repository, with a root of two of three keys",
        "repo --keys keys", "repo --keys keys --stick /media/a --stick /media/b --stick /media/c",
        more="On a machine without a network. Asks for a passphrase for each of six keys.",
    )  # fmt: skip
    one.add_argument(
        "--stick", type=Path, action="append", default=[], metavar="DIR",
        help="where the root's keys go, one folder for each of the three",
    )  # fmt: skip
    one = add(
        "new-key", commands.make_a_key, "make a key, for whoever signs for a region or a store",
        "my-keys north", repo=False,
        more="Head office gets its public half, and names it with delegate or rotate.",
    )  # fmt: skip
    one.add_argument("folder", type=Path, metavar="DIR", help="where it goes")
    one.add_argument("name", metavar="NAME", help="small letters, digits and hyphens")
    add(
        "sign", commands.sign, "sign the drafts with the keys at hand, and publish what is whole",
        "repo --keys /media/safe-1", "repo --drafts /media/stick/repo-drafts --keys safe-2",
        more="Says what the drafts change before it asks for any passphrase. Where REPO is not on\n"
        "this machine, the drafts are signed and nothing is published.",
    )  # fmt: skip
    add("discard", commands.discard, "throw the drafts away; what is published stays", "repo")
    one = add(
        "rotate", commands.rotate, "give a role new keys in the place of its old ones",
        "repo timestamp --into keys --keys /media/safe-1 --keys /media/safe-2",
        "repo region-north --public north-2.pub --keys keys",
        more="Needs the keys of the role above: for root, targets, snapshot and timestamp, two of\n"
        "the root's. For root itself, the old ones and the new ones. With the old keys at hand\n"
        "there is no moment in which kiosks refuse what is published.",
    )  # fmt: skip
    one.add_argument("role", metavar="ROLE")
    where = one.add_mutually_exclusive_group(required=True)
    where.add_argument("--into", type=Path, metavar="DIR", help="make them there")
    where.add_argument("--public", type=Path, nargs="+", metavar="FILE.pub",
                       help="public halves of keys that others made")  # fmt: skip
    one = add(
        "revoke", commands.revoke, "take a stolen key from every role that has it",
        "repo 3f9a1c20 --keys /media/safe-1 --keys /media/safe-2",
        "repo 3f9a1c20 --into keys --keys /media/safe-1 --keys /media/safe-2",
        more="Stolen keys of snapshot and timestamp: revoke both, so that kiosks forget version\n"
        "numbers that the thief may have driven up.",
    )  # fmt: skip
    one.add_argument("keyid", metavar="KEYID", help="its first digits, eight or more, of status")
    one.add_argument("--into", type=Path, metavar="DIR", help="for a new key, where one is needed")
    one = add(
        "renew", commands.renew, "sign anew what is about to expire",
        "repo --keys keys", "repo --roles timestamp --keys server-keys", "repo --roles root "
        "--keys /media/safe-1 --keys /media/safe-2",
        more="Valid from now on: timestamp 14 days, snapshot 30, targets and roles of channels\n"
        "180, root 365.",
    )  # fmt: skip
    one.add_argument("--roles", nargs="+", default=[], metavar="ROLE",
                     help="these alone (snapshot and timestamp)")  # fmt: skip
    one.add_argument("--days", type=_days, metavar="N", help="valid for so long instead")
    one = add(
        "delegate", commands.delegate, "let a role of its own sign a channel's catalogs",
        "repo north --to region-north --public north.pub --keys keys",
        "repo north/bonn --to bonn --public bonn.pub --parent region-north --keys north",
        more="And those of channels below it, such as north/bonn, until it hands them on itself.",
    )  # fmt: skip
    one.add_argument("channel", metavar="CHANNEL")
    one.add_argument("--to", required=True, metavar="ROLE", help="a new name")
    one.add_argument("--public", type=Path, nargs="+", required=True, metavar="FILE.pub",
                     help="public halves of its keys: new-key makes them")  # fmt: skip
    one.add_argument("--threshold", type=int, default=1, metavar="N", help="of these sign (1)")
    one.add_argument("--parent", default="targets", metavar="ROLE",
                     help="that signs the channel now (targets)")  # fmt: skip


def _for_contents(add: _Adder) -> None:
    one = add("add-model", commands.add_model, "publish a model's bundle",
              "repo models/default --keys keys")  # fmt: skip
    one.add_argument("bundle", type=Path, metavar="BUNDLE")
    one.add_argument("--allow-noncommercial", action="store_true",
                     help="though its licence has no commercial use")  # fmt: skip
    one = add(
        "add-catalog", commands.add_catalog, "check a built catalog, and publish it",
        "repo catalog --keys keys", "repo catalog --channel ring-1 --keys keys",
        more="Every part of it is read, made into a catalog as a kiosk does, and asked the\n"
        "queries it was built with. Nothing is published where anything is wrong.",
    )  # fmt: skip
    one.add_argument("catalog", type=Path, metavar="CATALOG", help="what build-catalog made")
    one.add_argument("--channel", metavar="NAME", help="(the one it was built for)")
    one.add_argument("--model", type=Path, metavar="BUNDLE",
                     help="that made its vectors (the published one)")  # fmt: skip
    one.add_argument("--new-lineage", action="store_true",
                     help="in the place of another catalog: kiosks fetch all of it")  # fmt: skip
    one.add_argument("--without-queries", action="store_true", help="though it tests nothing")
    one = add(
        "withdraw", commands.withdraw, "take a channel's catalog, a model or a role out",
        "repo --channel ring-1 --keys keys", "repo --model 5f1c22aa --keys keys",
        "repo --role region-north --keys keys",
    )  # fmt: skip
    what = one.add_mutually_exclusive_group(required=True)
    what.add_argument("--channel", metavar="NAME")
    what.add_argument("--model", metavar="DIGEST", help="its first digits")
    what.add_argument("--role", metavar="ROLE", help="of a region or a store")
    add("prune", looking.prune, "remove files that nothing published refers to", "repo")
    one = add(
        "export", looking.export, "copy what kiosks need to a stick",
        "repo /media/stick", "repo /media/stick --channel north/berlin --since 41",
        more="An export that was stopped goes on; what is there already is not copied again, and\n"
        "what older exports left is removed. Other files on the stick are left alone.",
    )  # fmt: skip
    one.add_argument("stick", type=Path, metavar="STICK")
    one.add_argument("--channel", action="append", default=[], metavar="NAME",
                     help="may be given again (all)")  # fmt: skip
    one.add_argument("--since", type=_days, default=0, metavar="VERSION",
                     help="only what kiosks with this version lack")  # fmt: skip
    one.add_argument("--without-models", action="store_true", help="kiosks have them already")


def _for_looking(add: _Adder) -> None:
    one = add("status", looking.status, "say how the repository stands", "repo", "repo --json",
              more="With --keys, keys are shown by their names too.")  # fmt: skip
    one.add_argument("--json", action="store_true", help="write JSON, for programs")
    one = add(
        "fleet", looking.the_fleet, "say which version each kiosk runs, from their status files",
        "repo /media/stick", "repo --add berlin-3 /media/stick/kiosk-status-3f9a1c2077d0e511.json",
        more="Kiosks write these with: kiosk update status --to FOLDER",
    )  # fmt: skip
    one.add_argument("places", type=Path, nargs="*", metavar="FILE|DIR")
    one.add_argument("--add", nargs=2, metavar=("NAME", "FILE"),
                     help="register a kiosk by a file you saw it write")  # fmt: skip
    one.add_argument("--json", action="store_true", help="write JSON, for programs")
    one = add(
        "lessons", lessons.unpack_lessons, "check and unpack what staff of a shop taught",
        "kiosk-3f9a1c20-2026-11-25T050000Z.lessons --out lessons",
        "berlin-3.lessons --out lessons --known repo-drafts/fleet-keys.toml", repo=False,
        more="Kiosks write these with: kiosk lessons export FOLDER. The folder gets products.csv\n"
        "with pictures beside it, as build-catalog takes them, and lessons.csv: who taught what.\n"
        "Goods the kiosk had from a catalog are there by id and name alone.",
    )  # fmt: skip
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="a new one")
    one.add_argument("--key", type=lessons.key_digits, metavar="DIGITS",
                     help="the first of the key it has to be signed with")  # fmt: skip
    one.add_argument("--known", type=Path, metavar="TOML",
                     help="the file of keys that fleet --add registered")  # fmt: skip


def _days(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it has to be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
