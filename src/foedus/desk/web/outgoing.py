"""Addresses of others, and which of them a page may link to."""

from __future__ import annotations

from urllib.parse import urlsplit


def outgoing(address: str | None) -> str | None:
    """An address that a link may lead to: of the web, whole, and without anything unseen in it."""
    if not address or not address.isprintable() or " " in address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None
