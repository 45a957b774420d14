"""Who says what, against PolNeAR (Newell and others 2018): token F1 of cues, sources and contents.

    python benchmarks/says.py [FOLDER] [--model FILE] [--errors]

FOLDER holds texts with brat standoff files beside them; without one the development part beside the project is read, and where
there is none it says so and stops. With `--model` both readers are measured, the rules and the trained one.

A token is a word or mark of the project's own tokens. Each role is counted by itself over all documents together (micro): a token
is in the role once where any span of it covers the token's first character, of whatever attribution, in pieces or whole. All spans
of the three roles count, those of attributions without a source as well; "Discard" and "Discuss" marks do not. The corpus marks no
attribution inside another's content; so of what is read, one that stands inside another's content is left out of the measure.
"Words" is the same without marks.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from foedus.core.problems import Problem
from foedus.reading.speech.attributions import attributions
from foedus.reading.speech.kinds import Attribution
from foedus.reading.speech.model.brat import pairs, standoff
from foedus.reading.speech.model.roles import ROLES, roles
from foedus.reading.speech.model.tagging import load
from foedus.reading.syntax.scan import scan
from foedus.reading.text.tokens import Token, tokens

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "reading" / "polnear" / "dev"
TOLD = {"naive rules": (0.385, 0.320, 0.637), "conditional random field": (0.565, 0.635, 0.780)}  # the data README's
Reader = Callable[[str], Iterable[Attribution]]


def inside(marks: list[Token], spans: Iterable[tuple[int, int]]) -> set[int]:
    """The tokens of a text that any of the spans covers."""
    covered = {place for start, end in spans for place in range(start, end)}
    return {k for k, mark in enumerate(marks) if mark.start in covered}


def counts(paths: list[Path], reader: Reader, errors: bool) -> tuple[Counter[str], float]:
    count, begin = Counter[str](), time.perf_counter()
    for path in paths:
        text = path.read_bytes().decode("utf-8")
        right = standoff(path.with_suffix(".ann").read_bytes().decode("utf-8"))
        marks, found = tokens(text), roles(reader(text))
        plain = {k for k, mark in enumerate(marks) if mark.low[0].isalnum()}
        for role in ROLES:
            labelled, taken = inside(marks, right[role]), inside(marks, found[role])
            for name, kept in (("", set(range(len(marks)))), ("words ", plain)):
                for what, places in (("both", labelled & taken), ("gold", labelled), ("read", taken)):
                    count[f"{name}{role} {what}"] += len(places & kept)
            if errors:
                _show(path, text, role, right[role], found[role])
    return count, time.perf_counter() - begin


def _show(path: Path, text: str, role: str, right: list[tuple[int, int]], found: list[tuple[int, int]]) -> None:
    for kind, spans, others in (("missed", right, found), ("extra", found, right)):
        for start, end in sorted(set(spans) - set(others)):
            around = f"{text[max(0, start - 60) : start]}⟦{text[start:end]}⟧{text[end : end + 60]}"
            print(f"{role} {kind} {path.stem} {start}: {' '.join(around.split())}")


def figures(name: str, count: Counter[str]) -> None:
    print(name)
    for role in ROLES:
        line = f"  {role:8}"
        for kind in ("", "words "):
            both, labelled, taken = (count[f"{kind}{role} {what}"] for what in ("both", "gold", "read"))
            p, r, f1 = both / (taken or 1), both / (labelled or 1), 2 * both / (labelled + taken or 1)
            line += f"{kind:8}precision {p:.3f}  recall {r:.3f}  F1 {f1:.3f}   " if not kind else f"{kind}F1 {f1:.3f}"
        print(line)


def main(arguments: list[str]) -> None:
    plain = [a for a in arguments if not a.startswith("--")]
    model = arguments[arguments.index("--model") + 1] if "--model" in arguments else None
    folder = next((Path(a) for a in plain if a != model), BESIDE)
    paths = pairs(folder)
    if not paths:
        sys.exit(f"SKIPPED: no .txt with its .ann in {folder}")
    for name, told in TOLD.items():
        print(f"{name}, as the data's README gives it: " + ", ".join(f"{r} {f:.3f}" for r, f in zip(ROLES, told, strict=True)))
    readers: dict[str, Reader] = {"rules": lambda text: attributions(scan(text))}
    if model:
        loaded = load(Path(model))
        if isinstance(loaded, Problem):
            sys.exit(str(loaded))
        readers["trained model"] = lambda text: loaded.attributions(scan(text))
    size = sum(len(p.read_bytes()) for p in paths) / 1000
    for name, reader in readers.items():
        count, took = counts(paths, reader, "--errors" in arguments)
        figures(f"{name}: {len(paths)} documents, {size / took:.0f} kilobytes a second", count)


if __name__ == "__main__":
    main(sys.argv[1:])
