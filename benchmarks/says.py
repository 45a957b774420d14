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

from foedus.reading.speech.attributions import attributions
from foedus.reading.speech.kinds import Attribution
from foedus.reading.syntax.scan import scan
from foedus.reading.text.tokens import Token, tokens

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "reading" / "polnear" / "dev"
ROLES = ("Cue", "Source", "Content")
TOLD = {"naive rules": (0.385, 0.320, 0.637), "conditional random field": (0.565, 0.635, 0.780)}  # the data README's
Reader = Callable[[str], Iterable[Attribution]]
Spans = dict[str, list[tuple[int, int]]]


def gold(path: Path) -> Spans:
    """The spans of each role in a standoff file."""
    found: Spans = {role: [] for role in ROLES}
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        role, _, places = parts[1].partition(" ") if line.startswith("T") and len(parts) > 1 else ("", "", "")
        if role in found:
            found[role] += [(int(start), int(end)) for start, end in (p.split() for p in places.split(";"))]
    return found


def read(text: str, reader: Reader) -> Spans:
    outermost = [one for one in reader(text) if one.outer is None]
    return {
        "Cue": [one.cue for one in outermost],
        "Source": [one.source for one in outermost if one.source],
        "Content": [span for one in outermost for span in one.content],
    }


def inside(marks: list[Token], spans: Iterable[tuple[int, int]]) -> set[int]:
    """The tokens of a text that any of the spans covers."""
    covered = {place for start, end in spans for place in range(start, end)}
    return {k for k, mark in enumerate(marks) if mark.start in covered}


def counts(paths: list[Path], reader: Reader, errors: bool) -> tuple[Counter[str], float]:
    count, begin = Counter[str](), time.perf_counter()
    for path in paths:
        text = path.read_bytes().decode("utf-8")
        marks, right, found = tokens(text), gold(path.with_suffix(".ann")), read(text, reader)
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
    paths = sorted(p for p in folder.rglob("*.txt") if p.with_suffix(".ann").exists())
    if not paths:
        sys.exit(f"SKIPPED: no .txt with its .ann in {folder}")
    for name, told in TOLD.items():
        print(f"{name}, as the data's README gives it: " + ", ".join(f"{r} {f:.3f}" for r, f in zip(ROLES, told, strict=True)))
    count, took = counts(paths, lambda text: attributions(scan(text)), "--errors" in arguments)
    figures("rules", count)
    size = sum(len(p.read_bytes()) for p in paths) / 1000
    print(f"{len(paths)} documents; {size / took:.0f} kilobytes a second")


if __name__ == "__main__":
    main(sys.argv[1:])
