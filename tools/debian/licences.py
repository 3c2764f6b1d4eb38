"""The licences of everything inside, held against the policy in ``packaging/licences.toml``."""

import re
import shutil
import tomllib
from dataclasses import dataclass, field
from email.parser import HeaderParser
from pathlib import Path

from tools.debian.failing import PackagingError

POLICY = Path(__file__).parents[2] / "packaging" / "licences.toml"
_TEXTS = ("licen", "copying", "notice", "authors", "third")


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be inside."""

    allowed: frozenset[str]
    named: dict[str, str]
    """SPDX expressions of packages whose metadata do not give one."""
    bundled: dict[str, str]
    """SPDX expressions of the C libraries wheels bring along, by how their files begin."""

    def allows(self, expression: str) -> bool:
        """Tell whether one of an expression's choices is allowed in all its parts."""
        return any(
            all(part.strip("() ") in self.allowed for part in choice.split(" AND "))
            for choice in expression.split(" OR ")
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One thing inside the package."""

    name: str
    version: str
    licence: str
    kind: str = "library"
    purl: str = ""
    texts: list[Path] = field(default_factory=list)
    inside: str = ""
    """Which other part brought it."""


def read_policy(file: Path = POLICY) -> Policy:
    """Read the policy."""
    table = tomllib.loads(file.read_text("utf-8"))
    return Policy(frozenset(table["allowed"]), table["packages"], table["bundled"])


def parts_of(site: Path, policy: Policy) -> list[Part]:
    """Give every library inside. Raises PackagingError for one whose licence is not allowed."""
    found = []
    for folder in sorted(site.glob("*.dist-info")):
        one = _library(folder, policy)
        found.append(one)
        # auditwheel puts what a wheel brings along into a folder named after it.
        libraries = site / f"{one.name.lower().replace('-', '_')}.libs"
        files = sorted(libraries.glob("*.so*"))
        if one.name == "pyside6-essentials":
            files = [
                file
                for file in sorted((site / "PySide6/Qt/lib").glob("*.so*"))
                if not file.name.startswith("libQt6")
            ]
        found += [_bundled(file, one.name, policy) for file in files]
    refused = [one for one in found if not policy.allows(one.licence)]
    if refused:
        said = ", ".join(f"{one.name} ({one.licence})" for one in refused)
        raise PackagingError(f"{POLICY.name} does not allow what is inside: {said}.")
    return found


def gather(parts: list[Part], into: Path) -> None:
    """Copy the licence texts of all parts."""
    for one in parts:
        for text in one.texts:
            place = into / f"{one.name}-{one.version}"
            place.mkdir(parents=True, exist_ok=True)
            name = text.name
            while (place / name).exists():
                name = f"{text.parent.name}-{name}"
            shutil.copyfile(text, place / name)


def copyright_file(parts: list[Part], python: str, own: str, models: str) -> str:
    """Write Debian's ``copyright`` (DEP-5 in its header, then prose)."""
    rows = "\n".join(
        f"   {one.name} {one.version}: {one.licence}"
        + (f" (inside {one.inside})" if one.inside else "")
        for one in parts
    )
    return (
        "This package holds the kiosk, a Python and the libraries both need.\n\n"
        f"The kiosk itself:\n\n{_indented(own)}\n\n"
        f"The models:\n\n{_indented(models)}\n\n"
        "The libraries, with their licences as SPDX names. Their full texts lie in\n"
        "/usr/share/doc/kiosk/licences; the GNU licences in /usr/share/common-licenses. Qt and\n"
        "PySide are used under the LGPL 3 and lie in /usr/lib/kiosk as shared libraries that you\n"
        "may replace; their source is at https://download.qt.io under the same version.\n\n"
        f"{rows}\n\nPython, from Debian's packages:\n\n{_indented(python)}\n"
    )


def _library(folder: Path, policy: Policy) -> Part:
    metadata = HeaderParser().parsestr((folder / "METADATA").read_text("utf-8"))
    name = str(metadata["Name"]).lower().replace("_", "-")
    expression = metadata["License-Expression"] or policy.named.get(name)
    if not expression:
        msg = f"{POLICY.name} has to name the licence of {name}: its metadata have no expression."
        raise PackagingError(msg)
    version = str(metadata["Version"])
    # Some put them beside their code.
    named = folder / "top_level.txt"
    tops = named.read_text("utf-8").split() if named.is_file() else []
    beside = [path for top in tops for path in sorted((folder.parent / top).glob("*.txt"))]
    beside += [path for top in tops for path in sorted((folder.parent / top).glob("LICENSE*"))]
    texts = [
        path
        for path in sorted({*folder.rglob("*"), *beside})
        if path.is_file() and any(word in path.name.lower() for word in _TEXTS)
    ]
    return Part(name, version, str(expression), purl=f"pkg:pypi/{name}@{version}", texts=texts)


def _bundled(file: Path, by: str, policy: Policy) -> Part:
    for start, licence in policy.bundled.items():
        if file.name.startswith(start):
            whole, _, version = file.name.partition(".so")
            # auditwheel puts a digest behind the name.
            name = re.sub(r"-[0-9a-f]{6,8}(-[0-9a-f]{8})?$", "", whole)
            return Part(name, version.removeprefix(".") or "unknown", licence, inside=by)
    raise PackagingError(f"{POLICY.name} has to name the licence of {file.name}, inside {by}.")


def _indented(text: str) -> str:
    return "\n".join(f"   {line}".rstrip() for line in text.strip().splitlines())
