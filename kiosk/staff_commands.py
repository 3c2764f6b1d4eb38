"""The words of ``kiosk staff``, ``kiosk audit`` and ``kiosk lessons``."""

import argparse
from collections.abc import Callable
from pathlib import Path

from kiosk.arguments import Parser
from kiosk.staffing import Role

EXAMPLES = {
    "staff": """examples:
  kiosk staff add Ada --role manager      asks for a PIN
  kiosk staff list
  kiosk staff unlock Béla
""",
    "staff list": "",
    "staff add": """examples (the PIN, 6 to 12 digits, is asked for or read from standard input):
  kiosk staff add Ada --role manager
  kiosk staff add Béla --role clerk < pin.txt
""",
    "staff pin": """examples:
  kiosk staff pin Ada                     asks for the new PIN, and lets a locked person in again
""",
    "staff unlock": "",
    "staff remove": "",
    "audit": """examples:
  kiosk audit verify
  kiosk audit export /media/stick/log.jsonl
  kiosk audit verify --since /media/stick/log.jsonl
""",
    "audit verify": """examples:
  kiosk audit verify
  kiosk audit verify --since /media/stick/log.jsonl    today's log goes on from that export
""",
    "audit export": """examples:
  kiosk audit export /media/stick/log.jsonl            JSON lines: entries, their links, the head
""",
    "lessons": """examples:
  kiosk lessons list
  kiosk lessons forget LESSON
  kiosk lessons export /media/stick       one signed file, for ./run publish lessons
""",
    "lessons list": "",
    "lessons forget": """examples:
  kiosk lessons forget LESSON             as `kiosk lessons list` names it
""",
    "lessons export": """examples:
  kiosk lessons export /media/stick       one signed file, for ./run publish lessons
""",
}
_Add = Callable[..., Parser]


def add_staff_commands(add: _Add, commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add all of them, by the same function that adds the others."""

    def group(name: str, told: str) -> Callable[[str, str], Parser]:
        made = commands.add_parser(
            name, help=told, epilog=EXAMPLES[name],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        below = made.add_subparsers(metavar="COMMAND", title="commands", required=True)

        def command(word: str, told: str) -> Parser:
            one = add(word, told, asks=False, below=below, examples=EXAMPLES[f"{name} {word}"])
            one.set_defaults(command=f"{name} {word}")
            return one

        return command

    staff = group("staff", "say who may come in for staff, and change it")
    staff("list", "say who may come in")
    added = staff("add", "let somebody in from now on, with a PIN")
    added.add_argument("name", type=_name, metavar="NAME")
    added.add_argument(
        "--role", choices=[role.value for role in Role], required=True,
        help="a manager also looks after people and takes back what others taught",
    )  # fmt: skip
    for word, told in (
        ("pin", "give somebody another PIN"),
        ("unlock", "let somebody try again who was locked out"),
        ("remove", "let somebody in no more"),
    ):
        staff(word, told).add_argument("name", type=_name, metavar="NAME")
    audit = group("audit", "check and export the log of what staff did")
    verify = audit("verify", "follow the log from its start, and say whether it was changed")
    verify.add_argument(
        "--since", type=Path, metavar="FILE", help="also that it goes on from an earlier export"
    )
    audit("export", "write the log into a file").add_argument("file", type=Path, metavar="FILE")
    lessons = group("lessons", "list, take back and export what staff taught")
    lessons("list", "say what staff taught, the newest first")
    lessons("forget", "take a lesson back").add_argument("lesson", metavar="LESSON")
    lessons("export", "write all of it into one signed file").add_argument(
        "folder", type=Path, metavar="FOLDER"
    )


def _name(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise argparse.ArgumentTypeError("takes a name")
    # Bytes of the command line that are no text in the locale's encoding.
    return text.strip().encode("utf-8", "replace").decode("utf-8")
