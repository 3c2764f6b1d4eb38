"""The report's files: JSON for programs, a page for people, and the pictures it shows."""

import shutil
from pathlib import Path

import msgspec

from kiosk.errors import CatalogError
from tools.building.page import page
from tools.building.records import Records
from tools.building.report import FORM, MOST_KINDS, PICTURES, SHOWN, Report, picture_name

REPORT, JSON, PAGE = "report", "report.json", "index.html"


def read_report(folder: Path) -> Report | None:
    """Read the report there is beside a catalog; None where there is none of this form."""
    try:
        blob = (folder / REPORT / JSON).read_bytes()
        found = msgspec.json.decode(blob, type=Report)
    except (OSError, ValueError):
        return None
    return found if found.form == FORM else None


def write_report(folder: Path, report: Report, records: Records) -> Path:
    """Write the report into a catalog's folder and give its page. Raises CatalogError."""
    new = folder / f"{REPORT}.new"
    try:
        shutil.rmtree(new, ignore_errors=True)
        (new / PICTURES).mkdir(parents=True)
        for digest in _pictured(report):
            record = records.get([digest])[digest]
            (new / PICTURES / picture_name(digest)).write_bytes(record.thumbnail)
        (new / PAGE).write_text(page(report), encoding="utf-8")
        # Last: a report with it is whole.
        written = msgspec.json.format(msgspec.json.encode(report)) + b"\n"
        (new / JSON).write_bytes(written)
        shutil.rmtree(folder / REPORT, ignore_errors=True)
        new.replace(folder / REPORT)
    except OSError as error:
        msg = f"The report in {folder} cannot be written ({error.strerror})."
        raise CatalogError(msg) from error
    return folder / REPORT / PAGE


def _pictured(report: Report) -> list[str]:
    cases = (case for one in report.findings for case in one.cases[:SHOWN])
    digests = [seen.digest for case in cases for seen in case.items]
    digests += [kind.digest for kind in report.diversity.kinds[:MOST_KINDS]]
    return list(dict.fromkeys(digests))
