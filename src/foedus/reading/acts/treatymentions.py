"""Treaties and laws as a clause names them: parties, telling words, what a law is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile
from operator import attrgetter

from foedus.core.mentions import find_states
from foedus.core.states import name_of
from foedus.core.words import ActKind
from foedus.reading.acts.focus import Focus
from foedus.reading.acts.naming import year_in
from foedus.reading.acts.words import act_words
from foedus.reading.syntax.clause import Clause, governed
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import table, verbs

_START = attrgetter("start")
EXITS = {"exit": "withdrawal", "end": "termination", "pause": "suspension"}  # noun classes → what they are about


_CONTENT = 10  # nodes in which a law or instrument tells what it is about


def mention(clause: Clause, nodes: Sequence[Node], text: str, focus: Focus, since: int | None = None) -> None:
    """Take up the treaties, laws and ways out that the clause names, and what stands between `since` and it."""
    begin = clause.start if since is None else min(since, clause.start)
    for i in range(bisect_left(nodes, begin, key=_START), bisect_left(nodes, clause.end, key=_START)):
        phrase = nodes[i]
        if not isinstance(phrase, Phrase):
            continue
        if phrase.sort in ("treaty", "treaty_again", "law", "instrument", "notice") and not _belongs(phrase, nodes, i):
            focus.thing = phrase.sort
        if phrase.sort == "treaty" and _apposed(phrase, nodes, i):
            focus.alias(phrase)
        elif phrase.sort in ("treaty", "treaty_again"):
            focus.take_up(phrase, *_complement(phrase, nodes[i + 1 : i + 14], text, focus), but=_replaced(phrase, clause, focus))
            focus.fresh = False
        elif phrase.sort == "law":
            if i and nodes[i - 1].low == "into":
                continue  # "signed it into law"
            telling = [n for n in nodes[max(0, i - 1) : i] if n.low.endswith("ing")]  # "the implementing bill"
            focus.law = _law(phrase, [*telling, *_description(nodes[i + 1 : i + 9])], focus)
            focus.exit = next((way for way in EXITS.values() if way == focus.law), focus.exit)
        elif phrase.sort in EXITS:
            focus.exit = EXITS[phrase.sort]


def _description(rest: Sequence[Node]) -> Sequence[Node]:
    """What is told of a law behind it, as far as no comma closes it."""
    cut = (k for k, n in enumerate(rest[:-1]) if n.low == "," and not _tells_on(rest[k + 1]))
    return rest[: next(cut, len(rest))]


def _tells_on(node: Node) -> bool:
    return node.low in words("relatives") or node.low.endswith("ing")


def _belongs(phrase: Phrase, nodes: Sequence[Node], i: int) -> bool:
    """ "A law that takes back ratification of the treaty", "the instrument of ratification of the treaty": the law is spoken of."""
    near = (n for n in nodes[max(0, i - _CONTENT) : i] if isinstance(n, Phrase))
    return phrase.sort == "treaty" and any(n.sort in ("instrument", "notice", "law") for n in near)


def _replaced(phrase: Phrase, clause: Clause, focus: Focus) -> int | None:
    """What takes another's place, or gives way to it, is not that one: the subject's treaty, before the object of such a verb."""
    if clause.verb.lemma not in words("replacing") or phrase not in clause.phrases or phrase.name:
        return None
    subject = next((p for p in clause.subject if p.sort in ("treaty", "treaty_again")), None)
    return treaty_of(subject, focus) if subject or any(p.sort == "pronoun" for p in clause.subject) else None


def treaty_of(theme: Phrase | None, focus: Focus) -> int | None:
    """The treaty that an act's theme names; else the one spoken of."""
    if theme is not None and theme.sort in ("treaty", "treaty_again"):
        found = focus.places.get((theme.start, theme.end))
        if found is not None:
            focus.current = found
            return found
    if theme is not None and theme.sort == "state":  # an organisation joined or left: its constituent treaty
        return focus.take_up(replace(theme, sort="treaty", det="", name=name_of(theme.keys[0]), keys=()))
    return focus.current if focus.current is not None and not focus.fresh else focus.main()


def told_about(words_: str) -> str | None:
    """What words are about: the first of the beginnings in `leaving.toml` that stands in them."""
    places = {about: min((i for b in begins if (i := words_.find(b)) >= 0), default=-1) for about, begins in _beginnings().items()}
    return min((a for a, i in places.items() if i >= 0), key=lambda a: places[a], default=None)


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    found = table("leaving")
    return {about: tuple(" " + b for b in found[about]) for about in ("withdrawal", "termination", "suspension", "treaty")}


def _apposed(phrase: Phrase, nodes: Sequence[Node], i: int) -> bool:
    """ "START II, an arms pact", "the agreement, known as X": a description or name right behind a treaty's name."""
    if i > 1 and nodes[i - 1].low == "as" and nodes[i - 2].low in act_words("treaties", "called"):
        return True
    before = nodes[i - 2] if i > 1 and nodes[i - 1].low == "," else None
    if not isinstance(before, Phrase) or before.sort != "treaty" or before.plural:
        return False
    return phrase.det in ("a", "an", "the") and not (phrase.name and before.name)


def _complement(
    phrase: Phrase, rest: Sequence[Node], text: str, focus: Focus
) -> tuple[tuple[str, ...], frozenset[str], int | None]:
    """Parties ("between A and B", "with B" beside "its" or "A's"), telling words ("of friendship") and year of a treaty phrase."""
    inside = tuple(m.key for _, _, m in find_states(phrase.name or ""))
    parties = _parties("with", inside, phrase, focus) if phrase.det in ("its", "'s", "his", "their") else ()
    telling: set[str] = set()
    for k, node in enumerate(rest):
        if node.low in words("party_prepositions"):
            named = (key for p in governed(rest[k : k + 5], (node.low,)) if p.sort == "state" for key in p.keys)
            parties = parties or _parties(node.low, tuple(dict.fromkeys(named)), phrase, focus)
        elif node.low in ("of", "on", "for") and not phrase.name:
            described = takewhile(lambda n: not _ends(n), rest[k + 1 : k + 5])
            telling |= {n.low for n in described if n.sort == "word" and len(n.low) > 4 and n.low.isalpha()}
        elif _ends(node):
            break
    telling -= words("adverbs") | words("prepositions") | words("subordinators") | words("determiners")
    return parties, frozenset(telling), year_in(text[phrase.start : phrase.end])


def _ends(node: Node) -> bool:
    """Does a treaty's description end here?"""
    verbal = node.sort == "word" and (node.low in verbs() or node.low in words("auxiliaries"))
    return verbal or node.sort == "time" or node.low in (",", ".", ";", "that", "which", "when")


def _parties(link: str, named: tuple[str, ...], phrase: Phrase, focus: Focus) -> tuple[str, ...]:
    if link == "between" and len(named) > 1:
        return named
    owner = phrase.keys[:1] or focus.subject[:1] or focus.states[:1]
    return tuple(dict.fromkeys((*owner, *named))) if named and owner and link == "with" else ()


def _law(phrase: Phrase, rest: Sequence[Node], focus: Focus) -> str | None:
    """What a law concerns: the treaty it ratifies, the way out it takes; the law spoken of before; else nothing."""
    if "ratification" in phrase.mods:
        return "treaty"
    named = next((EXITS[m] for m in phrase.mods if m in EXITS), None)
    if named:
        return named
    said = " " + " ".join((*phrase.mods, *(n.low for n in rest)))
    about = next((EXITS[n.sort] for n in rest if n.sort in EXITS), None) or told_about(said)
    opening = [n.low for n in rest if n.low not in ('"', "“", "‘", "’", "'")][:1]
    relative = opening in (["that"], ["which"], ["on"], ["concerning"]) and any(n.sort == "treaty" for n in rest)
    if about is None and (relative or any(n.sort == "ratification" for n in rest)):
        return "treaty"
    if about == "withdrawal" and len(focus.parties(focus.main())) == 2:
        return "termination"
    if (
        about
        or phrase.det not in act_words("treaties", "definite")
        or phrase.mods - words("determiners") - words("untelling") - words("noun_adjectives")
    ):
        return about
    voted = focus.last is not None and focus.last.kind == ActKind.PARLIAMENTARY_APPROVAL
    about_last = focus.last.about.value if focus.last is not None and voted else None
    return focus.law or about_last or (focus.exit if focus.exit != "treaty" else None)
