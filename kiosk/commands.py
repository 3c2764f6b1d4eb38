"""The words of ``kiosk`` on the command line."""

import argparse
from collections.abc import Callable
from pathlib import Path

import kiosk
from kiosk.arguments import Parser, common_options
from kiosk.core.facets import Filters
from kiosk.core.search import DEFAULT_LIMIT
from kiosk.staff_commands import add_staff_commands

_MOST_RESULTS = 1000
_MOST_DIGITS = 9
_MOST_PRICE = 1e12
_MOST_PCR = 23
_CODES_TOLD = """
exit codes: 0 found or done, 1 no match, 2 usage, 3 model, 4 store, 5 catalog or picture,
6 configuration, 8 update, 9 the network could not be closed, 10 staff
"""
_CHECK_ALL = "read every picture, those too whose files lie as they were"
_EXAMPLES = {
    "info": "",
    "verify": "",  # shown with `kiosk catalog --help`
    "index": """examples:
  kiosk index ~/pictures             every picture below the folder, named after its file
  kiosk index shop                   with shop/products.csv: file,id,name,price,aisle, ...
  kiosk index data --store shop.db   with data/pairs.jsonl beside data/images.tar
""",
    "search": """examples:
  kiosk search red dress
  kiosk search 舒适的红色鞋子 --limit 4
  kiosk search "something for the rain" --json
  kiosk search "dress, not red" --category dresses --price-to 50 --in-stock
""",
    "match": """examples:
  kiosk match photo.jpg
  kiosk match photo.jpg --limit 4 --json
  kiosk match photo.jpg --text "like this, but in blue" --price-to 50
""",
    "similar": """examples:
  kiosk similar red-trainers
  kiosk similar 4711 --in-stock --json
""",
    "catalog": """examples:
  kiosk catalog build products.csv --pictures ~/pictures
  kiosk catalog info
  kiosk catalog verify
""",
    "build": """examples:
  kiosk catalog build products.csv --pictures ~/pictures
  kiosk catalog build products.csv            pictures beside the table

the table's columns (UTF-8, the first line names them):
  file, id, name                  needed; several lines may show one item
  name_zh, name_de, ...           names in other languages
  description, description_zh ...
  brand, category, price, currency, stock, aisle
  barcode                         8, 12, 13 or 14 digits; several apart by ;
  colour, pattern, size, material, gender, season, usage, attribute_NAME
  anything else                   kept and shown as a detail
""",
    "classify": """examples (each argument is one name; quote those of several words):
  kiosk classify photo.jpg "a coffee cup" "an umbrella" "a wristwatch"
  kiosk classify photo.jpg 一杯咖啡杯 一把雨伞 --json
""",
    "update": """examples:
  kiosk update status
  kiosk update apply
  kiosk update history --json
""",
    "status": """examples:
  kiosk update status
  kiosk update status --to /media/stick     also write the signed file for head office
""",
    "apply": """examples:
  kiosk update apply                        the newest of the inbox
  kiosk update apply --from /media/stick    straight from a stick
""",
    "history": "",
    "key": """the catalog is stored encrypted; this is about the key that opens it

  kiosk key status              what keeps the key, and whether a recovery code was made
  sudo kiosk key seal           seal it to this machine: by its TPM, else by its host key
  sudo kiosk key recovery new   make a code to print, for when the machine has lost the key
  sudo kiosk key recovery use   open the store by that code, on this machine or another
  sudo kiosk key change         give the store a new key, while the kiosk goes on

packaging/KEYS.md says what each protects from, how to back up, and how to restore.
""",
    "key seal": """examples:
  sudo kiosk key seal                   by the TPM where there is one, else by the host key
  sudo kiosk key seal --if-needed       at each start: only where that was not done
  sudo kiosk key seal --with tpm --pcrs 0,7

Seals the plain key of development, or the sealed one again (for another TPM, or other PCRs), or a
fresh one where there is no store yet. The store itself is not changed.
""",
    "key change": """Encrypts the whole store anew, about 60 MB a second. A window that is open goes
on, and a power cut at any moment does no harm. Do it when somebody may have seen the key.
""",
    "key recovery": """The code is shown once. Keep it on paper in a safe, and a copy of the store's
folder elsewhere.
""",
    "key recovery use": """The code is typed when it is asked for: as an argument every user of this
machine could see it.
""",
    "doctor": """examples:
  kiosk doctor
  kiosk doctor --privacy                    what keeps a visit on the device, for an auditor
  kiosk doctor --privacy | lp               print it
  kiosk doctor --model models/other --json
""",
}


def kiosk_parser() -> Parser:
    """Make the parser of ``kiosk``; it leaves the command's name, or None, in ``command``."""
    common = common_options()
    common.add_argument("--json", action="store_true", help="write JSON, for programs")
    asking = Parser(add_help=False)
    asking.add_argument(
        "--limit", type=_limit, default=DEFAULT_LIMIT, metavar="N", help="results at most (10)"
    )
    narrowing = _narrowing()
    parser = Parser(
        prog="kiosk",
        description="Find a product from words or from a picture, on this device.",
        epilog=_CODES_TOLD,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"kiosk {kiosk.__version__}")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")

    def add(
        name: str,
        told: str,
        *,
        asks: bool,
        narrows: bool = False,
        below: "argparse._SubParsersAction[Parser] | None" = None,
        examples: str | None = None,
    ) -> Parser:
        made: Parser = (below or commands).add_parser(
            name,
            parents=[common, *([asking] if asks else []), *([narrowing] if narrows else [])],
            help=told,
            description=f"{told[:1].upper()}{told[1:]}.",
            epilog=(_EXAMPLES[name] if examples is None else examples) + _CODES_TOLD,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        made.set_defaults(command=name)
        return made

    index = add("index", "make the catalog from a folder of pictures", asks=False)
    index.add_argument("folder", type=Path, metavar="FOLDER")
    index.add_argument(
        "--add",
        action="store_true",
        help="keep what other folders brought; pictures of the same name are replaced",
    )
    index.add_argument("--limit", type=_count, metavar="N", help="only the first N pictures")
    index.add_argument("--check-all", action="store_true", help=_CHECK_ALL)
    search = add("search", "find goods by words, in any language served", asks=True, narrows=True)
    search.add_argument("words", nargs="+", type=_words, metavar="WORDS")
    match = add("match", "find goods that look like a picture", asks=True, narrows=True)
    match.add_argument("picture", type=Path, metavar="PICTURE")
    match.add_argument("--text", type=_words, metavar="WORDS", help="what should be different")
    match.add_argument(
        "--text-weight", type=_share, default=0.5, metavar="SHARE",
        help="how much the words count against the picture, 0 to 1 (0.5)",
    )  # fmt: skip
    similar = add("similar", "find goods like an item of the catalog", asks=True, narrows=True)
    similar.add_argument("id", metavar="ID")
    naming = add("classify", "say which of some names fit a picture", asks=True)
    naming.add_argument("picture", type=Path, metavar="PICTURE")
    naming.add_argument("words", nargs="+", type=_words, metavar="WORDS")
    catalog = commands.add_parser(
        "catalog", help="make the catalog from a table, look at it, check it",
        epilog=_EXAMPLES["catalog"], formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    below = catalog.add_subparsers(metavar="COMMAND", title="commands", required=True)
    build = add("build", "make the catalog from a table of products", asks=False, below=below)
    build.set_defaults(command="catalog build")
    build.add_argument("table", type=Path, metavar="TABLE.csv")
    build.add_argument(
        "--pictures", type=Path, metavar="FOLDER", help="of the table's files (its own folder)"
    )
    build.add_argument("--check-all", action="store_true", help=_CHECK_ALL)
    add("info", "say what the catalog holds", asks=False, below=below).set_defaults(
        command="catalog info"
    )
    add("verify", "read the whole store and check it", asks=False, below=below).set_defaults(
        command="catalog verify"
    )
    _add_update(add, commands)
    add_staff_commands(add, commands)
    _add_key(add, commands)
    doctor = add("doctor", "check everything just now, and say what to do", asks=False)
    doctor.add_argument(
        "--privacy", action="store_true", help="only what keeps a visit on the device"
    )
    return parser


def _add_update(add: Callable[..., Parser], commands: "argparse._SubParsersAction[Parser]") -> None:
    update = commands.add_parser(
        "update", help="see and apply the updates that kiosk-updater brought",
        epilog=_EXAMPLES["update"], formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    below = update.add_subparsers(metavar="COMMAND", title="commands", required=True)
    status = add("status", "say how the updates stand", asks=False, below=below)
    status.add_argument(
        "--to", type=Path, metavar="FOLDER", help="write a signed status file for head office there"
    )
    apply = add("apply", "apply what waits in the inbox", asks=False, below=below)
    apply.add_argument(
        "--from", dest="source", type=Path, metavar="FOLDER", help="a stick instead of the inbox"
    )
    # How the window starts it beside itself: out of the way, and only what was not refused before.
    apply.add_argument("--automatic", action="store_true", help=argparse.SUPPRESS)
    history = add("history", "say what came of the last updates", asks=False, below=below)
    for made, name in ((status, "status"), (apply, "apply"), (history, "history")):
        made.set_defaults(command=f"update {name}")


def _add_key(add: Callable[..., Parser], commands: "argparse._SubParsersAction[Parser]") -> None:
    plain = argparse.RawDescriptionHelpFormatter
    key = commands.add_parser(
        "key", help="seal, change and recover the key of the store",
        epilog=_EXAMPLES["key"], formatter_class=plain,
    )  # fmt: skip
    below = key.add_subparsers(metavar="COMMAND", title="commands", required=True)

    def add_one(
        path: str, told: str, below: "argparse._SubParsersAction[Parser]", *ways: str
    ) -> Parser:
        made = add(
            path.split()[-1], told, asks=False, below=below, examples=_EXAMPLES.get(path, "")
        )
        made.set_defaults(command=path)
        made.add_argument(
            "--tpm-device", default="auto", metavar="TCTI",
            help="the TPM, as systemd-creds takes it (auto)",
        )  # fmt: skip
        if ways:
            made.add_argument(
                "--with", dest="by", choices=("auto", *ways), default="auto",
                help="what keeps the key: the best there is (auto), or the one named",
            )  # fmt: skip
            made.add_argument(
                "--pcrs", type=_pcrs, default=(7,), metavar="N,N",
                help="what the TPM measures that must stay as it is (7: Secure Boot)",
            )  # fmt: skip
        return made

    add_one("key status", "say what keeps the key and how it stands", below)
    sealing = add_one("key seal", "seal the key to this machine", below, "tpm", "host")
    sealing.add_argument(
        "--if-needed", action="store_true",
        help="where it is sealed, only end what a power cut has left",
    )  # fmt: skip
    add_one("key change", "give the store a new key", below)
    recovery = below.add_parser(
        "recovery", help="make and use a code to print",
        epilog=_EXAMPLES["key recovery"], formatter_class=plain,
    )  # fmt: skip
    codes = recovery.add_subparsers(metavar="COMMAND", title="commands", required=True)
    add_one("key recovery new", "make a recovery code and show it, once", codes)
    add_one("key recovery use", "open the store by its recovery code", codes, "tpm", "host", "file")


def _pcrs(text: str) -> tuple[int, ...]:
    numbers = text.replace("+", ",").split(",")
    if not all(one.isdecimal() and len(one) < 3 and int(one) <= _MOST_PCR for one in numbers):
        raise argparse.ArgumentTypeError(f"takes numbers from 0 to {_MOST_PCR}, such as 0,7")
    return tuple(sorted({int(one) for one in numbers}))


def _narrowing() -> Parser:
    """Make the options that narrow an answer."""
    made = Parser(add_help=False)
    add = made.add_argument_group("narrowing").add_argument
    for name in ("category", "brand", "aisle"):
        add(f"--{name}", action="append", default=[], metavar="NAME", help="repeat for any of them")
    add("--price-from", type=_amount, metavar="N")
    add("--price-to", type=_amount, metavar="N")
    add("--in-stock", action="store_true", help="leave out what has run out")
    add(
        "--attribute", action="append", default=[], type=_attribute, metavar="NAME=VALUE",
        help="such as colour=red; of one name any of the values",
    )  # fmt: skip
    return made


def filters_of(arguments: argparse.Namespace) -> Filters:
    """Give what the options narrow an answer to."""
    attributes: dict[str, frozenset[str]] = {}
    for name, value in arguments.attribute:
        attributes[name] = attributes.get(name, frozenset()) | {value}
    return Filters(
        frozenset(arguments.category),
        frozenset(arguments.brand),
        frozenset(arguments.aisle),
        arguments.price_from,
        arguments.price_to,
        arguments.in_stock,
        attributes,
    )


def _amount(text: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = -1.0
    if not 0 <= amount <= _MOST_PRICE:
        raise argparse.ArgumentTypeError("takes an amount such as 49.90")
    return amount


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError("takes a number from 0 to 1")
    return share


def _attribute(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (equals and name.strip() and value.strip()):
        raise argparse.ArgumentTypeError("takes NAME=VALUE, such as colour=red")
    return name.strip().lower(), value.strip()


def _words(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("is blank, say what to look for")
    # Bytes of the command line that are no text in the locale's encoding.
    return text.encode("utf-8", "replace").decode("utf-8")


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > _MOST_DIGITS or int(text) < 1:
        raise argparse.ArgumentTypeError("takes a whole number from 1")
    return int(text)


def _limit(text: str) -> int:
    if not text.isdecimal() or len(text) > _MOST_DIGITS or not 1 <= int(text) <= _MOST_RESULTS:
        raise argparse.ArgumentTypeError(f"takes a whole number from 1 to {_MOST_RESULTS}")
    return int(text)
