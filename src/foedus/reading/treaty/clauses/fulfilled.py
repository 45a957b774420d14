"""What fulfils a clause on entry into force: a signature, an exchange, notifications, so many instruments, a day to be agreed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.core.clauses import Condition
from foedus.core.words import EntryRule
from foedus.reading.treaty.clauses.named import further, giving, notifying, short
from foedus.reading.treaty.clauses.patterns import pattern, rows
from foedus.reading.treaty.numerals import whole

_RULES = [(EntryRule(row["rule"]), form) for row, form in rows("fulfilled", "form")]
_ONCE = pattern("fulfilled", "once")
_BARE = pattern("fulfilled", "bare")
_SHARE = pattern("fulfilled", "share")
_PARTS = {"two": "2/3", "three": "3/4"}
_AGREED = pattern("fulfilled", "agreed")
_AMONG = pattern("fulfilled", "among")
_MORE = pattern("fulfilled", "more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilled:
    """By what, by how many and by whom; `at` is where the words for it begin, `besides` a further condition in words."""

    rule: EntryRule
    at: int
    count: int | None = None
    named: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    besides: str | None = None


def fulfilled(words: str, before: str = "") -> Fulfilled | None:
    """What fulfils it, in words like "the date of deposit of the third instrument of ratification".

    `before` is what the article says before: of what "the exchange thereof" is.
    """
    if found := _AGREED.match(words):
        return Fulfilled(rule=EntryRule.EVENT, at=found.start(), besides=short(words))
    aside = _AMONG.search(words)
    until = aside.start() if aside else len(words)
    hits = [
        (one.start(), n, rule, one) for n, (rule, form) in enumerate(_RULES) if (one := form.search(words)) and one.start() < until
    ]
    if not hits:
        return _exchange(words, before) or _by_named(words) or _once(words) or _share(words)
    at, _, rule, hit = min(hits, key=lambda one: one[:2])
    return _made(words, at, rule, hit)


def _made(words: str, at: int, rule: EntryRule, hit: re.Match[str]) -> Fulfilled:
    groups = hit.groupdict()
    part = groups.get("part")
    who = giving(words)
    named = who.keys or (notifying(words) if rule is EntryRule.NOTIFICATIONS else ())
    besides, more = further(words[hit.start() :], rule)
    counted = hit.end("count") if groups.get("count") and rule is EntryRule.INSTRUMENTS else len(words)
    others = _MORE.search(words, counted)
    beside = part and not named and " and " in words[: hit.start()]
    if others or beside or who.more or (" and " in hit[0] and "instrument" in hit[0][:12]):  # others are needed too
        besides = short(words if beside else words[hit.start() :])
    return Fulfilled(
        rule=rule,
        at=at,
        count=_number(hit) if groups.get("count") else None,
        named=tuple(dict.fromkeys((*named, *more))),
        conditions=(_part(part, groups["of"] or ""),) if part else (),
        besides=besides,
    )


def _number(hit: re.Match[str]) -> int | None:
    return whole(hit["count"].replace(" ", "")) if hit["count"][0].isdigit() else whole(hit["count"])


def _part(part: str, of: str) -> Condition:
    group = "signatories" if "signator" in of.lower() else "parties"
    fraction = _PARTS.get(part.lower().split("-")[0].split(" ")[0])
    return Condition(fraction=fraction, majority=fraction is None, of=group)


def _exchange(words: str, before: str) -> Fulfilled | None:
    found = _BARE.search(words)
    if not found:
        return None
    rule = EntryRule.EXCHANGE if re.search(r"ratif", before, re.IGNORECASE) else None
    rule = rule or (EntryRule.NOTIFICATIONS if re.search(r"\bnot(?:es?|if)", before, re.IGNORECASE) else None)
    return Fulfilled(rule=rule, at=found.start()) if rule else None


def _once(words: str) -> Fulfilled | None:
    """Ratification, nobody says by how many: by all."""
    found, others = _ONCE.match(words), _MORE.search(words)
    if found and others:  # by some that it describes, and so many others
        return Fulfilled(rule=EntryRule.INSTRUMENTS, at=found.end(), count=_number(others), besides=short(words))
    return Fulfilled(rule=EntryRule.INSTRUMENTS, at=found.end()) if found else None


def _by_named(words: str) -> Fulfilled | None:
    """Instruments of the states that it names."""
    who = giving(words)
    if not who.keys:
        return None
    besides = short(words) if who.more else further(words, EntryRule.INSTRUMENTS)[0]
    return Fulfilled(rule=EntryRule.INSTRUMENTS, at=who.at, named=who.keys, besides=besides)


def _share(words: str) -> Fulfilled | None:
    """Those who together make up a part of something: only words can hold it."""
    found = _SHARE.search(words)
    return Fulfilled(rule=EntryRule.EVENT, at=0, besides=short(words)) if found else None
