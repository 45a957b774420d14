"""The Merkle tree of RFC 6962 over a stream of leaves: its root, and the path that proves one leaf, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

EMPTY = sha256(b"").digest()  # the root of a tree without leaves (RFC 6962, 2.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What a stream of leaves comes to. `path` proves the leaf that was asked for, its sibling first."""

    size: int
    root: bytes
    path: tuple[bytes, ...] = ()


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def grow(leaves: Iterable[bytes], index: int = -1) -> Tree:
    """The tree over the leaves, with the path of the leaf at that index, counted from 0, where one is given.

    Whole subtrees are folded as they are filled, so that no more than one hash a level is held (RFC 9162, 2.1.2).
    """
    filled: list[bytes] = []
    path: list[bytes] = []
    size = 0
    for leaf in leaves:
        node, level = leaf_hash(leaf), 0
        while size >> level & 1:
            left, level = filled.pop(), level + 1
            if index >> level == size >> level:
                path.append(left if index >> level - 1 & 1 else node)
            node = node_hash(left, node)
        filled.append(node)
        size += 1
    return Tree(size=size, root=_joined(filled, size, index, path), path=tuple(path))


def _joined(filled: list[bytes], size: int, index: int, path: list[bytes]) -> bytes:
    """The root over subtrees of falling size, of which the last begins where the lowest bit of `size` is cleared."""
    if not filled:
        return EMPTY
    right, start = filled.pop(), size & (size - 1)
    while filled:
        left, before = filled.pop(), start & (start - 1)
        if index >= before:
            path.append(left if index >= start else right)
        right, start = node_hash(left, right), before
    return right


def proved_root(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root of a tree of that size with the leaf at that index, by its path; None where none can be (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return None
    place, last, found = index, size - 1, leaf_hash(leaf)
    for sibling in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return found if last == 0 else None
