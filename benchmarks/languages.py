"""How surely a text's language is told: `python benchmarks/languages.py`, on labelled reports, their paragraphs, and mixtures.

Where py3langid or lingua are installed, they are measured beside the reader's own counting of small words.
"""

from __future__ import annotations

import importlib.util
import re
import time
import tomllib
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

from foedus.core.answers import Answer
from foedus.reading.languages.detect import detect

TESTS = Path(__file__).resolve().parents[1] / "tests"
Texts = list[tuple[str, str]]


def reports() -> Texts:
    paths = sorted((TESTS / "gold").rglob("*.txt"))
    return [(path.parent.name if path.parent.name in ("ru", "fr") else "en", path.read_text("utf-8")) for path in paths]


def own(text: str) -> str:
    found = detect(text)
    return "none" if found.known == Answer.NO else found.code


def others() -> dict[str, Callable[[str], str]]:
    """Libraries that tell languages, as far as they are installed here."""
    found: dict[str, Callable[[str], str]] = {}
    if importlib.util.find_spec("py3langid"):
        import py3langid

        found["py3langid"] = lambda text: str(py3langid.classify(text)[0])
    if importlib.util.find_spec("lingua"):
        from lingua import LanguageDetectorBuilder

        detector = LanguageDetectorBuilder.from_all_languages().build()
        found["lingua"] = lambda text: _code(detector.detect_language_of(text))
    return found


def _code(language: Any) -> str:
    return str(language.iso_code_639_1.name).lower() if language else "none"


def main() -> None:
    whole = reports()
    parts = [(code, part) for code, text in whole for part in re.split(r"\n\s*\n", text) if len(part) > 60]
    foreign = list(tomllib.loads((TESTS / "samples" / "other_languages.toml").read_text("utf-8")).items())
    for name, tell in {"small words": own, **others()}.items():
        tell(whole[0][1])  # tables are read
        start = time.process_time()
        right = [sum(tell(text) == code for code, text in texts) for texts in (whole, parts)]
        size = sum(len(text) for _, text in [*whole, *parts])
        speed = size / 1000 / (time.process_time() - start)
        taken = sum(tell(text) in ("en", "fr", "ru") for _, text in foreign)
        print(f"{name}: reports {right[0]} of {len(whole)}, paragraphs {right[1]} of {len(parts)}, {speed:.0f} kchar/s; ", end="")
        print(f"texts in {len(foreign)} other languages taken for one that is read: {taken}")
    mixtures(whole)


def mixtures(whole: Texts) -> None:
    """Reports followed by half as much of a report in another language: read in the first, and the second told."""
    texts = {code: [text for own_, text in whole if own_ == code][:10] for code in ("en", "fr", "ru")}
    for first, second in permutations(texts, 2):
        found = [detect(one + "\n\n" + other[: len(one) // 2]) for one in texts[first] for other in texts[second]]
        read = sum(f.known == Answer.YES and f.code == first for f in found)
        both = sum(bool(f.also) for f in found)
        print(f"{first} with half as much {second}: read as {first} {read} of {len(found)}, {second} told as well {both}")


if __name__ == "__main__":
    main()
