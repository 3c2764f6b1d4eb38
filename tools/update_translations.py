"""Bring the translation files up to date with the sources, and compile them.

    .venv/bin/python -m tools.update_translations

New texts appear in ``kiosk/ui/translations/kiosk_*.ts`` as unfinished, those that are gone go; fill
them in (Qt Linguist or any editor) and run it again. Gives 1 while something is unfinished.
"""

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

LANGUAGES = ("zh", "de", "fr", "es", "ar")
UI = Path(__file__).parents[1] / "kiosk" / "ui"


def sources() -> list[Path]:
    """Give every file with texts for the screen."""
    return [UI / "texts.py", UI / "staff_texts.py", *sorted((UI / "widgets").glob("*.py"))]


def unfinished(file: Path) -> list[str]:
    """Give the texts of a file that have no translation."""
    messages = ET.parse(file).getroot().iter("message")  # noqa: S314 - our own file
    return [
        str(one.findtext("source"))
        for one in messages
        if not one.findtext("translation") or one.find("translation").get("type") == "unfinished"  # type: ignore[union-attr]
    ]


def main() -> int:
    """Update and compile all languages."""
    bin_ = Path(sys.executable).parent
    open_texts = 0
    for language in LANGUAGES:
        file = UI / "translations" / f"kiosk_{language}.ts"
        update = [
            bin_ / "pyside6-lupdate", "-no-obsolete", "-locations", "none",
            "-source-language", "en", "-target-language", language, *sources(), "-ts", file,
        ]  # fmt: skip
        compile_ = [bin_ / "pyside6-lrelease", file, "-qm", file.with_suffix(".qm")]
        for command in (update, compile_):
            subprocess.run([str(word) for word in command], check=True, capture_output=True)  # noqa: S603
        for text in unfinished(file):
            open_texts += 1
            print(f"{language}: {text}")
    print(f"{open_texts} texts wait for a translation")
    return 1 if open_texts else 0


if __name__ == "__main__":
    sys.exit(main())
