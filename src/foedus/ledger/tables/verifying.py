"""Is an entry what was recorded? The chain, the texts, every span inside its source, every reference to what there is."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from foedus.core.problems import Problem
from foedus.core.redactions import Redaction
from foedus.ledger.entries import chain
from foedus.ledger.entries.about import About, about_whole
from foedus.ledger.entries.chain import Entry
from foedus.ledger.entries.records import FIRST, decision_key

_REMEDY = "Go back to a copy made before it was changed; foedus export saves what can be read."


@dataclass(slots=True)
class Check:
    """What of the entries before is needed to check the next ones. `erased`: the redactions by source."""

    place: str
    erased: Mapping[str, Redaction]
    kinds: Counter[str] = field(default_factory=Counter)
    _texts: Mapping[str, bytes] = field(default_factory=dict)
    _previous: str = FIRST
    _expected: int = 1
    # characters of each source; None where its text is erased or wrong
    _lengths: dict[str, int | None] = field(default_factory=dict)
    _statements: set[str] = field(default_factory=set)
    _decisions: set[str] = field(default_factory=set)

    def each(self, entries: Iterable[Entry], texts: Mapping[str, bytes], misshapen: Collection[int] = ()) -> Iterator[Problem]:
        """What is wrong with them, given the texts of the sources among them; each call goes on where the last one ended.

        An end cut off together with all that follows does not show here: a head exported before tells (`ledger.heads`).
        """
        self._texts = texts
        for found in entries:
            if found.n < self._expected:
                yield self._problem(f"Entry {found.n} stands before the first.")
            if found.n > self._expected:
                yield self._problem(f"Entries {self._expected} to {found.n - 1} are missing.")
            wrong = [f"Entry {found.n} cannot be read."] if found.n in misshapen else self._wrong(found)
            yield from map(self._problem, wrong)
            self.kinds[found.kind] += 1
            self._previous, self._expected = found.hash, max(found.n + 1, 1)

    @property
    def last(self) -> str:
        """The hash of the last entry that was checked."""
        return self._previous

    def _problem(self, sentence: str) -> Problem:
        return Problem(self.place, sentence, _REMEDY)

    def _wrong(self, found: Entry) -> Iterator[str]:
        if not found.record and self._to_be_erased(found):
            yield from filter(None, [self._left(found)])
        elif chain.linked(*found[:5], self._previous) != found.hash:
            yield f"Entry {found.n} is not what was recorded."
        else:
            try:
                yield from self._holds(found, json.loads(found.record))
            except (ValueError, KeyError, TypeError, AttributeError):
                yield f"Entry {found.n} holds no record that can be read."

    def _to_be_erased(self, found: Entry) -> bool:
        gone = self.erased.get(found.source or "")
        return gone is not None and {"statement": gone.statements, "source": gone.record}.get(found.kind, False)

    def _left(self, found: Entry) -> str:
        """Of an entry whose record is erased its place in the chain is left, and what rests on it."""
        if found.kind == "source":
            return self._erased(found)
        self._statements.add(found.id)
        return ""

    def _erased(self, found: Entry) -> str:
        """The text of that source is gone."""
        key = found.source or ""
        self._lengths[key] = None
        return f"The text of the source of entry {found.n} was to be erased, and is there." if self._texts.get(key) else ""

    def _holds(self, found: Entry, whole: Any) -> Iterator[str]:
        if about_whole(found.kind, whole) != About(found.treaty, found.source):
            yield f"Entry {found.n} is filed under another treaty or source than it tells of."
        if found.kind not in _CHECKS:
            yield f"Entry {found.n} is of a kind that this program does not know ({found.kind})."
        elif wrong := _CHECKS[found.kind](self, found, whole):
            yield wrong

    def source(self, found: Entry, whole: Any) -> str:
        """Its text is the one of which the record bears the hash, or is erased."""
        key, text = whole["id"], self._texts.get(whole["id"])
        if key in self.erased:
            return self._erased(found)
        self._lengths[key] = None
        if text is None or hashlib.sha256(text).hexdigest() != whole["text"]:
            return f"The text of the source of entry {found.n} is not what was recorded."
        self._lengths[key] = len(text.decode("utf-8", "surrogatepass"))
        return ""

    def statement(self, found: Entry, whole: Any) -> str:
        """Its span lies inside its source."""
        self._statements.add(found.id)
        if whole["source"] not in self._lengths:
            return f"Entry {found.n} rests on a source that is not there ({whole['source']})."
        length, start, end = self._lengths[whole["source"]], whole["start"], whole["end"]
        inside = length is None or 0 <= start <= end <= length
        return "" if inside else f"Entry {found.n} points outside its source: characters {start} to {end} of {length}."

    def decision(self, found: Entry, whole: Any) -> str:
        """What it decides on, puts in place and follows is there."""
        on, after = whole["statement"], whole.get("after")
        statements = next((key for key in (on, whole.get("instead")) if key and key not in self._statements), "")
        before = after if after and decision_key(on, after) not in self._decisions else ""
        self._decisions.add(found.id)
        if statements:
            return f"Entry {found.n} decides on a statement that is not there ({statements})."
        return f"Entry {found.n} follows on a decision that is not there ({before})." if before else ""

    def redaction(self, found: Entry, whole: Any) -> str:
        """The source that it erases was there."""
        there = whole["source"] in self._lengths
        return "" if there else f"Entry {found.n} erases a source that is not there ({whole['source']})."

    def apart(self, found: Entry, whole: Any) -> str:
        """What was decided apart, what that puts in place, and the decision beside which it is kept are there."""
        on, ours, theirs = whole["statement"], decision_key(whole["statement"], whole["ours"]), whole["theirs"]
        needed = [on, *(d["statement"] for d in theirs), *(d["instead"] for d in theirs if "instead" in d)]
        if missing := next((key for key in needed if key not in self._statements), ""):
            return f"Entry {found.n} keeps a decision on a statement that is not there ({missing})."
        return "" if ours in self._decisions else f"Entry {found.n} stands beside a decision that is not there ({ours})."

    def merged(self, found: Entry, whole: Any) -> str:
        """It tells of another ledger, which need not be at hand."""
        return "" if whole["head"] and whole["entries"] else f"Entry {found.n} tells of no ledger that was merged."


_CHECKS = {
    "source": Check.source,
    "statement": Check.statement,
    "decision": Check.decision,
    "redaction": Check.redaction,
    "apart": Check.apart,
    "merged": Check.merged,
}
