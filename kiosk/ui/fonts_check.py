"""Exits 0 where a font with Chinese characters is installed, else 1. Opens no window.

``run`` calls this file by its path before the kiosk starts.
"""

import os
import sys


def main() -> int:
    """Look for the fonts and give the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    application = QGuiApplication([])
    found = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    application.shutdown()
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
