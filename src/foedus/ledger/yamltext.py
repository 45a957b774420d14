"""YAML as cards use it: dates and "yes" stay text, keys are given once, and every value knows its line."""

from __future__ import annotations

import re
from typing import Any

import yaml

Path = tuple[str | int, ...]
_PLAIN = (
    (r"~|null|", "null", ["~", "n", ""]),
    (r"true|false", "bool", ["t", "f"]),
    (r"-?[1-9][0-9]*|0", "int", list("-0123456789")),
)


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  (pyyaml's own class attribute)


class _Dumper(yaml.CSafeDumper):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012

    def ignore_aliases(self, data: Any) -> bool:
        """Write a value out wherever it stands: an anchor is no help to a reader."""
        return True


for _cls in (_Loader, _Dumper):
    for _pattern, _tag, _first in _PLAIN:
        _cls.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first)


class Lines:
    """Where the values of one YAML text stand."""

    def __init__(self, node: yaml.Node | None) -> None:
        self._node = node

    def of(self, path: Path) -> int:
        """The line, counted from 1, of the value at that path, or of what is nearest above it."""
        node, line = self._node, 1
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            line, node = found
        return line

    def repeated(self) -> list[tuple[str, int]]:
        """Keys given twice in one mapping, of which YAML would silently keep the last."""
        return list(_repeated(self._node))


def parse(text: str) -> tuple[Any, Lines]:
    """The data and the lines. yaml.YAMLError where the text is no YAML."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        return (loader.construct_document(node) if node else None), Lines(node)
    finally:
        loader.dispose()


def dump(data: Any) -> str:
    """YAML in the order of the data, one value a line, short lists on one line."""
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=None))


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k.start_mark.line + 1, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None


def _repeated(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key.value, str) and key.value in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(str(key.value))
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _repeated(value)
