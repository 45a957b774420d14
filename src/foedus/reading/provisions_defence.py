"""Casus foederis: from the words of a defence clause to trigger, conditions, act, manner and limits.

Read on the wordings of alliance treaties: North Atlantic Treaty art. 5, ANZUS art. IV, Rio Treaty art. 3,
Collective Security Treaty art. 4, US-Korea art. III, Warsaw Treaty art. 4, China-DPRK art. 2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.reading.provisions_kinds import defence, named

_STOP = r"(?=,|;|\.|”|\"|\)|\bwould\b|\bshall\b|\bwill\b|\band thus\b|\bthus\b|(?<!of )(?<!on )(?<!against )\bthe (?:other|others|two|parties)\b(?= (?:will|shall|is|are|must|provides?|has|would))|\band (?:finds?|is|declares?|each)\b|\bas (?:a|an) \b|\bis\b|\bare\b|$)"
_TAIL = re.compile(rf"((?:\s+(?:on|upon|against|by|in|from|of|at|under)\s+.+?)?){_STOP}", re.DOTALL)
_BY = re.compile(
    r"\bby\s+(?:any|a|an|another|one|several|some|two|third|other|more)\b.*?\b(?:states?|powers?|countr(?:y|ies)|part(?:y|ies)|nations?|aggressor)\b(?:\s+or\s+(?:a\s+)?(?:several|group|coalition|more)(?:\s+of)?(?:\s+\w+)?)?"
)
_ACT = re.compile(
    r"\b(?:provid|render|extend|giv|lend|offer|furnish|supply|afford)(?:e|es|ing|s)?\b\s+(?:each other|one another|the other(?: party| side)?|it|him|her|them)?\s*(?:(?:with|immediately|at once|forthwith)\s+)?"
    r"(?:for\s+)?(?P<given>(?!for\b)[^,.;“”\"]*?(?:assistance|aid|help|support|troops|means|protection)(?:\s+and\s+(?:\w+\s+){0,3}(?:assistance|aid|help|support))?)"
    r"|\b(?P<called>(?:mutual|military|automatic|immediate)(?: military)? (?:assistance|aid|help|defen[cs]e|support|intervention))\b"
    r"|\b(?P<deed>act to meet the common danger|act against (?:it|the attack)|come to (?:its|the|their) (?:aid|defen[cs]e|help|assistance)|(?:assist|help|defend|aid|support) (?:the party(?: or parties)? so attacked|each other|one another|the other(?: party| side| country)?|it|them))\b"
)
_VERBAL = re.compile(
    r"\b(?P<who>[\w ]{0,40}?)\s*\b(?:is|are|were|be|being|comes?|finds? itself|becomes?|faces?)\s+(?:the (?:object|victim|target) of|subjected to|under|subject to)?\s*(?:an?\s+)?(?P<mod>armed |unprovoked |military |external |foreign )*(?P<event>attack(?:ed)?|aggression|invaded|invasion)"
)
_WILL = re.compile(
    r"\b(?:shall|will|obligates?|obliges?|undertakes?|undertook|pledges?|pledged|agrees? (?:to|that)|agreed (?:to|that)|must|commits?|committed|bound to|obligating|provides military)\b"
)
_PART = re.compile(r"[^;]+")
_DANGER = re.compile(r"\b(?:danger|dangerous|endanger\w*)\b|\battack (?:on|against) (?:them )?all\b")
_IF = re.compile(r"\b(?:if|should|whenever|in (?:the )?(?:case|event) of)\b")
_MAY = re.compile(r"\b(?:may|can|could)\b")


@dataclass(frozen=True, slots=True)
class DefenceClause:
    """The parts of a defence clause; all in standard words, or in the clause's own where there are none."""

    trigger: str | None
    conditions: tuple[str, ...]
    act: str | None
    manner: tuple[str, ...]
    limits: tuple[str, ...]
    modality: str | None


def find(text: str) -> tuple[tuple[int, int], DefenceClause] | None:
    """The defence clause of a sentence with its characters; None where there is none.

    A clause binds somebody to help in case of an attack, or calls an attack on one a danger to another.
    """
    part = next((m for m in _PART.finditer(text) if _is_defence(m.group().lower())), None)
    if part is None:
        return None
    start = part.start()
    quoted = re.search(r"[“\"]", part.group())
    if quoted and defence("event").search(part.group().lower(), quoted.end()):
        start += quoted.end()
    return (start, part.start() + len(part.group().rstrip(' .,;”"'))), read(text[start:])


def _is_defence(low: str) -> bool:
    if not (defence("event").search(low) and defence("help").search(low)):
        return False
    return bool(_WILL.search(low) or _MAY.search(low) or _DANGER.search(low) or _IF.search(low))


def limits(text: str) -> tuple[str, ...]:
    """The limits that a text names."""
    found = _found("limit", " ".join(text.split()).lower())
    return tuple(f for f in found if not (f == "UN Charter" and "UN Charter Article 51" in found))


def read(text: str) -> DefenceClause:
    """The clause's parts. What it does not say stays empty."""
    flat = " ".join(text.split())
    low = flat.lower()
    will = _WILL.search(low)
    return DefenceClause(
        trigger=_trigger(flat),
        conditions=_found("condition", low),
        act=_act(low),
        manner=_found("manner", low),
        limits=limits(low),
        modality="shall" if will else "may" if _MAY.search(low) and _act(low) else None,
    )


def _found(name: str, low: str) -> tuple[str, ...]:
    return tuple(label for label, pattern in named(name) if pattern.search(low))


def _trigger(flat: str) -> str | None:
    low = flat.lower()
    event = re.search(
        r"\b(?:unprovoked )?(?:armed attack|armed aggression|act of aggression|foreign aggression|external aggression|military attack|armed invasion|aggression|attacked|attack|invaded|invasion)\b",
        low,
    )
    if not event:
        return None
    what = {"attacked": "attack", "invaded": "invasion"}.get(
        event.group().removeprefix("unprovoked "), event.group().removeprefix("unprovoked ")
    )
    by = _BY.search(low, event.end())
    by_words = f" {flat[by.start() : by.end()]}" if by and by.start() - event.end() < 60 else ""
    if _VERBAL.search(low[: event.end() + 1]) or event.group() in ("attacked", "invaded"):
        return f"{what} {'against' if 'aggression' in what else 'on'} a party{by_words}"
    tail = _TAIL.match(flat, event.end())
    return _named(what + (tail.group(1) if tail else ""))


def _named(trigger: str) -> str:
    """ "on either of the parties" is "on a party"; other words of place and person stay."""
    party = defence("party").pattern.removeprefix(r"\b").removesuffix(r"\b")
    trigger = re.sub(r"\beither of (?:them|the two)\b(?= in )", "either", trigger)
    return re.sub(
        rf"\b(on|upon|against) {party}(?=$| by )",
        lambda m: f"{'on' if m[1] == 'upon' else m[1]} a party",
        " ".join(trigger.split()),
    )


def _act(low: str) -> str | None:
    acts = list(_ACT.finditer(low))
    found = next((m for m in acts if not m["called"]), acts[0] if acts else None)
    if not found:
        return None
    words = found["given"] or found["called"] or found["deed"]
    words = re.sub(r"^(?:for|with|it|the party so attacked|immediately|all|the)\s+", "", words.strip())
    return _plain(words)


def _plain(words: str) -> str:
    return " ".join(w for w in words.split() if w not in ("immediately", "its", "necessary")) if words else words
