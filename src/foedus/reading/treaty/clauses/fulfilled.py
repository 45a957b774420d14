"""What fulfils a clause on entry into force: a signature, an exchange, notifications, so many instruments, a day to be agreed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.core.clauses import Condition
from foedus.core.words import EntryRule
from foedus.reading.treaty.clauses.listed import listed
from foedus.reading.treaty.numerals import number, whole

_ALL = ("last", "latest", "latter", "later", "final", "all", "both", "each", "every")  # the number is that of the parties foreseen
_COUNT = rf"(?P<count>{number()}|\b(?:{'|'.join(_ALL)})\b)(?: ?\( ?[\w-]+ ?\))?"
_WHO = r"(?:states?|members?|parties|countries|governments?|signator(?:y|ies)|powers|participants|nations)\b"
_ACT = r"(?:ratif|accept|approv|deposit|consent|registered|become (?:a )?part|become bound|signed|fulfill?ed|complied|taken action)"
_DIRECT = r"(?:(?!notif|inform|exchang\w* (?:\w+ ){0,3}(?:instr|not|ratif|letter)|communicat|advis)[^.]){0,300}?"
_TOLD = (
    r"(?:notif(?:y|ied|ies|ications?)|inform(?:ed|s|ing)?|communicat\w+|notes?|notices?|confirm\w*|letters?|advised|acknowledg\w+)"
)
_DAY = r"(?:the )?(?:(?:date|day|moment|time) of )?(?:the |its |their )?"
_FORMS = (
    (EntryRule.INSTRUMENTS, rf"\b{_COUNT} (?:such |of (?:the|these|such) )?instruments?\b"),
    (EntryRule.INSTRUMENTS, rf"\binstruments?\b[^.;]{{0,120}}? (?:by|of|from) (?:the |at least )?{_COUNT} (?:of )?(?:the )?(?:[\w-]+ ){{0,2}}?{_WHO}"),
    (EntryRule.INSTRUMENTS, rf"\b(?:ratifications?|acceptances?|ratified|accepted|approved)\b[^.;]{{0,40}}? (?:of|by) (?:at least )?{_COUNT} (?:of (?:the|them) ?)?(?:[\w-]+ ){{0,2}}?{_WHO}"),
    (EntryRule.INSTRUMENTS, rf"\b(?:at least )?{_COUNT} (?:of the )?(?:[\w-]+ ){{0,2}}?{_WHO}{_DIRECT}\b{_ACT}"),
    (EntryRule.INSTRUMENTS, rf"\b(?P<part>majority|two[- ]thirds|three[- ](?:quarters|fourths)) of (?:the |all )?(?P<of>(?:[\w-]+ ){{0,2}}?{_WHO})"),
    (EntryRule.EXCHANGE, r"\bexchang\w+(?: (?!deposit)\w+){0,4}? (?:ratification )?(?:instruments?|ratifications?)\b|\binstruments?\b[^.]{0,100}? exchanged?\b"),
    (EntryRule.NOTIFICATIONS, rf"\b{_TOLD}\b[^.;,]{{0,60}}? (?:from|by) (?:at least |not less than |not fewer than )?{_COUNT} (?:of the )?(?:[\w-]+ ){{0,2}}?{_WHO}"),
    (EntryRule.NOTIFICATIONS, rf"\b{_TOLD}\b"),
    (EntryRule.SIGNATURE, rf"^\W*(?:(?:up)?on|from|as of|at|after)? ?{_DAY}(?:sign(?:ature|ing)s?\b|(?:it (?:is|has been)|which it is) signed)"),
)  # fmt: skip
_RULES = [(rule, re.compile(form, re.IGNORECASE)) for rule, form in _FORMS]
_ONCE = re.compile(
    r"^\W*(?:definitively )?(?:(?:up)?on|after|as soon as|when|from)? ?(?:the )?(?:date of )?(?:it (?:is|has been|shall have been) )?(?:its )?ratif",
    re.IGNORECASE,
)
_BARE = re.compile(r"\bexchanged?\b", re.IGNORECASE)
_PARTS = {"two": "2/3", "three": "3/4"}
_AGREED = re.compile(
    r"\W*(?:on|at|from|upon)? ?(?:the|a|such) (?:date|day|time)s?(?: or (?:dates|days))? (?:(?:as|which|that) )?(?:(?:to|may|shall|will|is|are|has|have) (?:be(?:en)? )?)?"
    r"(?:mutually |jointly )?(?:fixed|agreed|determined|laid down|specified|decided|set|appointed|settled|designated|stated|indicated)\b"
    r"|\W*(?:on|from|at) the same (?:date|day|time|moment)\b|\W*simultaneously with\b|[^.;]{0,80}\b(?:entry into force of (?:the|that|a)|(?:enters|comes|has entered|has come) into force)\b",
    re.IGNORECASE,
)
# a further condition, which is kept in words
_BESIDES = re.compile(
    r"\b(?:including|comprising|representing|represent|aggregate|with a total|per ?cent|provid(?:ed|ing)(?: that)?(?! (?:in|for|by|under))|on condition|except|(?:of |among )?which\b|whose|"
    r"from (?:each|the|at least)|within the|signatory to).*",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\b(?:including|comprising|(?:of|among) which)\b", re.IGNORECASE)
_MORE = re.compile(rf"\band (?:at least |by )?(?:an? )?{_COUNT} (?:of )?(?:the )?(?:[\w-]+ ){{0,2}}?{_WHO}", re.IGNORECASE)
_PROVIDING = re.compile(r"\b(?:provid(?:ed|ing)(?: that)?(?! (?:in|for|by|under))|on condition|except)\b.*", re.IGNORECASE)
_HARMLESS = re.compile(
    r"\b(?:on|in|by|through|with|after|from|during|at) which\b|(?:, ?)?(?:but )?(?:only )?(?:with respect to|in relation to|in respect of|for) (?:those|the|such)"
    r" (?:\w+ ){0,3}?(?:states?|parties|signatories|governments)? ?(?:which|that|who) (?:by then )?(?:have|has)[^.;,]*",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:ratifications?|acceptances?|approvals?|accessions?|instruments?|signatures?|ratified|signed|notifications?)(?: of| or| and|,| ratifications?| acceptances?| approvals?| accessions?)* (?:by|of|from) (?=\w)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:on which|when|that|after|as soon as) (?=\w)", re.IGNORECASE)
_NOTIFIES = re.compile(r"(?:, [^,.;]{1,80},)? (?:(?:shall )?ha(?:s|ve) )?(?:notif|inform|communicat)", re.IGNORECASE)
_EACH_OTHER = re.compile(r"\b(?:each|one|the) (?:an)?other\b", re.IGNORECASE)
_PROVIDED = re.compile(r"(?:provided (?:that )?|including )(?=\w)", re.IGNORECASE)


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
        return Fulfilled(rule=EntryRule.EVENT, at=found.start(), besides=_plain(words))
    aside = _AMONG.search(words)
    until = aside.start() if aside else len(words)
    hits = [
        (one.start(), n, rule, one) for n, (rule, form) in enumerate(_RULES) if (one := form.search(words)) and one.start() < until
    ]
    if not hits:
        return _exchange(words, before) or _once(words) or _share(words)
    at, _, rule, hit = min(hits, key=lambda one: one[:2])
    return _made(words, at, rule, hit)


def _made(words: str, at: int, rule: EntryRule, hit: re.Match[str]) -> Fulfilled:
    groups = hit.groupdict()
    part = groups.get("part")
    named = _named(words, hit, rule)
    besides, more = _besides(words[hit.start() :], rule)
    counted = hit.end("count") if groups.get("count") and rule is EntryRule.INSTRUMENTS else len(words)
    others = _MORE.search(words, counted)
    if others or (" and " in hit[0] and "instrument" in hit[0][:12]):  # others are needed too
        besides = _plain(words[hit.start() :])
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


def _named(words: str, hit: re.Match[str], rule: EntryRule) -> tuple[str, ...]:
    """The states by whom or of whom it is: "ratifications by France and China"; who alone is to notify another."""
    for found in _BY.finditer(words):
        if keys := listed(words[found.end() :])[0]:
            return keys
    alone = _ALONE.search(words) if rule is EntryRule.NOTIFICATIONS and not _EACH_OTHER.search(words) else None
    keys, end = listed(words[alone.end() :]) if alone else ((), 0)
    return keys if len(keys) == 1 and alone and _NOTIFIES.match(words, alone.end() + end) else ()


def _besides(words: str, rule: EntryRule) -> tuple[str | None, tuple[str, ...]]:
    """A further condition, in words or as states whose instruments are needed."""
    bare = _HARMLESS.sub("", words)
    found = (_BESIDES if rule is EntryRule.INSTRUMENTS else _PROVIDING).search(bare)
    if not found:
        return None, ()
    if given := _PROVIDED.match(found[0]):
        keys, end = listed(found[0][given.end() :])
        rest = found[0][given.end() + end :]
        if keys and re.match(r"\W*(?:$|(?:has|have|is|are)\b[^.;,]*?(?:deposit|ratif|accept|among)[^.;,]*\W*$)", rest):
            return None, keys
    return _plain(found[0]), ()


def given(words: str) -> tuple[str, ...]:
    """The states that must have given their instruments: "provided that Croatia has deposited its instrument"."""
    return _besides(words, EntryRule.INSTRUMENTS)[1]


def _exchange(words: str, before: str) -> Fulfilled | None:
    found = _BARE.search(words)
    if not found:
        return None
    rule = EntryRule.EXCHANGE if re.search(r"ratif", before, re.IGNORECASE) else None
    rule = rule or (EntryRule.NOTIFICATIONS if re.search(r"\bnot(?:es?|if)", before, re.IGNORECASE) else None)
    return Fulfilled(rule=rule, at=found.start()) if rule else None


def _once(words: str) -> Fulfilled | None:
    """Ratification, nobody says by how many: by all."""
    found = _ONCE.match(words)
    return Fulfilled(rule=EntryRule.INSTRUMENTS, at=found.end()) if found else None


def _share(words: str) -> Fulfilled | None:
    """Those who together make up a part of something: only words can hold it."""
    found = re.search(r"\bper ?cent\b|%", words, re.IGNORECASE)
    return Fulfilled(rule=EntryRule.EVENT, at=0, besides=_plain(words)) if found else None


def _plain(words: str) -> str:
    return " ".join(words.split())[:300]
