"""``kiosk doctor``: what was checked just now, what to do about it, and how to check it otherwise.

Every check is a function of its own that can be asked alone: ``privacy`` what keeps a visit on the
device, ``goods`` model, store and updates, ``machine`` what all of it stands on.
"""

from kiosk.doctor.examining import examine, examine_privacy
from kiosk.doctor.findings import Finding, State, exit_of, worst
from kiosk.doctor.told import told_to_shoppers

__all__ = [
    "Finding", "State", "examine", "examine_privacy", "exit_of", "told_to_shoppers", "worst",
]  # fmt: skip
