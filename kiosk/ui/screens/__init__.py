"""The full pages the window shows one at a time."""
