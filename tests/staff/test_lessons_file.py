"""What staff taught goes to head office in one signed file, whole, and nothing else is believed."""

import hashlib
import io
import json
import signal
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import kiosk
from kiosk.errors import CatalogError
from kiosk.signing import new_key, public_key_of, signature_of
from kiosk.staff.lessons_file import MAGIC, export_lessons, read_lessons
from kiosk.staffing import StaffError
from kiosk.store import open_repository
from tests.staff.teaching import WRAP, jpeg, taught_shop

ROOT = Path(kiosk.__file__).parents[1]


@pytest.fixture
def repository(tmp_path):
    with open_repository(tmp_path / "store.db", create=True) as repository:
        yield repository


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    with open_repository(folder / "store.db", create=True) as repository:
        taught_shop(repository)
        path, _ = export_lessons(repository, "", folder, "Ada")
    return path.read_bytes()


def read(content):
    return read_lessons(io.BytesIO(content))


def signed(listed: bytes, pictures: bytes = b"", key: str | None = None) -> bytes:
    """Write a file as a kiosk with a key of its own could."""
    key = key or new_key()
    public = bytes.fromhex(public_key_of(key))
    signature = signature_of(MAGIC + public + listed, key)
    return MAGIC + public + signature + struct.pack(">I", len(listed)) + listed + pictures


def listed(**changes):
    picture = jpeg(1)
    one = {
        "item": "tea", "who": "Ada", "at": "2026-11-25T05:00:00Z", "corrected": False,
        "waiting": False, "size": len(picture), "sha256": hashlib.sha256(picture).hexdigest(),
    }  # fmt: skip
    return json.dumps(
        {
            "kiosk": "berlin-3",
            "written": "2026-11-25T05:00:00Z",
            "items": [{"facts": {"id": "tea", "name": "Tea"}, "made_here": False}],
            "pictures": [one],
            **changes,
        }
    ).encode(), picture


def test_everything_is_read_again(repository, stick):
    taught_shop(repository)
    path, count = export_lessons(repository, "berlin-3", stick, "Ada")
    assert count == 3
    with path.open("rb") as file:
        found = read_lessons(file)
        pictures = list(found.pictures(file))
    assert found.public_key == public_key_of(repository.ledger.own_key())
    assert found.public_key[:8] in path.name
    assert {(one.item, one.who, one.corrected) for one, _ in pictures} == {
        ("tea", "Ada", False), ("tea", "Béla", True), ("staff-1", "Ada", False),
    }  # fmt: skip
    assert {content for _, content in pictures} == {jpeg(60), jpeg(120), jpeg(180)}
    items = {one.facts.id: one for one in found.taught.items}
    assert items["staff-1"].made_here
    assert items["staff-1"].facts.item() == WRAP
    # Head office knows its own goods better than a kiosk does.
    assert items["tea"].facts.price is None
    (entry,) = repository.audit.last(1)
    assert (entry.who, entry.action) == ("Ada", "exported lessons")


def test_nothing_taught_is_said(repository, stick):
    with pytest.raises(StaffError, match="nothing to export"):
        export_lessons(repository, "berlin-3", stick, "Ada")


def test_a_stick_that_is_not_in_is_not_made(repository, stick):
    taught_shop(repository)
    with pytest.raises(StaffError, match="pulled out"):
        export_lessons(repository, "berlin-3", stick / "not" / "here", "Ada")
    assert list(stick.iterdir()) == []


@pytest.mark.slow
def test_killed_at_any_moment_there_is_no_half_file_and_the_next_export_tidies_up(
    repository, stick, tmp_path
):
    taught_shop(repository)
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from kiosk.staff import lessons_file\n"
        "from kiosk.store import open_repository\n"
        "folder, stick, left = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])\n"
        "def count(frame, event, argument):\n"
        "    global left\n"
        "    if frame.f_code.co_filename.endswith(('lessons_file.py', 'durable.py')):\n"
        "        left -= 1\n"
        "        if left == 0:\n"
        "            os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return count\n"
        "with open_repository(folder / 'store.db') as repository:\n"
        "    sys.settrace(count)\n"
        "    lessons_file.export_lessons(\n"
        "        repository, 'berlin-3', stick, 'Ada')\n"
        "    sys.settrace(None)\n"
    )
    killed = 0
    for step in range(60, 400, 17):
        done = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path), str(stick), str(step)],
            check=False, capture_output=True, timeout=60, cwd=ROOT,
        )  # fmt: skip
        killed += done.returncode == -signal.SIGKILL
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        for path in stick.glob("*.lessons"):
            with path.open("rb") as file:
                read_lessons(file)
            path.unlink()
        if done.returncode == 0:
            break
    assert killed > 3
    export_lessons(repository, "berlin-3", stick, "Ada")
    assert len(list(stick.iterdir())) == 1


def test_any_changed_byte_and_any_cut_is_noticed(whole):
    read(whole)
    for at in range(0, len(whole), 7):
        changed = bytearray(whole)
        changed[at] ^= 1
        with pytest.raises(CatalogError):
            read(bytes(changed))
        with pytest.raises(CatalogError):
            read(whole[:at])
    with pytest.raises(CatalogError, match="added"):
        read(whole + b"x")


def test_a_status_or_other_signature_is_none(whole):
    key = new_key()
    content, picture = listed()
    public = bytes.fromhex(public_key_of(key))
    head = MAGIC + public + signature_of(content, key) + struct.pack(">I", len(content))
    with pytest.raises(CatalogError, match="signature"):
        read(head + content + picture)


@pytest.mark.parametrize(
    "changes",
    [
        {"kiosk": ""}, {"more": 1}, {"items": [{"facts": {"id": "tea"}, "made_here": True}]},
        {"items": 2 * [{"facts": {"id": "tea", "name": "Tea"}, "made_here": False}]},
        {"items": [{"facts": {"id": "a", "name": "b", "price": "-1"}, "made_here": True}]},
        {"pictures": [{"item": "tea"}]}, {"pictures": []},
    ],
)  # fmt: skip
def test_a_kiosk_that_signs_nonsense_is_refused(changes):
    read(signed(*listed()))
    with pytest.raises(CatalogError):
        read(signed(*listed(**changes)))


@given(st.binary(max_size=300))
@example(MAGIC)
def test_any_bytes_give_an_error(untrusted):
    for content in (untrusted, MAGIC + untrusted, signed(untrusted), MAGIC + bytes(96) + untrusted):
        with pytest.raises(CatalogError):
            read(content)


@given(st.data())
def test_a_signed_list_with_anything_in_it_is_read_or_refused(data):
    content, picture = listed()
    raw = json.loads(content)
    place = data.draw(st.sampled_from(["kiosk", "written", "items", "pictures"]))
    values = st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
        max_leaves=6,
    )
    if place in ("items", "pictures") and data.draw(st.booleans()):
        one = raw[place][0]
        one[data.draw(st.sampled_from(sorted(one)))] = data.draw(values)
    else:
        raw[place] = data.draw(values)
    try:
        found = read(signed(json.dumps(raw).encode(), picture))
    except CatalogError:
        return
    assert len(found.public_key) == 64
