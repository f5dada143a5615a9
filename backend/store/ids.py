"""Ids, token hashes and times of what a store keeps."""

import hashlib
import secrets
from datetime import UTC, datetime


def new_id() -> str:
    """128 random bits, 22 letters."""
    return secrets.token_urlsafe(16)


def token_hash(token: str) -> str:
    """What is kept of an owner token."""
    return hashlib.sha256(token.encode()).hexdigest()


def now() -> str:
    """Time of day in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
