"""Updates over https: the certificate counts, one's own authority may vouch for it."""

import datetime
import ipaddress
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.domain import ModelId
from kiosk.errors import ConfigError, IncompleteUpdateError
from kiosk.settings import UpdateSettings
from kiosk.updater.once import update_once
from kiosk.updater.pace import Pace
from kiosk.updater.sources import open_source
from tests.fakes.servers import FakeServer, served
from tests.fakes.updates import FakeRepository, entry

DAY = datetime.timedelta(days=1)


def certificate(
    folder: Path, start: datetime.datetime, end: datetime.datetime
) -> tuple[Path, Path]:
    """Make a certificate for loopback that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "head office")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    chain, secret = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )  # fmt: skip
    return chain, secret


@pytest.fixture
def office(tmp_path: Path) -> FakeRepository:
    office = FakeRepository(tmp_path / "office")
    office.add_catalog([entry("a")], ModelId("fake", "1" * 64), base=True)
    return office


@pytest.fixture
def updates(tmp_path: Path, office: FakeRepository) -> UpdateSettings:
    (tmp_path / "root.json").write_bytes(office.first_root)
    return UpdateSettings(tmp_path / "updates", tmp_path / "root.json")


@pytest.fixture
def server(office: FakeRepository) -> Iterator[FakeServer]:
    with served(office.folder) as one:
        yield one


def secure(server: FakeServer, chain: Path, secret: Path) -> str:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, secret)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.quiet = True
    return server.address.replace("http:", "https:")


def test_ones_own_authority_vouches(tmp_path, server, updates):
    now = datetime.datetime.now(datetime.UTC)
    chain, secret = certificate(tmp_path, now - DAY, now + DAY)
    address = secure(server, chain, secret)
    assert update_once(updates, open_source(address, Pace(), chain)).version == 1


def test_nobody_vouches(tmp_path, server, updates):
    now = datetime.datetime.now(datetime.UTC)
    chain, secret = certificate(tmp_path, now - DAY, now + DAY)
    address = secure(server, chain, secret)
    with pytest.raises(IncompleteUpdateError, match="certificate is not trusted"):
        update_once(updates, open_source(address, Pace(), None))


def test_a_certificate_of_another_time(tmp_path, server, updates):
    """As a clock that is set to 1970 or 2050 sees every certificate."""
    now = datetime.datetime.now(datetime.UTC)
    chain, secret = certificate(tmp_path, now - 9 * DAY, now - 8 * DAY)
    address = secure(server, chain, secret)
    with pytest.raises(IncompleteUpdateError, match="or the clock is wrong"):
        update_once(updates, open_source(address, Pace(), chain))


def test_certificates_that_cannot_be_read(tmp_path):
    (tmp_path / "ca.pem").write_text("nothing", encoding="utf-8")
    for name in ("ca.pem", "none.pem"):
        with pytest.raises(ConfigError, match="cannot be read"):
            open_source("https://updates.example", Pace(), tmp_path / name)


@pytest.mark.parametrize("heads", [False, True])
def test_slow_retrieval_is_seen_through_the_secret_line(tmp_path, server, updates, heads):
    now = datetime.datetime.now(datetime.UTC)
    chain, secret = certificate(tmp_path, now - DAY, now + DAY)
    address = secure(server, chain, secret)
    server.trickle, server.trickle_at, server.trickle_heads = 0.001, "timestamp.json", heads
    pace = Pace(least_bytes_a_second=1_000_000, grace=0.1)
    with pytest.raises(IncompleteUpdateError, match=r"only .* bytes came"):
        update_once(updates, open_source(address, pace, chain))
