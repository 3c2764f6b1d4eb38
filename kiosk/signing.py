"""A kiosk's own key: Ed25519, by which head office knows what came from which kiosk."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGNATURE_BYTES = 64
PUBLIC_KEY = r"^[0-9a-f]{64}\Z"
"""What a public key looks like as text."""


def new_key() -> str:
    """Make a kiosk's own key, as hexadecimal digits."""
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def public_key_of(key: str) -> str:
    """Give the public half of a kiosk's key, as hexadecimal digits."""
    return _private(key).public_key().public_bytes_raw().hex()


def kiosk_name(named: str, public_key: str) -> str:
    """Give what head office calls a kiosk: as it was named, or else after its public key."""
    return named or f"kiosk-{public_key[:8]}"


def signature_of(content: bytes, key: str) -> bytes:
    """Sign bytes with a kiosk's key: 64 bytes.

    Whatever is signed begins otherwise than anything else that is, so that no signature of one
    thing can be put below another.
    """
    return _private(key).sign(content)


def is_signed_by(public_key: str, signature: bytes, content: bytes) -> bool:
    """Tell whether the key with this public half made a signature of these bytes."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        public.verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def _private(key: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key))
