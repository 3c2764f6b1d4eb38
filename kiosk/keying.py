"""The commands about the store's key: how it stands, sealing it, changing it, the printed code.

A key is never shown, and a code only when it is made; a code that is typed is read from the
terminal, since arguments can be read by every user.
"""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from kiosk.arguments import EXIT_FOUND
from kiosk.errors import StoreError
from kiosk.settings import Settings
from kiosk.terminal import plain, say, say_json, tell

if TYPE_CHECKING:
    from kiosk.store import KeyKind, KeyRing

_SHOWN = """The recovery code of the store {store}:

    {code}

Write it down or print it, and keep it where the kiosk is not. It is kept nowhere and never shown
again. Who has it and a copy of the store's folder can read the store, so a safe is a good place."""
_BY = {"tpm": "TPM", "host": "host key"}
_USE = "Type the recovery code (case, spaces and dashes do not matter) and Enter: "
_MOST_TYPED = 1000


def status(arguments: argparse.Namespace, settings: Settings) -> int:
    """Say how the key stands."""
    from kiosk.store import KeyRing, key_state
    from kiosk.store.owner import as_owner
    from kiosk.store.sealing import Sealer

    with as_owner(settings.store.parent):
        state = key_state(KeyRing(settings.store, Sealer(arguments.tpm_device)))
    if arguments.json:
        say_json(
            {
                "kind": state.kind.value, "opens": state.opens, "recovery": state.recovery,
                "unfinished": state.unfinished, "pcrs": list(state.pcrs),
                "folder": str(state.folder), "well": state.well, "sentence": state.told(),
                "why": state.why,
            }
        )  # fmt: skip
        return EXIT_FOUND
    untried = "could not be tried" if settings.store.exists() else "there is no store yet"
    opens = {True: "yes", False: "no", None: untried}[state.opens]
    rows = [
        ("kept by", state.kind.value),
        ("opens the store", opens),
        ("recovery code", "yes" if state.recovery else "none"),
    ]
    if state.pcrs:
        rows.append(("bound to PCRs", ", ".join(map(str, state.pcrs))))
    if state.unfinished:
        rows.append(("change", "cut short or under way; the next start ends it"))
    rows.append(("folder", str(state.folder)))
    for name, value in rows:
        say(f"{name:<15}  {plain(value)}")
    say(f"\n{plain(state.told())}")
    if state.why:
        say(plain(state.why))
    return EXIT_FOUND


def seal(arguments: argparse.Namespace, settings: Settings) -> int:
    """Seal the key to this machine."""
    from kiosk.store.owner import as_owner
    from kiosk.store.rekeying import seal_key, settle

    ring, kind = _ring_and_kind(arguments, settings)
    folder = settings.store.parent
    if not folder.is_dir():
        msg = f"The store's folder {folder} is not there yet: make it, for the kiosk's own user."
        raise StoreError(msg)
    with as_owner(folder):
        if arguments.if_needed and ring.sealed.exists():
            done = "was sealed before, and opens"
            if not ring.store.exists():
                ring.open_sealed()
            elif settle(ring):
                done += "; a change that was cut short is ended"
        else:
            was_plain = ring.plain.exists() and not ring.sealed.exists()
            done = f"is sealed by this machine's {_BY[seal_key(ring, kind, arguments.pcrs)]}"
            if was_plain:
                done += (
                    ". It lay in a plain file until now; `kiosk key change` gives the store one "
                    "that never did"
                )
    return _done(arguments, ring.kind().value, f"The key {done}.")


def change(arguments: argparse.Namespace, settings: Settings) -> int:
    """Give the store a new key and encrypt it anew."""
    from kiosk.store.owner import as_owner
    from kiosk.store.rekeying import change_key

    ring, _ = _ring_and_kind(arguments, settings)
    if not settings.store.exists():
        raise StoreError(f"There is no store at {settings.store} yet, so no key to change.")
    with as_owner(settings.store.parent):
        made = change_key(ring)
    said = f"The store has a new key, and all {made.bytes_rewritten >> 10:,} kB are encrypted anew."
    if made.recovery:
        said += " The recovery code is the same."
    if not made.tidied:
        said += (
            " Pages of the old key stay in the file until the open window has switched, "
            "after the visit."
        )
    return _done(arguments, made.kind.value, said, tidied=made.tidied, recovery=made.recovery)


def recovery_new(arguments: argparse.Namespace, settings: Settings) -> int:
    """Make a recovery code and show it, once."""
    from kiosk.store.codes import new_code
    from kiosk.store.owner import as_owner
    from kiosk.store.rekeying import new_recovery_code

    ring, _ = _ring_and_kind(arguments, settings)
    if not settings.store.exists():
        raise StoreError(f"There is no store at {settings.store} yet, so nothing to recover.")
    code = new_code()

    def show() -> None:
        if arguments.json:
            say_json({"code": code, "store": str(settings.store)})
        else:
            say(_SHOWN.format(store=settings.store, code=code))

    with as_owner(settings.store.parent):
        new_recovery_code(ring, code, show)
    if not arguments.json:
        say("\nA code that was made before does not open the store any more.")
    return EXIT_FOUND


def recovery_use(arguments: argparse.Namespace, settings: Settings) -> int:
    """Open the store by the printed code and keep its key on this machine again."""
    from kiosk.store.owner import as_owner
    from kiosk.store.rekeying import use_recovery_code
    from kiosk.store.sealing import KeyKind

    ring, kind = _ring_and_kind(arguments, settings)
    if kind is None and os.geteuid() != 0:
        kind = KeyKind.FILE
    if sys.stdin is None:
        raise StoreError("The recovery code is typed: there is no input to read it from.")
    tell(_USE)
    typed = sys.stdin.readline(_MOST_TYPED)
    with as_owner(settings.store.parent):
        kind = use_recovery_code(ring, typed, kind, arguments.pcrs)
    by = "lies in a plain file"
    if kind is not KeyKind.FILE:
        by = f"is sealed by this machine's {_BY[kind]}"
    return _done(arguments, kind.value, f"The code opens the store, and its key {by} again.")


def _ring_and_kind(
    arguments: argparse.Namespace, settings: Settings
) -> "tuple[KeyRing, KeyKind | None]":
    """Give the store's keys, and what the key shall be sealed by; None for the best there is."""
    from kiosk.store import KeyKind, KeyRing
    from kiosk.store.sealing import Sealer

    named = getattr(arguments, "by", "auto")
    ring = KeyRing(settings.store, Sealer(arguments.tpm_device))
    return ring, None if named == "auto" else KeyKind(named)


def _done(arguments: argparse.Namespace, kind: str, sentence: str, **more: bool) -> int:
    if arguments.json:
        say_json({"kind": kind, "sentence": sentence, **more})
    else:
        say(sentence)
    return EXIT_FOUND
