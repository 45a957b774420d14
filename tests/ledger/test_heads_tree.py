"""The tree against the vectors of Certificate Transparency's reference, which transparency-dev/merkle (testonly) publishes."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.ledger.heads.tree import grow, proved_root

LEAVES = [
    bytes.fromhex(leaf)
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
PATHS = {
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
some = st.lists(st.binary(max_size=40), min_size=1, max_size=70)


@pytest.mark.parametrize("size", range(9))
def test_published_roots(size: int) -> None:
    tree = grow(LEAVES[:size])
    assert (tree.size, tree.root.hex(), tree.path) == (size, ROOTS[size], ())


@pytest.mark.parametrize(("index", "size"), PATHS)
def test_published_paths(index: int, size: int) -> None:
    path = [bytes.fromhex(node) for node in PATHS[index, size]]
    assert list(grow(LEAVES[:size], index).path) == path
    root = proved_root(LEAVES[index], index, size, path)
    assert root
    assert root.hex() == ROOTS[size]


def _defined(leaves: list[bytes]) -> bytes:
    """MTH as RFC 6962, 2.1 defines it."""
    if len(leaves) < 2:
        return sha256(b"\x00" + leaves[0]).digest()
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01" + _defined(leaves[:k]) + _defined(leaves[k:])).digest()


@given(some)
@settings(deadline=None)
def test_the_root_is_the_one_defined(leaves: list[bytes]) -> None:
    assert grow(leaves).root == _defined(leaves)


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=70, unique=True))
@settings(deadline=None)
def test_every_leaf_is_proved_at_its_own_place_only(leaves: list[bytes]) -> None:
    size = len(leaves)
    for index, leaf in enumerate(leaves):
        tree = grow(leaves, index)
        assert proved_root(leaf, index, size, tree.path) == tree.root
        assert proved_root(leaf + b"x", index, size, tree.path) != tree.root
        assert proved_root(leaf, index, size, (*tree.path, tree.root)) is None
        assert proved_root(leaf, index, size, tree.path[:-1]) != tree.root or size == 1
        for other in {index - 1, index + 1, size} - {index}:
            assert proved_root(leaf, other, size, tree.path) != tree.root


@given(some, st.data())
@settings(deadline=None)
def test_a_path_with_a_changed_bit_proves_nothing(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    tree = grow(leaves, index)
    for level, node in enumerate(tree.path):
        spoilt = bytes([node[0] ^ 1 << data.draw(st.integers(0, 7)), *node[1:]])
        path = (*tree.path[:level], spoilt, *tree.path[level + 1 :])
        assert proved_root(leaves[index], index, tree.size, path) != tree.root
