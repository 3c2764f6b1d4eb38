"""The commands about staff: who may come in, what they did, and what they taught."""

import argparse
import getpass
import sys

from kiosk.arguments import EXIT_FOUND
from kiosk.settings import Settings, absolute
from kiosk.staffing import Role, StaffError
from kiosk.terminal import plain, say, say_json, table

BY = "command line"
"""Who did it, in the log: whoever may open the store on the kiosk itself."""
_MOST_PIN = 100


def list_people(arguments: argparse.Namespace, settings: Settings) -> int:
    """Say who may come in."""
    from kiosk.store import open_repository

    with open_repository(settings.store) as repository:
        people = repository.people().all()
    if arguments.json:
        say_json({
            "people": [
                {"name": one.name, "role": one.role.value, "locked": one.locked} for one in people
            ]
        })  # fmt: skip
    elif not people:
        say("Nobody yet: add a manager with `kiosk staff add NAME --role manager`.")
    else:
        rows = [
            [plain(one.name), one.role.value, "locked: kiosk staff unlock" if one.locked else ""]
            for one in people
        ]
        say(table(["name", "role", ""], rows, frozenset()))
    return EXIT_FOUND


def add_person(arguments: argparse.Namespace, settings: Settings) -> int:
    """Let somebody in from now on."""
    from kiosk.store import open_repository

    with open_repository(settings.store) as repository:
        people = repository.people()
        people.add(arguments.name, Role(arguments.role), _new_pin(), BY)
    return _done(arguments, f"{arguments.name} can come in as {arguments.role}.")


def set_pin(arguments: argparse.Namespace, settings: Settings) -> int:
    """Give somebody another PIN."""
    from kiosk.store import open_repository

    with open_repository(settings.store) as repository:
        people = repository.people()
        if all(one.name != arguments.name for one in people.all()):
            raise StaffError(f"Nobody here is called {arguments.name}.")
        people.set_pin(arguments.name, _new_pin(), BY)
    return _done(arguments, f"{arguments.name} has a new PIN.")


def unlock_person(arguments: argparse.Namespace, settings: Settings) -> int:
    """Let somebody try again."""
    from kiosk.store import open_repository

    with open_repository(settings.store) as repository:
        repository.people().unlock(arguments.name, BY)
    return _done(arguments, f"{arguments.name} can try again.")


def remove_person(arguments: argparse.Namespace, settings: Settings) -> int:
    """Let somebody in no more."""
    from kiosk.store import open_repository

    with open_repository(settings.store) as repository:
        repository.people().remove(arguments.name, BY)
    return _done(arguments, f"{arguments.name} can no longer come in.")


def verify_log(arguments: argparse.Namespace, settings: Settings) -> int:
    """Check that the log is whole, and that it goes on from an earlier export."""
    from kiosk.staff.audit_file import read_export, require_goes_on
    from kiosk.store import open_repository

    exported = None if arguments.since is None else read_export(absolute(arguments.since))
    with open_repository(settings.store) as repository:
        entries, head = repository.audit.verify()
        since = None if exported is None else require_goes_on(repository, exported)
    if arguments.json:
        say_json({"sound": True, "entries": entries, "head": head, "since": since})
        return EXIT_FOUND
    say(f"The audit log is whole: {entries} entries, the last link is {head}.")
    if since is not None:
        say(f"It goes on from that export, with {since} entries since.")
    return EXIT_FOUND


def export_log(arguments: argparse.Namespace, settings: Settings) -> int:
    """Write the log into a file."""
    from kiosk.staff import audit_file
    from kiosk.store import open_repository

    path = absolute(arguments.file)
    with open_repository(settings.store) as repository:
        done = audit_file.export_log(repository, path)
    if arguments.json:
        say_json({"file": str(path), "entries": done.entries, "head": done.head})
    else:
        say(f"{done.entries} entries are in {path}; the last link is {done.head}.")
    return EXIT_FOUND


def list_lessons(arguments: argparse.Namespace, settings: Settings) -> int:
    """Say what staff taught."""
    from kiosk.store import open_repository

    with open_repository(settings.store) as repository:
        lessons = repository.taught.all()
        items = repository.items_by_id(sorted({one.item_id for one in lessons}))
    if arguments.json:
        say_json({
            "lessons": [
                {"lesson": one.source, "item": one.item_id, "who": one.who, "at": one.at,
                 "corrected": one.corrected, "waiting": one.waiting}
                for one in lessons
            ]
        })  # fmt: skip
    elif not lessons:
        say("Nothing was taught yet.")
    else:
        rows = []
        for one in lessons:
            name = items[one.item_id].name if one.item_id in items else ""
            told = ["corrected"] * one.corrected + ["its item is in no catalog now"] * one.waiting
            rows.append([plain(one.source), one.at, plain(one.who), plain(one.item_id),
                         plain(name), ", ".join(told)])  # fmt: skip
        say(table(["lesson", "when", "who", "item", "name", ""], rows, frozenset()))
    return EXIT_FOUND


def forget_lesson(arguments: argparse.Namespace, settings: Settings) -> int:
    """Take a lesson back."""
    from kiosk.store import open_repository

    source = arguments.lesson
    with open_repository(settings.store) as repository, repository.batch():
        of = [one.item_id for one in repository.taught.all() if one.source == source]
        if not of or not repository.taught.forget(source):
            raise StaffError(f"There is no lesson {source}: `kiosk lessons list` names them.")
        repository.audit.write(BY, "took back a lesson", f"{source}, of {of[0]}")
    return _done(arguments, f"The lesson {source} of {of[0]} is taken back.")


def export_lessons(arguments: argparse.Namespace, settings: Settings) -> int:
    """Write everything that was taught into one signed file."""
    from kiosk.signing import public_key_of
    from kiosk.staff import lessons_file
    from kiosk.store import open_repository

    folder = absolute(arguments.folder)
    if not folder.is_dir():
        raise StaffError(f"There is no folder {folder}: is the stick in?")
    with open_repository(settings.store) as repository:
        path, count = lessons_file.export_lessons(repository, settings.kiosk, folder, BY)
        public = public_key_of(repository.ledger.own_key())
    if arguments.json:
        say_json({"file": str(path), "lessons": count, "public_key": public})
    else:
        say(f"{count} lessons are in {path}, signed with this kiosk's key {public}.")
    return EXIT_FOUND


def _new_pin() -> str:
    """Take a PIN: asked twice at a terminal, else one line of standard input.

    Never of the arguments or the environment, which other people's processes can read.
    """
    if sys.stdin is None:
        raise StaffError("The PIN is read from standard input, and there is none.")
    if not sys.stdin.isatty():
        return sys.stdin.readline(_MOST_PIN).strip()
    pin = getpass.getpass("PIN: ")
    if getpass.getpass("The same again: ") != pin:
        raise StaffError("The two PINs are not the same: nothing was changed.")
    return pin


def _done(arguments: argparse.Namespace, sentence: str) -> int:
    if arguments.json:
        say_json({"done": True})
    else:
        say(plain(sentence))
    return EXIT_FOUND
