"""How much of labelled reports a model's answers can bring home: `python benchmarks/second_read.py`.

A server on this machine gives the labels themselves as a model's answers, so that this measures the way from an answer to
a statement (which words are found in the source, and where), not any model. It prints which labelled spans come back at their very
characters, why the others do not, and the scorer's figures. Labels give days as dates and speakers by their standard names;
the server puts words of the text in their place where it finds some.
"""

from __future__ import annotations

import collections
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
GOLD = HERE.parent / "shared" / "gold"
sys.path.append(str(HERE / "tests" / "samples"))

from model_server import Body, Play, act, asked, claim, says, serving  # noqa: E402

from foedus.core.mentions import find_states  # noqa: E402
from foedus.reading.story.own import own  # noqa: E402
from foedus.reading.timex.timex import timex  # noqa: E402

SETS = {"reports": GOLD / "reports", **{name: HERE / "tests" / "gold" / name for name in ("own", "press", "agency", "wire")}}
COMMAND = [sys.executable, "-m", "foedus", "second-read", "--model", "labels"]


@dataclass
class Labels:
    """One labelled report."""

    text: str
    label: dict[str, Any]
    copied: bool  # word for word; else with one form of space and quotation mark, as many models write

    def answer(self, data: dict[str, Any]) -> Play:
        """What stands in the labels about the sentences asked for."""
        starts = dict(self._starts(data["sentences"]))

        def here(found: Any) -> Iterator[tuple[Any, int, str]]:
            for one in found:
                start, end = one["span"]
                number = max((n for n, at in starts.items() if at <= start), default=0)
                if data["first"] <= number <= data["last"]:
                    yield one, number, self._words(start, end)

        acts = [act(n, words, **self._act(one)) for one, n, words in here(self.label["acts"])]
        claims = [claim(n, words, self._name(one["speaker"]), one["stance"]) for one, n, words in here(self.label["claims"])]
        return says(acts, claims)

    def _starts(self, sentences: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int]]:
        at = 0
        for one in sentences:
            at = self.text.index(one["text"], at)
            yield one["number"], at
            at += len(one["text"])

    def _words(self, start: int, end: int) -> str:
        words = self.text[start:end]
        return words if self.copied else re.sub("[‘’]", "'", re.sub("[“”«»]", '"', " ".join(words.split())))

    def _act(self, one: dict[str, Any]) -> dict[str, Any]:
        named = {name: one[name] if (one.get(name) or "\0") in self.text else None for name in ("treaty", "organ", "place")}
        fixed = {name: one[name] for name in ("kind", "about", "status")}
        people = [p for p in one["persons"] if p in self.text]
        return fixed | named | {"actors": [self._state(a) for a in one["actors"]], "persons": people, "day": self._day(one)}

    def _state(self, key: str) -> str:
        return next((self.text[s:e] for s, e, m in find_states(self.text) if m.key == key), key)

    def _name(self, speaker: str) -> str | None:
        bare = re.sub(r" \([A-Z]{3}\)\Z", "", speaker)
        named = (speaker, bare, bare.lower(), self._state(speaker), bare.split()[-1])
        return next((words for words in named if re.search(rf"\b{re.escape(words)}\b", self.text)), None)

    def _day(self, one: dict[str, Any]) -> str | None:
        bears = own(self.text)
        fitting = [t for t in timex(self.text, bears.when if bears else None) if one["date"] and t.edtf == one["date"]]
        nearest = min(fitting, key=lambda t: abs(t.start - one["span"][0]), default=None)
        return nearest.words if nearest else None


def located(files: Sequence[Path], golds: Sequence[Labels], address: str) -> None:
    """Prints how many of the labelled spans came back, and why the others did not."""
    texts = [str(file.with_suffix(".txt")) for file in files]
    done = subprocess.run([*COMMAND, "--address", address, "--format", "json", *texts], capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    spans = collections.Counter[str]()
    for gold, report in zip(golds, told["reports"], strict=True):
        came = {(said["start"], said["end"]) for said in report["model"] if said["kind of statement"] in ("act", "claim")}
        for one in (*gold.label["acts"], *gold.label["claims"]):
            spans["at its characters" if tuple(one["span"]) in came else "not"] += 1
    total = spans.total()
    print(f"  {spans['at its characters']} of {total} labelled spans at their very characters; refused: {told['tally']['refused']}")
    print(f"  noted: {told['tally']['noted']}")


def main() -> None:
    score = GOLD / "score.py"
    for name, folder in SETS.items():
        files = sorted(folder.glob("*.json"))
        for copied in (True, False):
            golds = [Labels(f.with_suffix(".txt").read_text(encoding="utf-8"), json.loads(f.read_text()), copied) for f in files]

            def replay(body: Body, golds: Sequence[Labels] = golds) -> Play:
                data = asked(body)
                return next(g for g in golds if all(s["text"] in g.text for s in data["sentences"])).answer(data)

            with serving(replay) as server:
                print(f"{name}, {'word for word' if copied else 'spaces and quotation marks in one form'}", flush=True)
                located(files, golds, server.address)
                if score.exists() and copied:
                    command = " ".join([*COMMAND, "--address", server.address, "--format", "jsonl"])
                    subprocess.run([sys.executable, score, *files, "--read", command], check=True)


if __name__ == "__main__":
    main()
