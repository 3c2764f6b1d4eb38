"""What staff do with the kiosk: scan, correct, teach. It puts store, model and catalog together."""

from kiosk.staff.desk import Desk, open_desk

__all__ = ["Desk", "open_desk"]
