"""What kiosk and updater tell each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalog.handing import HAVE, Have, read_have, write_have
from kiosk.errors import UpdateError

HAS = Have("north/berlin", "ab" * 16, 7, "1" * 64, "2026-11-25T06:00:00Z")


def test_as_written_so_read(tmp_path):
    assert read_have(tmp_path) is None
    write_have(tmp_path / "updates", HAS)
    assert read_have(tmp_path / "updates") == HAS
    path = tmp_path / "updates" / HAVE
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"x" * 10_000, b"[" * 5_000,
        b'{"channel":"../x","lineage":"","version":1,"model":"' + b"1" * 64 + b'"}',
        b'{"channel":"a","lineage":"","version":-1,"model":"' + b"1" * 64 + b'"}',
        b'{"channel":"a","lineage":"","version":1,"model":"' + b"1" * 64 + b'","more":1}',
        b'{"channel":"a","lineage":"","version":1,"model":"' + b"1" * 64 + b'","format":2}',
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_nothing(tmp_path, content):
    (tmp_path / HAVE).write_bytes(content)
    assert read_have(tmp_path) is None


@given(st.binary(max_size=400))
def test_whatever_lies_there(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("have")
    (folder / HAVE).write_bytes(content)
    assert read_have(folder) is None


def test_where_nothing_can_be_written(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UpdateError, match="cannot be written"):
        write_have(tmp_path / "file", HAS)
