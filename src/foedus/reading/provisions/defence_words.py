"""The turns of phrase of defence clauses, as patterns over lower-cased text."""

from __future__ import annotations

import re

_HELP = r"(?:assistance|aid|help|support)"
_DUTY = "(?:will|shall|is|are|must|provides?|has|would)"
_STATE = "(?:states?|powers?|countr(?:y|ies)|part(?:y|ies)|nations?|aggressor)"
_EACH = "(?:each other|one another|the other(?: party| side| country)?|it|him|her|them)"

EVENT = re.compile(
    r"\b(?:unprovoked )?(?P<what>(?:armed|military) attack|(?:armed|foreign|external) aggression|act of aggression"
    r"|armed invasion|aggression|attacked|attack|invaded|invasion)\b"
)
# "an armed attack <in the Pacific area on any of them> would ...": what belongs to the attack, and where it stops
TAIL = re.compile(
    r"((?:\s+(?:on|upon|against|by|in|from|of|at|under)\s+.+?)?)"
    r"(?=[,;.”\")]|\b(?:would|shall|will|thus|is|are)\b|\band (?:thus|finds?|is|declares?|each)\b|\bas an? "
    rf"|(?<!of )(?<!on )(?<!against )\bthe (?:other|others|two|parties)\b(?= {_DUTY})|$)"
)
BY = re.compile(
    rf"\bby\s+(?:any|a|an|another|one|several|some|two|third|other|more)\b.*?\b{_STATE}\b"
    r"(?:\s+or\s+(?:a\s+)?(?:several|group|coalition|more)(?:\s+of)?(?:\s+\w+)?)?"
)
# "is subjected to an armed attack", "finds itself under attack": the attacked party is the clause's subject
SUFFERS = re.compile(
    r"(?<!there )\b(?:is|are|were|be|being|comes?|finds? itself|becomes?|faces?)\s+"
    r"(?:the (?:object|victim|target) of|subjected to|under|subject to)?\s*(?:an?\s+)?"
    r"(?:armed |unprovoked |military |external |foreign )*(?:attack(?:ed)?|aggression|invaded|invasion)"
)
ACT = re.compile(
    r"\b(?:provid|render|extend|giv|lend|offer|furnish|supply|afford)(?:e|es|ing|s)?\b\s+"
    rf"(?:{_EACH}\b)?\s*(?:(?:with|immediately|at once|forthwith)\s+)?"
    rf"(?P<given>(?!for\b)[^,.;“”\"]*?(?:{_HELP}|troops|means|protection)(?:\s+and\s+(?:\w+\s+){{0,3}}{_HELP})?)"
    rf"|\b(?P<called>(?:mutual|military|automatic|immediate)(?: military)? (?:{_HELP}|defen[cs]e|intervention))\b"
    rf"|\b(?P<deed>act to meet the common danger|act against (?:it|the attack)|come to (?:its|the|their) (?:defen[cs]e|{_HELP})"
    rf"|(?:assist|help|defend|aid|support) (?:the party(?: or parties)? so attacked|{_EACH}))\b"
)
BINDS = re.compile(
    r"\b(?:shall|will|must|bound to|obligat(?:es?|ing)|obliges?|undert(?:akes?|ook)|pledge[sd]?|agree[sd]? (?:to|that)"
    r"|commit(?:s|ted)?|provides military)\b"
)
PERMITS = re.compile(r"\b(?:may|can|could)\b")
DANGER = re.compile(r"\b(?:danger|dangerous|endanger\w*)\b|\b(?:attack|aggression) (?:on|against) (?:(?:them )?all|both)\b")
CASE = re.compile(r"\b(?:if|should|whenever|in (?:the )?(?:case|event) of)\b")
