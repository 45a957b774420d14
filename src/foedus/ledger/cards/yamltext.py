"""YAML as cards use it: dates and "yes" stay text, keys are given once, and every value knows its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml

from foedus.core.problems import Problem

Path = tuple[str | int, ...]
_PLAIN = (
    (r"~|null|", "null", ["~", "n", ""]),
    (r"true|false", "bool", ["t", "f"]),
    (r"-?[1-9][0-9]*|0", "int", list("-0123456789")),
)


ESCAPED = "!escaped"  # the tag of a text that holds lone surrogates
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(?:\\|u(d[89a-f][0-9a-f]{2}))")
_DEEPEST, LONGEST = 50, 1_000_000
_BRACKET = re.compile(r"[\[\]{}]")
_DASHES = re.compile(rf"(?:[-?:][ \t]+){{{_DEEPEST}}}")


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


def escaped(text: str) -> str:
    """The text with its lone surrogates as \\udXXX, and each backslash doubled: YAML has no lone surrogates."""
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text.replace("\\", "\\\\"))


def _unescaped(loader: _Loader, node: yaml.ScalarNode) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\\", str(loader.construct_scalar(node)))


_Loader.add_constructor(ESCAPED, _unescaped)


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


def parse(text: str, longest: int = LONGEST) -> tuple[Any, Lines]:
    """The data and the lines. yaml.YAMLError where the text is no YAML, ValueError where it is too deep or too long."""
    if len(text) > longest or (_seems_deep(text) and _is_deep(text)):
        raise ValueError(f"it is nested more than {_DEEPEST} deep or has more than {longest} characters")
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        return (loader.construct_document(node) if node else None), Lines(node)
    finally:
        loader.dispose()


def unreadable(error: Exception, place: str) -> Problem:
    """What `parse` raised, as a problem with its line."""
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or str(error).splitlines()[0]
    where = f"{place}:{mark.line + 1}" if mark else place
    return Problem(where, f"This is no YAML: {said}.", "Check indentation, colons and quotation marks.")


def twice(lines: Lines, place: str) -> list[Problem]:
    """Each key that is given more than once, with its line."""
    return [Problem(f"{place}:{line}", f"The key {key!r} is given twice.", "Keep one of them.") for key, line in lines.repeated()]


def dump(data: Any) -> str:
    """YAML in the order of the data, one value a line, short lists on one line."""
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=None))


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k.start_mark.line + 1, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None


def _repeated(root: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """Node by node, each once: an alias can make a text of a few lines endless."""
    waiting, met = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if node is None or id(node) in met or isinstance(node, yaml.ScalarNode):
            continue
        met.add(id(node))
        if isinstance(node, yaml.MappingNode):
            names = [(key.value, key.start_mark.line + 1) for key, _ in node.value if isinstance(key.value, str)]
            if len({name for name, _ in names}) < len(names):
                yield from (later for n, later in enumerate(names) if later[0] in {name for name, _ in names[:n]})
        waiting += [v[1] if isinstance(v, tuple) else v for v in reversed(node.value)]


def _seems_deep(text: str) -> bool:
    """Libyaml's composer falls over what is nested some ten thousand deep, so this is looked at before."""
    depth = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        if depth > _DEEPEST:
            return True
    return _DASHES.search(text) is not None


def _is_deep(text: str) -> bool:
    """So it is, though brackets and dashes within words do not count; its parser, unlike its composer, can tell."""
    depth = 0
    with suppress(yaml.YAMLError):  # the composer will tell of it
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                return True
    return False
