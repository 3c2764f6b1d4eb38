"""Key files: for their owner only, useless without their words, never overwritten or mixed up."""

import getpass
import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import ConfigError, UpdateError
from tests.fakes.publishers import WORDS
from tools import publish
from tools.publishing import keys as module
from tools.publishing.keys import keys_in, make_key, read_public
from tools.publishing.passphrases import Passphrases, WrongPassphraseError


@pytest.fixture
def words(tmp_path):
    path = tmp_path / "words.toml"
    path.write_text(f'"*" = "{WORDS}"\nown = "another horse"\nshort = "short"\nnone = 7\n')
    return Passphrases(path)


@pytest.fixture
def answers(monkeypatch):
    """Type these at the terminal, one after the other."""
    typed: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: typed.pop(0))
    return typed


def pem(private, secret=None):
    how = NoEncryption() if secret is None else BestAvailableEncryption(secret)
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how)


def test_a_key_is_for_its_owner_and_useless_without_its_words(tmp_path, words):
    key = make_key(tmp_path / "keys", "own", words)
    assert stat.S_IMODE(key.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.path.parent.stat().st_mode) == 0o700
    assert b"BEGIN ENCRYPTED PRIVATE KEY" in key.path.read_bytes()
    (found,) = keys_in([tmp_path / "keys"])
    assert found.signer(words).public_key == key.public
    other = tmp_path / "other.toml"
    other.write_text('own = "correct horse"')
    with pytest.raises(UpdateError, match="does not open the key own"):
        found.signer(Passphrases(other))


def test_a_thief_has_to_work_for_every_guess(tmp_path, words, monkeypatch):
    monkeypatch.undo()
    assert module.SCRYPT_COST >= 1 << 15
    content = make_key(tmp_path, "one", words).path.read_bytes()
    assert content.startswith(b"Scrypt: n=32768 salt=")
    assert content != make_key(tmp_path, "two", words).path.read_bytes()


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=10, max_size=60), st.text(max_size=60))
def test_its_own_passphrase_and_no_other_opens_a_key(right, wrong):
    private = Ed25519PrivateKey.generate()
    module.SCRYPT_COST, before = 2, module.SCRYPT_COST
    try:
        secret = right.encode("utf-8", "surrogatepass")
        sealed = module._sealed(private, secret)
    finally:
        module.SCRYPT_COST = before
    opened = module._opened(Path("k.key"), sealed, secret)
    assert opened.private_bytes_raw() == private.private_bytes_raw()
    if wrong != right:
        with pytest.raises(WrongPassphraseError):
            module._opened(Path("k.key"), sealed, wrong.encode("utf-8", "surrogatepass"))


def test_a_key_that_was_made_just_now_is_open(tmp_path, words, answers):
    """Nobody is asked a third time for what they have typed twice."""
    answers += ["long enough", "long enough"]
    made = make_key(tmp_path, "new", Passphrases())
    assert made.signer(Passphrases()).public_key == made.public
    assert "long enough" not in repr(made)


def test_nothing_is_overwritten(tmp_path, words):
    key = make_key(tmp_path, "own", words)
    before = key.path.read_bytes()
    with pytest.raises(UpdateError, match="never overwritten"):
        make_key(tmp_path, "own", words)
    assert key.path.read_bytes() == before
    with pytest.raises(UpdateError, match="is no name of a key"):
        make_key(tmp_path, "../own", words)


def test_a_key_that_was_cut_short_is_finished(tmp_path, words):
    key = make_key(tmp_path, "own", words)
    key.path.with_suffix(".pub").unlink()
    (tmp_path / ".own.key.new").write_bytes(b"half of")
    assert keys_in([tmp_path]) == []
    assert make_key(tmp_path, "own", words).public == key.public


def test_public_halves_alone_sign_nothing(tmp_path, words):
    key = make_key(tmp_path, "own", words)
    assert len(keys_in([key.path])) == len(keys_in([tmp_path])) == 1
    key.path.unlink()
    assert keys_in([tmp_path]) == []
    with pytest.raises(UpdateError, match="no folder of keys"):
        keys_in([tmp_path / "none"])


def test_nobody_gets_in_under_anothers_id(tmp_path, words):
    """Metadata name keys by their ids: a region could take another's place."""
    mine, other = make_key(tmp_path, "mine", words), make_key(tmp_path, "other", words)
    path = tmp_path / "mine.pub"
    told = json.loads(path.read_text())
    assert read_public(path) == mine.public
    path.write_text(json.dumps(told | {"keyid": other.public.keyid}))
    with pytest.raises(UpdateError, match="names its key wrongly"):
        read_public(path)
    changes: list[dict[str, Any]] = [
        {"keytype": "rsa"}, {"keyval": {"public": "00"}}, {"keyval": {}}, {"keyid": 7},
        {"scheme": "rsassa-pss-sha256"},
    ]  # fmt: skip
    for wrong in changes:
        path.write_text(json.dumps(told | wrong))
        with pytest.raises(UpdateError, match=r"no public key|names its key wrongly"):
            read_public(path)
    for broken in (b"", b"[]", b"{}", b"\xff", b"[" * 100_000):
        path.write_bytes(broken)
        with pytest.raises(UpdateError):
            read_public(path)


def test_halves_of_two_keys(tmp_path, words):
    one, two = make_key(tmp_path, "one", words), make_key(tmp_path, "two", words)
    two.path.with_suffix(".pub").replace(one.path.with_suffix(".pub"))
    (found,) = keys_in([one.path])
    with pytest.raises(UpdateError, match="are not of one key"):
        found.signer(words)


def test_keys_from_elsewhere(tmp_path, words):
    make_key(tmp_path, "own", words)
    (key,) = keys_in([tmp_path])
    private = module._opened(key.path, key.path.read_bytes(), b"another horse")
    key.path.write_bytes(pem(private, b"another horse"))
    assert key.signer(words).public_key == key.public
    for content, why in (
        (pem(private), "not encrypted"),
        (b"", "not encrypted"),
        (pem(generate_private_key(SECP256R1()), b"another horse"), "of a kind"),
        (b"Scrypt: n=3 salt=" + b"0" * 32 + b"\n" + pem(private, b"x" * 10), "damaged"),
        (b"Scrypt: n=8388608 salt=" + b"0" * 32 + b"\n" + pem(private, b"x" * 10), "damaged"),
    ):
        key.path.write_bytes(content)
        with pytest.raises(UpdateError, match=why):
            key.signer(words)


class TestPassphrases:
    def test_of_a_file(self, tmp_path, words):
        assert words.new("own") == b"another horse"
        assert words.new("any") == WORDS.encode()
        with pytest.raises(ConfigError, match="at least 10 characters"):
            words.new("short")
        with pytest.raises(ConfigError, match="has none for the key none"):
            words.new("none")
        with pytest.raises(ConfigError, match="cannot be read"):
            Passphrases(tmp_path / "nowhere")
        bad = tmp_path / "bad"
        bad.write_bytes(b"\xff = ?")
        with pytest.raises(ConfigError, match="is no TOML"):
            Passphrases(bad)

    def test_typed(self, answers, capsys):
        answers += ["too short", "long enough", "not the same", "long enough", "long enough"]
        assert Passphrases().new("own") == b"long enough"
        said = capsys.readouterr().err
        assert "too short" in said
        assert "The two differ" in said

    def test_typed_wrongly(self, answers, tmp_path, words):
        make_key(tmp_path, "own", words)
        (key,) = keys_in([tmp_path])
        answers += ["wrong", "another horse"]
        assert key.signer(Passphrases()).public_key == key.public
        answers += ["wrong"] * 3
        with pytest.raises(UpdateError, match="does not open"):
            key.signer(Passphrases())
        assert not answers

    def test_never_chosen(self, answers):
        answers += ["short"] * 3
        with pytest.raises(ConfigError, match="No passphrase was chosen"):
            Passphrases().new("own")

    def test_nobody_to_ask(self, monkeypatch):
        monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
        with pytest.raises(ConfigError, match="name a file with --passphrases"):
            Passphrases().new("own")

    def test_from_a_pipe(self, hq, capsys):
        """A key store may hand them over without a file."""
        inside, outside = os.pipe()
        os.write(outside, f'"*" = "{WORDS}"'.encode())
        os.close(outside)
        command = ["rotate", str(hq.repo), "timestamp", "--into", str(hq.keys), "--keys",
                   str(hq.keys), "--passphrases", f"/dev/fd/{inside}"]  # fmt: skip
        assert publish.main(command) == 0
        os.close(inside)
        hq.client().fetch()


def test_a_region_makes_its_own(tmp_path, capsys):
    words = tmp_path / "words"
    words.write_text(f'north = "{WORDS}"')
    made = ["new-key", str(tmp_path / "keys"), "north", "--passphrases", str(words)]
    assert publish.main(made) == 0
    said = capsys.readouterr().out
    public = read_public(tmp_path / "keys" / "north.pub")
    assert public.keyid in said
    assert "north.pub, which is no secret" in said
    assert publish.main(made) == 8
