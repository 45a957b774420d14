"""Base 64 of RFC 4648, section 4, in the one way of writing it: no other text stands for the same bytes."""

from __future__ import annotations

from base64 import b64decode, b64encode


def to_base64(data: bytes) -> str:
    """The bytes as text."""
    return b64encode(data).decode()


def from_base64(text: str, size: int | None = None) -> bytes | None:
    """The bytes again; None where the text is not what `to_base64` writes, or of another size than is given."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        return None
    return data if to_base64(data) == text and size in (None, len(data)) else None
