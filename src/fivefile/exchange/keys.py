"""Ed25519 keys: whose they are, from when until when they hold, and whether they were revoked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


@dataclass(frozen=True, slots=True)
class Key:
    """A public key (32 bytes) of `owner`, in force from `not_before` until just before `not_after` unless revoked."""

    kid: str
    owner: str
    public: bytes
    not_before: datetime
    not_after: datetime
    revoked_at: datetime | None = None

    def in_force(self, moment: datetime) -> bool:
        """Whether `moment` lies in the time for which the key holds; it says nothing about revocation."""
        return self.not_before <= moment < self.not_after

    def revoked(self, moment: datetime) -> bool:
        """Whether the key is revoked by `moment`: from then on nothing it signed is believed, however old."""
        return self.revoked_at is not None and moment >= self.revoked_at

    def verifies(self, signature: bytes, data: bytes) -> bool:
        """Whether the holder of this key signed `data`."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, data)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The secret half of a key of `owner`; it is never shown."""

    kid: str
    owner: str
    secret: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def from_seed(cls, kid: str, owner: str, seed: bytes) -> SigningKey:
        """The key that 32 bytes of `seed` give; raises ValueError for any other length."""
        return cls(kid, owner, Ed25519PrivateKey.from_private_bytes(seed))

    def sign(self, data: bytes) -> bytes:
        """64 bytes of signature over `data`."""
        return self.secret.sign(data)

    def public(self, not_before: datetime, not_after: datetime) -> Key:
        """What partners are given of it."""
        return Key(self.kid, self.owner, self.secret.public_key().public_bytes_raw(), not_before, not_after)


class KeyDirectory:
    """The keys a node trusts, by identifier; it is a fixed list, nothing in a message adds to it."""

    def __init__(self, keys: Iterable[Key]) -> None:
        """Raises ValueError when two keys have one identifier: nobody could say which is meant."""
        self._keys: dict[str, Key] = {}
        for key in keys:
            if key.kid in self._keys:
                raise ValueError(f"two keys are called '{key.kid}'")
            self._keys[key.kid] = key

    def key(self, kid: str) -> Key | None:
        """The key of that identifier, or None."""
        return self._keys.get(kid)
